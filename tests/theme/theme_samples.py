"""Sample pages that try the theme: everything at once, nothing at all, and words too long for a phone.

The models stand in a file for each room, ``theme_samples_<room>.py``; here they are rendered as the engine does it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup
from msgspec.structs import replace
from theme_samples_gallery import GALLERY
from theme_samples_newsroom import NEWSROOM
from theme_samples_opendata import OPENDATA
from theme_samples_parts import DAY, FEED
from theme_samples_ppid import PPID
from theme_samples_publishing import PUBLISHING
from theme_samples_regions import REGIONS
from theme_samples_search import SEARCH
from theme_samples_services import SERVICES
from theme_samples_tags import TAGS

from plugins.engine.chrome import Alert, Chrome, Identity, NavGroup, NavLink
from plugins.engine.gallery import trusted
from plugins.engine.links import Linker
from plugins.engine.page import Crumb, Head, Page
from plugins.engine.render import Renderer
from plugins.engine.templates import Templates
from plugins.engine.theme import Theme, load_theme

ROOT = Path(__file__).parents[2] / "theme"
MODELS: dict[str, tuple[str, object]] = {
    **TAGS,
    **NEWSROOM,
    **REGIONS,
    **PPID,
    **OPENDATA,
    **SERVICES,
    **PUBLISHING,
    **SEARCH,
    **GALLERY,
}
"""Every sample: its template and its model. A name that begins with ``bare-`` is a page with nothing around it."""

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
    search_address="cari/",
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
    search_address="",
)

_HEAD = Head(
    description="Ringkasan & “petik”",
    canonical="https://kotacontoh.example/berita/2025/dialog/",
    properties=(("og:title", "Judul"),),
    names=(("twitter:card", "summary"),),
    json_ld=Markup('{"@context":"https://schema.org"}'),
    feeds=(FEED,),
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
def component_templates() -> Templates:
    """The templates as the engine sets them up."""
    return Templates(the_theme().search_path, the_theme().words)


def component_names() -> list[str]:
    """Every component of the theme."""
    return sorted(path.name for path in (ROOT / "components").iterdir() if path.is_dir())


def component_yaml(name: str) -> dict[str, Any]:
    """A component's description, parameters and examples."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "components" / name / "component.yaml").read_text("utf-8"))
    return data


def render_component(name: str, data: dict[str, Any]) -> str:
    """One example of a component as HTML, with links that stay as they are."""
    macro = name.replace("-", "_")
    arguments = ", ".join(f"{key}={key}" for key in data)
    source = f'{{% from "{name}/macro.html" import {macro} as shown %}}{{{{ shown({arguments}) }}}}'
    return component_templates().render_text(source, lambda address: address or "./", trusted(data))
