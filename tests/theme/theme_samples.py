"""Sample pages that try the theme: everything at once, nothing at all, and words too long for a phone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.engine.chrome import Alert, Chrome, DateText, Identity, NavGroup, NavLink
from plugins.engine.components import Fact, SourceLink
from plugins.engine.page import Crumb, FeedLink, Head, Page
from plugins.engine.render import Linker, Renderer
from plugins.engine.theme import Theme, load_theme
from plugins.newsroom.views import (
    ArticleView,
    AttachmentView,
    Backlink,
    Chip,
    ChipGroup,
    ClaimView,
    Credit,
    EventView,
    EvidenceView,
    FootnoteView,
    HomeView,
    ListView,
    MissingView,
    Notice,
    OutlineGroup,
    OutlineView,
    PageLink,
    Photo,
    ShareLink,
    StandingView,
    Teaser,
    TeaserGroup,
)
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
    RedirectView,
    RetiredNotice,
    TreeNode,
    YearLink,
)

ROOT = Path(__file__).parents[2] / "theme"
LONG_WORD = "Ketidakbertanggungjawabanpenyelenggaraanketerbukaaninformasi"
LONG_TITLE = (
    "Pertanggungjawaban penyelenggaraan keterbukaan informasi publik dan ketidaksinambungan pengadministrasian "
    "dokumentasi: laporan lengkap seluruh perangkat daerah, disertai lampiran, untuk tahun berjalan"
)
DAY = DateText("2025-01-15", "Rabu, 15 Januari 2025")
MOMENT = DateText("2025-01-17T08:00+07:00", "Jumat, 17 Januari 2025 pukul 08.00 WIB")
UNKNOWN = DateText("", "hari Rabu, tanggal tidak tercantum")

IDENTITY = Identity(
    name="Suluh Kota Contoh",
    office="Dinas Komunikasi dan Informatika Kota Contoh",
    office_short="Diskominfo Kota Contoh",
    tagline="Berita dan informasi publik Kota Contoh",
    url="https://kotacontoh.example",
    region="",
    street="Jalan Contoh Nomor 1",
    city="Kota Contoh",
    postal_code="00000",
    email="humas@kotacontoh.example",
    phone="(000) 000 0000",
    hours="Senin–Jumat, 08.00–16.00 WIB",
    sample=True,
    colour="#0b5d4e",
    colour_dark="#0c2b25",
)
CHROME = Chrome(
    identity=IDENTITY,
    navigation=tuple(
        NavLink(title, address)
        for title, address in (
            ("Beranda", ""),
            ("Berita", "berita/"),
            ("Informasi publik", "ppid/"),
            ("Tentang", "tentang/"),
            ("Kontak", "kontak/"),
            ("Peta situs", "peta-situs/"),
        )
    ),
    footer=(
        NavGroup("Situs ini", (NavLink("Aksesibilitas", "aksesibilitas/"), NavLink("Peta situs", "peta-situs/"))),
        NavGroup("Tautan resmi", (NavLink("JDIH", "https://jdih.example/"),)),
    ),
    alerts=(Alert("Gangguan air bersih", "Aliran padam selama perbaikan.", "ppid/serta-merta/air/", DAY),),
    stylesheet="aset/suluh.css?v=0",
    icon="aset/favicon.svg",
    complaint_name="SP4N-LAPOR!",
    complaint_url="https://www.lapor.go.id/",
    information_address="ppid/permohonan/",
    objection_address="ppid/keberatan/",
)
BARE_CHROME = replace(
    CHROME,
    identity=replace(
        IDENTITY,
        sample=False,
        tagline="",
        street="",
        city="",
        postal_code="",
        email="",
        phone="",
        hours="",
    ),
    navigation=(),
    footer=(),
    alerts=(),
    complaint_name="",
    complaint_url="",
    information_address="",
    objection_address="",
)

PHOTO = Photo("media/dialog.svg", 1200, 800, "Orang duduk melingkar", "Dialog di halaman kantor.", "Humas")
TEASERS = tuple(
    Teaser("berita/2025/dialog/", title, summary, DAY, "Berita", "Binjai", photo, flags)
    for title, summary, photo, flags in (
        ("Kominfo buka ruang dialog dengan pers", "Dinas mengajak media menjadi mitra.", PHOTO, ()),
        (LONG_TITLE, "Ringkasan.", None, ("Advertorial", "Dicabut")),
        (LONG_WORD, "", PHOTO, ()),
        ("Banjarbaru pelajari Media Matching", "Kunjungan belajar.", None, ()),
    )
)
BODY = Markup(  # noqa: S704 -- a sample
    '<p>Dinas <a href="https://media.example/">mengundang media</a> menjadi mitra<sup id="kutip-dialog-1">'
    '<a href="#catatan-dialog-1" role="doc-noteref" aria-label="Catatan kaki 1">1</a></sup>.</p>'
    '<h2 id="lampiran">Lampiran</h2><ul><li>terbuka;</li><li><a href="site:berita/">berita lain</a>.</li></ul>'
    f"<blockquote><p>{LONG_WORD}</p></blockquote>"
    "<table><thead><tr><th>Tahun</th><th>Jumlah</th></tr></thead><tbody><tr><td>2024</td><td>1.204</td></tr>"
    "</tbody></table>"
)
FOOTNOTES = (
    FootnoteView(
        1,
        "catatan-dialog-1",
        Markup("<p>Kota Contoh tidak ada di peta.</p>"),
        (Backlink("kutip-dialog-1", "Kembali ke catatan 1"),),
    ),
)
ATTACHMENTS = (AttachmentView("media/undangan.pdf", "Undangan", "PDF", "1,6 MB", "9f86d081" * 8),)
FULL_ARTICLE = ArticleView(
    title=LONG_TITLE,
    kind_key="klarifikasi",
    kind="Klarifikasi",
    summary="Kabar penutupan layanan tidak benar.",
    dateline="Binjai",
    published=DAY,
    updated=MOMENT,
    source_date="Sumber tidak mencantumkan tanggal.",
    credits=(Credit("Editor", "Nama Contoh"), Credit("Sumber", "Media Contoh", "https://media.example/")),
    sponsored="Advertorial",
    withdrawn=Notice(MOMENT, Markup("<p>Sumber menarik keterangannya.</p>")),
    corrections=(Notice(MOMENT, Markup("<p>Nama acara semula tertulis keliru.</p>")),),
    photo=PHOTO,
    event=EventView(
        "Temu pers",
        DAY,
        MOMENT,
        "Halaman kantor",
        Chip("Kota Binjai", "wilayah/12.75/"),
        (Chip("Dinas Kominfo", "lembaga/kominfo/"),),
    ),
    claim=ClaimView(
        "Semua layanan ditutup.",
        "Akun tanpa nama",
        "Pesan berantai",
        DAY,
        "Salah",
        "salah",
        (EvidenceView("Pengumuman", "berita/", False), EvidenceView("Siaran pers", "https://b.example/", True)),
    ),
    body=BODY,
    footnotes=FOOTNOTES,
    attachments=ATTACHMENTS,
    history=(Notice(DAY, Markup("<p>Menambahkan lampiran.</p>")),),
    chips=(
        ChipGroup("Topik", tuple(Chip(f"Topik nomor {number}", f"topik/{number}/") for number in range(30))),
        ChipGroup("Pejabat", (Chip("Nama Contoh", "pejabat/nama/", "Kepala Dinas"),)),
        ChipGroup("Lembaga", (Chip("Badan tanpa halaman", ""),)),
        ChipGroup("Wilayah", ()),
    ),
    related=TEASERS[:3],
    share=(ShareLink("WhatsApp", "https://wa.me/?text=a"), ShareLink("Surel", "mailto:?subject=a")),
)
BARE_ARTICLE = ArticleView(
    title="Kabar",
    kind_key="berita",
    kind="Berita",
    summary="Ringkasan.",
    dateline="",
    published=UNKNOWN,
    updated=None,
    source_date="",
    credits=(),
    sponsored="",
    withdrawn=None,
    corrections=(),
    photo=None,
    event=None,
    claim=None,
    body=Markup("<p>Isi.</p>"),
    footnotes=(),
    attachments=(),
    history=(),
    chips=(),
    related=(),
    share=(),
)
_FEED = FeedLink("Berita", "berita/atom.xml")
_LINKS = (PageLink("2025", "berita/2025/", True), PageLink("2024", "berita/2024/"))
_YEARS = (YearLink("2025", "#_tahun-2025", "12 berita"), YearLink("2024", "topik/media/bagian/1/", "20 berita"))
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
        years=_YEARS,
        older=PageLink("Bagian 1", "lembaga/dinas-contoh/bagian/1/"),
        parts=(PageLink("Bagian 1", "lembaga/dinas-contoh/bagian/1/"),),
        feed=_FEED,
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
MODELS: dict[str, tuple[str, object]] = {
    "entry": ("entry.html", FULL_ENTRY),
    "bare-entry": ("entry.html", BARE_ENTRY),
    "index": (
        "entries.html",
        IndexView("Lembaga", "Semua lembaga.", _LINKS, _INDEX_GROUPS, _HEADED_GROUPS, _TREE, ATTACHMENTS, ""),
    ),
    "bare-index": ("entries.html", IndexView("Lembaga", "", (), (), (), (), (), "Daftar ini belum berisi.")),
    "agenda": (
        "agenda.html",
        AgendaView(
            "Agenda",
            "Acara yang diberitakan.",
            _LINKS,
            (YearLink("2025", "agenda/2025/", "3 acara", True),),
            (
                AgendaGroup("Akan datang", "agenda/2025/", _EVENTS, PageLink("Semua acara", "agenda/2025/")),
                AgendaGroup("Sekarang", "", (), note="Belum ada acara."),
            ),
            PageLink("Bagian 1", "agenda/menurut-lembaga/a/bagian/1/"),
            PageLink("Terbaru", "agenda/menurut-lembaga/a/"),
            _LINKS,
            "agenda/agenda.ics",
            _FEED,
        ),
    ),
    "bare-agenda": ("agenda.html", AgendaView("Agenda", "", (), (), (), empty="Belum ada acara.")),
    "bare-redirect": ("redirect.html", RedirectView("Halaman pindah", "Ikuti tautan.", "Media", "topik/media/")),
    "article": ("article.html", FULL_ARTICLE),
    "bare-article": ("article.html", BARE_ARTICLE),
    "home": ("home.html", HomeView(TEASERS[0], TEASERS[1:], (TeaserGroup("Media", "topik/media/", TEASERS),), _FEED)),
    "bare-home": ("home.html", HomeView(None, (), (), _FEED)),
    "list": (
        "list.html",
        ListView(
            "Berita",
            "Semua berita.",
            (TeaserGroup("Januari 2025", "berita/2025/", TEASERS), TeaserGroup("", "", TEASERS[:1])),
            _LINKS,
            PageLink("Bagian 1", "berita/bagian-1/"),
            PageLink("Terbaru", "berita/"),
            _LINKS,
            _FEED,
            "",
        ),
    ),
    "bare-list": ("list.html", ListView("Berita", "", (), (), None, None, (), None, "Belum ada berita.")),
    "standing": (
        "standing.html",
        StandingView("Tentang", "Siapa kami.", DAY, BODY, FOOTNOTES, ATTACHMENTS, FULL_ARTICLE.event),
    ),
    "bare-standing": ("standing.html", StandingView("Tentang", "", None, Markup("<p>Isi.</p>"), (), ())),
    "outline": (
        "outline.html",
        OutlineView("Peta situs", "Semua halaman.", (OutlineGroup("Berita", _LINKS), OutlineGroup("Lain", ()))),
    ),
    "missing": ("missing.html", MissingView("Halaman tidak ditemukan", "Alamat ini kosong.", _LINKS)),
    "bare-missing": ("missing.html", MissingView("Halaman tidak ditemukan", "Alamat ini kosong.", ())),
}
_HEAD = Head(
    description="Ringkasan & “petik”",
    canonical="https://kotacontoh.example/berita/2025/dialog/",
    properties=(("og:title", "Judul"),),
    names=(("twitter:card", "summary"),),
    json_ld=Markup('{"@context":"https://schema.org"}'),
    feeds=(_FEED,),
)


def sample_page(name: str) -> Page:
    """The page of one sample; a bare one has neither head nor crumbs nor a mark of sample data."""
    template, model = MODELS[name]
    title = str(getattr(model, "title", "Beranda"))
    if name.startswith("bare-"):
        return Page(f"contoh/{name}/", template, title, model)
    crumbs = (Crumb("Beranda", ""), Crumb("Berita", "berita/"), Crumb(title))
    return Page(f"berita/{name}/", template, title, model, crumbs, listed=False, sample=True, head=_HEAD)


@cache
def the_theme() -> Theme:
    """The project's own theme."""
    return load_theme(ROOT)


