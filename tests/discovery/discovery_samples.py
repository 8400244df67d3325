"""Articles that use every part of the front matter, and readers for what machines find on a page."""

from __future__ import annotations

import io
import json
from typing import Any

import feedparser
from PIL import Image
from support.site import BuiltSite, article

HOSTILE = "A & B <b>\"]]>\"</b> </script><script>alert(1)</script> 😀 <!-- \u2028 'x'"


def photo() -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(buffer, "JPEG")
    return buffer.getvalue()


FULL: dict[str, Any] = {
    "judul": "Dinas Contoh bahas anggaran kehumasan",
    "tanggal": "2025-03-04 09:30 WITA",
    "diperbarui": "2025-03-06",
    "ringkasan": "Ringkasan lengkap tentang anggaran kehumasan.",
    "dateline": "Sangatta",
    "topik": ["anggaran", "kehumasan"],
    "pejabat": ["sri-contoh"],
    "lembaga": ["dinas-contoh"],
    "wilayah": ["64.08"],
    "peristiwa": {
        "nama": "Rapat anggaran",
        "mulai": "2025-03-03",
        "selesai": "2025-03-04",
        "tempat": "Aula kantor",
        "wilayah": "64.08",
        "penyelenggara": ["dinas-contoh"],
    },
    "sumber": {"nama": "Media Contoh", "url": "https://media.example/a?b=1&c=2", "penulis": "Budi", "editor": "Ani"},
    "penulis": "Citra",
    "editor": "Dewi",
    "iklan": True,
    "iklan_keterangan": "ADV Contoh",
    "foto": {"berkas": "media/foto.jpg", "alt": "Meja rapat.", "keterangan": "Suasana.", "kredit": "Foto: Eka"},
    "lampiran": [{"berkas": "media/a b.pdf", "judul": "Paparan"}],
    "ralat": [{"waktu": "2025-03-07 10:00 WIB", "isi": "Angka semula keliru."}],
    "tags": ["Rapat Kerja"],
}
BODY = (
    "## Bagian satu\n\nIsi dengan [berkas]({static}/media/a%20b.pdf), [halaman]({filename}lain.md), dan catatan.[^a] "
    "Ke [bagian satu](#bagian-satu).\n\n[^a]: Catatan dengan [tautan](https://luar.example/) & tanda.\n"
)
CLAIM: dict[str, Any] = {
    "judul": "Kabar pemutusan layanan itu tidak benar",
    "jenis": "klarifikasi",
    "klaim": {"isi": "Layanan diputus.", "pengucap": "Akun anonim", "tempat": "WhatsApp", "tanggal": "2025-02-01"},
    "temuan": "salah",
    "bukti": [
        {"judul": "Pengumuman resmi", "url": "https://luar.example/p"},
        {"judul": "Surat", "berkas": "media/a b.pdf"},
    ],
}


def sample_files() -> dict[str, str | bytes | None]:
    """A site whose articles together use everything."""
    return {
        "content/media/foto.jpg": photo(),
        "content/media/a b.pdf": b"%PDF-1.4 contoh",
        "content/berita/2025/penuh.md": article(BODY, **FULL),
        "content/berita/2025/lain.md": article(judul="Berita lain"),
        "content/berita/2025/klaim.md": article(**CLAIM),
        "content/berita/2024/dicabut.md": article(
            "Naskah rahasia yang ditarik.\n",
            judul="Berita yang dicabut",
            tanggal="2024-05-01",
            ringkasan="Ringkasan yang ikut ditarik.",
            dicabut={"waktu": "2024-06-01", "alasan": "Data pribadi terungkap."},
        ),
    }


def graph(site: BuiltSite, address: str) -> list[dict[str, Any]]:
    """The nodes of a page's JSON-LD, read as a browser would."""
    scripts = site.soup(address).select('script[type="application/ld+json"]')
    assert len(scripts) == 1
    data = json.loads(scripts[0].string or "")
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def node(site: BuiltSite, address: str, kind: str) -> dict[str, Any]:
    """The only node of a type on a page."""
    found = [item for item in graph(site, address) if item["@type"] == kind]
    assert len(found) == 1, [item["@type"] for item in graph(site, address)]
    return found[0]


def meta(site: BuiltSite, address: str) -> dict[str, list[str]]:
    """Meta names and properties of a page with their contents."""
    found: dict[str, list[str]] = {}
    for tag in site.soup(address).select("meta[name], meta[property]"):
        found.setdefault(str(tag.get("property") or tag.get("name")), []).append(str(tag["content"]))
    return found


def feed(site: BuiltSite, address: str) -> Any:
    """A feed, read by feedparser without its clean-up of HTML."""
    read = feedparser.parse((site.output / address).read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo, read.get("bozo_exception")
    return read
