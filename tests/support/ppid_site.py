"""Small sites of open information for tests; every value in them is invented."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from support.site import BuiltSite, Files, build, document

TODAY = "2026-03-10"
UNITS = "sekretariat: Sekretariat Dinas\nbidang-ikp: Bidang Informasi\n"
DECREE = "nomor: DIP/1\ntanggal: 2026-01-05\noleh: PPID\ndisetujui: Atasan PPID\n"


def item(body: str = "Isi.\n", **keys: Any) -> str:
    """A complete item; ``keys`` override its front matter, and ``None`` leaves a key out."""
    front: dict[str, Any] = {
        "judul": "Neraca 2025",
        "ringkasan": "Neraca tahun anggaran 2025.",
        "kelas": ["berkala"],
        "butir": ["B.d.2"],
        "unit": "sekretariat",
        "penanggung_jawab": "Sekretaris Dinas",
        "waktu_pembuatan": "Februari 2026",
        "tempat_pembuatan": "Kota Contoh",
        "bentuk": ["softcopy"],
        "retensi": "10 tahun",
        "diperbarui": "2026-02-20",
    }
    return document(front | keys, body)


def exempt(body: str = "", **keys: Any) -> str:
    """A complete exempt item, overridden like `item`."""
    front: dict[str, Any] = {
        "judul": "Hasil asesmen kompetensi pegawai",
        "dasar_hukum": [{"undang_undang": "UU 14/2008", "pasal": "Pasal 17 huruf h"}],
        "huruf": ["h"],
        "konsekuensi_dibuka": "Rahasia pribadi terungkap.",
        "konsekuensi_ditutup": "Rahasia pribadi terlindungi.",
        "jangka_waktu": "1 tahun",
        "nomor_keputusan": "K/1",
        "tanggal_keputusan": "2025-06-02",
        "ppid": "PPID Kota Contoh",
        "unit": "sekretariat",
    }
    return document(front | keys, body)


def ppid(root: Path, files: Files, *, today: str = TODAY, **settings: Any) -> BuiltSite:
    """A site with two units and a decree, and the files given (names relative to ``content/ppid/``)."""
    base: dict[str, str | bytes | None] = {"unit.yaml": UNITS, "sk-dip.yaml": DECREE}
    tree = {
        posixpath.normpath(f"content/ppid/{name}"): data for name, data in {**base, **files}.items() if data is not None
    }
    return build(root, tree, today=today, **settings)


def yaml_text(data: Mapping[str, Any]) -> str:
    """A mapping as YAML."""
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False)


def texts(site: BuiltSite, address: str, selector: str) -> list[str]:
    """The texts that a CSS selector finds on a page, in order, with single spaces."""
    return [" ".join(tag.get_text(" ").split()) for tag in site.soup(address).select(selector)]


def status(site: BuiltSite, address: str) -> str:
    """The state that the head of a page shows."""
    return texts(site, address, ".status")[0]


def pdf(text: str = "Isi dokumen") -> bytes:
    """A PDF of one page; without ``text`` it has no text layer."""
    stream = f"BT /F1 12 Tf 60 700 Td ({text}) Tj ET".encode() if text else b"0 0 m 10 10 l S"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
