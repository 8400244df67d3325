"""Small sites with region notes, and how to look at their profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from support.site import BuiltSite, article, build

PLUGINS = ("plugins.engine", "plugins.registers", "plugins.newsroom", "plugins.tags", "plugins.regions")
EDITION = {
    "content/rujukan/wilayah-sumber.yaml": (
        "nama: data-contoh\nversi: 7.1\nurl: https://data.example/\n"
        "lisensi: ODbL 1.0\nlisensi_url: https://lisensi.example/\n"
    )
}
NOTE = (
    "Kabupaten Kutai Timur adalah kabupaten di Provinsi Kalimantan Timur dengan ibu kota Sangatta. Luas wilayahnya "
    "35.747,50 km². Pada semester 1 tahun 2022, jumlah penduduknya 425.613 jiwa. Kabupaten ini terdiri atas "
    "18 kecamatan, 139 desa definitif, dan 2 kelurahan."
)


def with_note(note: str, label: str = "64.08", **keys: Any) -> str:
    return article(f"Rapat di daerah itu[^{label}] berjalan lancar.\n\n[^{label}]: {note}\n", **keys)


def built(root: Path, *texts: str, more: dict[str, str] | None = None, **settings: Any) -> BuiltSite:
    files = {f"content/berita/2025/tulisan-{number}.md": text for number, text in enumerate(texts, start=1)}
    return build(root, {**EDITION, **files, **(more or {})}, plugins=PLUGINS, **settings)


def facts(site: BuiltSite, code: str = "64.08") -> dict[str, Tag]:
    """The facts of a profile by their labels."""
    found = site.soup(f"wilayah/{code}/").select(".fact-sheet > div")
    return {item.dt.text: item for item in found if item.dt is not None}


def profile(site: BuiltSite, code: str = "64.08") -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site.output / f"wilayah/{code}/profil.json").read_text("utf-8"))
    return data


def main_text(soup: BeautifulSoup) -> str:
    assert soup.main is not None
    return " ".join(soup.main.text.split())
