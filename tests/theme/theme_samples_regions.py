"""Samples of the pages of regions: a profile with everything and with nothing, and the index."""

from __future__ import annotations

from markupsafe import Markup
from theme_samples_parts import FACTS, FEED, LINKS, LONG_TITLE, LONG_WORD, TEASERS, chart, table

from plugins.engine.components import Mark, SourceLink
from plugins.newsroom.views import Chip, ChipGroup, TeaserGroup
from plugins.regions.views import (
    BodyView,
    Credit,
    FactGroupView,
    FactView,
    Quote,
    RegionsView,
    RegionView,
    SourceView,
)
from plugins.tags.views import IndexGroup, IndexLine, Listing, PostLine, RetiredNotice

_QUOTE = Quote("penduduknya 425.613 jiwa", 1, LONG_TITLE, "berita/2025/dialog/#catatan-dialog-1")
_CREDIT = Credit(
    "Dihitung dari", LONG_WORD, "https://data.example/", "dengan lisensi", "ODbL 1.0", "https://l.example/"
)
_FACTS = (
    FactGroupView("Luas", "", (FactView("1.234,5 km²", "", Mark("positive", "Sesuai daftar"), "", (_QUOTE,)),)),
    FactGroupView(
        LONG_TITLE,
        "Sumber menyebut hal yang berbeda.",
        (
            FactView(
                "19 kecamatan", "2022", Mark("caution", "Berbeda dari daftar"), "Daftar memuat 18.", (), "dan 2 lagi"
            ),
            FactView(LONG_WORD, "tanggal tidak disebutkan", None, "", (_QUOTE, _QUOTE)),
        ),
    ),
)
FULL_REGION = RegionView(
    code="00.00",
    title=LONG_TITLE,
    kind="Kabupaten",
    summary="Kabupaten contoh di Provinsi Contoh.",
    retired=RetiredNotice(
        "Tidak dipakai lagi", Markup('<p>Penggantinya: <a href="site:wilayah/00.01/">Contoh</a>.</p>')
    ),
    register=FACTS,
    credit=_CREDIT,
    facts=_FACTS,
    charts=(chart("_bagan"),),
    statements=(_QUOTE,),
    sources=(SourceView(1, LONG_TITLE, "berita/2025/dialog/#catatan-dialog-1", "15 Januari 2025"),),
    regions=table("_wilayah"),
    bodies=(
        BodyView("Dinas Contoh", "lembaga/a/", (PostLine("sejak 2024", "Kepala", LONG_WORD, "", SourceLink("SK")),)),
        BodyView(LONG_TITLE, "", ()),
    ),
    together=(ChipGroup("Wilayah", (Chip("Kota Binjai", "wilayah/12.75/", "2 berita"),)),),
    listing=Listing((TeaserGroup("2025", "", TEASERS),), (), None, (), FEED, ""),
    data="wilayah/00.00/data.json",
    measures=(),
    information=LINKS[:1],
)
BARE_REGION = RegionView(
    code="00.01",
    title="Kota Contoh",
    kind="Kota",
    summary="Kota contoh.",
    retired=None,
    register=FACTS[1:],
    credit=None,
    facts=(),
    charts=(),
    statements=(),
    sources=(),
    regions=None,
    bodies=(),
    together=(),
    listing=Listing((), (), None, (), None, ""),
    data="wilayah/00.01/data.json",
    measures=(),
)
REGIONS: dict[str, tuple[str, object]] = {
    "region": ("region.html", FULL_REGION),
    "bare-region": ("region.html", BARE_REGION),
    "regions": (
        "regions.html",
        RegionsView(
            "Wilayah",
            "Semua wilayah.",
            LINKS,
            (IndexLine(LONG_TITLE, "wilayah/00.00/", "2 fakta"), IndexLine(LONG_WORD, "wilayah/00.01/", "")),
            table("_provinsi"),
            (IndexGroup("A", "a", (IndexLine(LONG_WORD, "wilayah/00.02/", ""),)),),
            _CREDIT,
        ),
    ),
    "bare-regions": ("regions.html", RegionsView("Wilayah", "Belum ada.", (), (), None, (), None)),
}
