"""A small office whose pages come in every amount: so many articles, so many items of public information."""

from __future__ import annotations

from pathlib import Path

from support.ppid_site import DECREE, TODAY, UNITS
from support.ppid_site import item as ppid_item
from support.site import BuiltSite, article, build, standing

LONG_WORD = "ketidakbertanggungjawabannyapenyelenggaraanketerbukaaninformasi"
LONG_URL = f"https://jdih.kotacontoh.example/peraturan/2024/{LONG_WORD}/keputusan-tentang-daftar-informasi-publik.pdf"


def item(number: int) -> str:
    """A complete item of public information; every tenth has words too long for a phone."""
    long = number % 10 == 0
    return ppid_item(
        f"Isi dengan {LONG_URL} di tengahnya.\n",
        judul=f"Neraca {number} {LONG_WORD if long else 'dinas'}",
        ringkasan=f"Neraca nomor {number} {LONG_WORD if long else 'kantor'}.",
        diperbarui=f"{2026 - number % 4}-02-20",
    )


def office(root: Path, *, articles: int, items: int, **more: str) -> BuiltSite:
    """A built office with ``articles`` and ``items``; ``more`` are further articles of 2026 by their slug."""
    files: dict[str, str | bytes | None] = {
        "content/ppid/unit.yaml": UNITS,
        "content/ppid/sk-dip.yaml": DECREE,
        "content/halaman/tentang.md": standing(),
    }
    for number in range(1, articles + 1):
        files[f"content/berita/{2020 + number % 6}/kabar-{number}.md"] = article(
            f"Isi nomor {number}.\n",
            judul=f"Kabar {number} {LONG_WORD if number % 10 == 0 else 'dari kelurahan'}",
            tanggal=f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}",
            topik=["kehumasan"],
            pejabat=["sri-contoh"],
            lembaga=["dinas-contoh"],
            wilayah=["64.08"],
        )
    files |= {f"content/ppid/informasi/neraca-{number}.md": item(number) for number in range(1, items + 1)}
    files |= {f"content/berita/2026/{slug.replace('_', '-')}.md": text for slug, text in more.items()}
    site = build(
        root,
        files,
        today=TODAY,
        office_street="Jalan Contoh Nomor 1",
        office_city="Kota Contoh",
        office_postal_code="00000",
        office_phone="(000) 000 0000",
        office_email="humas@kantor.example",
        information_page="ppid/permohonan/",
        objection_page="ppid/keberatan/",
    )
    assert site.ok, site.problems
    return site
