"""Samples of the pages of the registers' entries: an entry, an index, the agenda, an address that moved."""

from __future__ import annotations

from markupsafe import Markup
from msgspec.structs import replace
from theme_samples_parts import (
    ATTACHMENTS,
    DAY,
    FEED,
    LINKS,
    LONG_TITLE,
    LONG_WORD,
    MOMENT,
    TEASERS,
    UNKNOWN,
    YEARS,
)

from plugins.engine.components import Fact, SourceLink
from plugins.newsroom.views import Chip, ChipGroup, PageLink, RedirectView, TeaserGroup
from plugins.tags.views import (
    AgendaGroup,
    AgendaItem,
    AgendaView,
    EntryView,
    IndexGroup,
    IndexLine,
    IndexView,
    Listing,
    PostLine,
    RetiredNotice,
    TreeNode,
    YearLink,
)

_INDEX_GROUPS = (
    IndexGroup("A", "a", (IndexLine(LONG_TITLE, "lembaga/a/", "12 berita"), IndexLine("Antara", "", ""))),
    IndexGroup("0–9", "angka", (IndexLine(LONG_WORD, "lembaga/b/", ""),)),
)
_HEADED_GROUPS = (IndexGroup(LONG_TITLE, "media", (IndexLine("Media Contoh", "lembaga/m/", ""),)),)
_TREE = (TreeNode(LONG_TITLE, "lembaga/a/", "", False, (TreeNode("Dinas Contoh", "", "3 berita", True),)),)
FULL_ENTRY = EntryView(
    register="lembaga",
    id="dinas-contoh",
    title=LONG_TITLE,
    kind="Perangkat daerah",
    summary="Perangkat daerah yang mengurus komunikasi.",
    retired=RetiredNotice(
        "Tidak dipakai lagi", Markup('<p>Penggantinya: <a href="site:lembaga/b/">Dinas Baru</a>.</p>')
    ),
    facts=(Fact("Nama lain", LONG_WORD), Fact("Wilayah", "Kota Binjai", "wilayah/12.75/")),
    posts=(PostLine("sejak 1 Januari 2024", "Kepala Dinas", "Dinas Contoh", "lembaga/b/", SourceLink("SK")),),
    officials=(PostLine("waktu tidak diketahui", "Sekretaris", "Sri Contoh", "", None),),
    tree=_TREE,
    relations=(ChipGroup("Topik terkait", (Chip("Media", "topik/media/"),)),),
    together=(ChipGroup("Pejabat", (Chip("Sri Contoh", "pejabat/sri-contoh/", "2 berita"),)),),
    listing=Listing(
        groups=(TeaserGroup("2025", "", TEASERS), TeaserGroup("2024", "", (replace(TEASERS[0], note="Jabatan"),))),
        years=YEARS,
        older=PageLink("Bagian 1", "lembaga/dinas-contoh/bagian/1/"),
        parts=(PageLink("Bagian 1", "lembaga/dinas-contoh/bagian/1/"),),
        feed=FEED,
        empty="",
    ),
    information=(PageLink("Daftar informasi publik", "ppid/"),),
)
BARE_ENTRY = EntryView(
    register="topik",
    id="media",
    title="Media",
    kind="Topik",
    summary="",
    retired=None,
    facts=(),
    posts=(),
    officials=(),
    tree=(),
    relations=(),
    together=(),
    listing=Listing((), (), None, (), None, "Belum ada berita yang menyebutnya."),
)
_EVENTS = (
    AgendaItem(
        LONG_TITLE,
        "berita/2025/dialog/",
        DAY,
        MOMENT,
        LONG_WORD,
        Chip("Kota Binjai", "wilayah/12.75/"),
        (Chip("Dinas Kominfo", "lembaga/kominfo/"),),
        ("Dicabut",),
        "berita/2025/dialog/acara.ics",
    ),
    AgendaItem("Kunjungan belajar", "berita/2025/dialog/", UNKNOWN, None, "", None, (), (), ""),
)
TAGS: dict[str, tuple[str, object]] = {
    "entry": ("entry.html", FULL_ENTRY),
    "bare-entry": ("entry.html", BARE_ENTRY),
    "index": (
        "entries.html",
        IndexView("Lembaga", "Semua lembaga.", LINKS, _INDEX_GROUPS, _HEADED_GROUPS, _TREE, ATTACHMENTS, ""),
    ),
    "bare-index": ("entries.html", IndexView("Lembaga", "", (), (), (), (), (), "Daftar ini belum berisi.")),
    "agenda": (
        "agenda.html",
        AgendaView(
            "Agenda",
            "Acara yang diberitakan.",
            LINKS,
            (YearLink("2025", "agenda/2025/", "3 acara", True),),
            (
                AgendaGroup("Akan datang", "agenda/2025/", _EVENTS, PageLink("Semua acara", "agenda/2025/")),
                AgendaGroup("Sekarang", "", (), note="Belum ada acara."),
            ),
            PageLink("Bagian 1", "agenda/menurut-lembaga/a/bagian/1/"),
            PageLink("Terbaru", "agenda/menurut-lembaga/a/"),
            LINKS,
            "agenda/agenda.ics",
            FEED,
        ),
    ),
    "bare-agenda": ("agenda.html", AgendaView("Agenda", "", (), (), (), empty="Belum ada acara.")),
    "bare-redirect": ("redirect.html", RedirectView("Halaman pindah", "Ikuti tautan.", "Media", "topik/media/")),
}