def render(name: str) -> str:
    """One sample page as the engine renders it."""
    chrome = BARE_CHROME if name.startswith("bare-") else CHROME
    linker = Linker(offline=True, base_path="/")
    return Renderer(the_theme(), chrome, linker).render(sample_page(name)).decode()


@cache
def component_environment() -> Environment:
    """Templates as the engine sets them up, with links that stay as they are."""
    environment = Environment(
        loader=FileSystemLoader([str(path) for path in the_theme().search_path]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["local"] = Markup
    return environment


def component_names() -> list[str]:
    """Every component of the theme."""
    return sorted(path.name for path in (ROOT / "components").iterdir() if path.is_dir())


def component_yaml(name: str) -> dict[str, Any]:
    """A component's description, parameters and examples."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "components" / name / "component.yaml").read_text("utf-8"))
    return data


def trusted(value: Any, key: str = "") -> Any:
    """Example data with every ``html`` made trusted, as it is in the models."""
    if isinstance(value, dict):
        return {name: trusted(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [trusted(item) for item in value]
    return Markup(value) if key == "html" else value  # noqa: S704 -- examples of the theme itself


def render_component(name: str, data: dict[str, Any]) -> str:
    """One example of a component as HTML."""
    macro = name.replace("-", "_")
    arguments = ", ".join(f"{key}={key}" for key in data)
    source = f'{{% from "{name}/macro.html" import {macro} as shown with context %}}{{{{ shown({arguments}) }}}}'
    template = component_environment().from_string(source)
    return template.render(text=the_theme().words, link=lambda address: address or "./", **trusted(data))
