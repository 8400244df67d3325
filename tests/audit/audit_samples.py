"""Small sites for the audits: files written into a folder, checked as `inv check` does, with invented registers."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import Image
from support.site import REGISTERS

from plugins.audit.command import run

ARTICLE = "content/berita/2025/naskah.md"
FRONT: Mapping[str, Any] = {
    "judul": "Dinas Contoh adakan rapat kehumasan",
    "tanggal": "2025-01-15",
    "ringkasan": "Dua puluh pengelola situs membahas cara menulis berita yang mudah dipahami warga.",
    "penulis": "Tim Humas",
}


_OFFICIALS = (
    "bambang-pramusinto:\n  nama: Bambang Pramusinto\n  jabatan:\n"
    "    - {jabatan: Sekretaris Dinas, lembaga: dinas-contoh, mulai: 2024-01-01}\n"
)


def manuscript(body: str, **keys: Any) -> str:
    """A valid article with a body; ``keys`` override front matter, ``None`` leaves a key out."""
    front = {key: value for key, value in {**FRONT, **keys}.items() if value is not None}
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)}---\n{body}\n"


def photo(**tags: str) -> bytes:
    """A small picture; the tags ``GPSLatitude`` (three numbers) and ``Artist`` go into its Exif."""
    picture = Image.new("RGB", (8, 8), "teal")
    exif = picture.getexif()
    if "Artist" in tags:
        exif[0x013B] = tags["Artist"]
    if "GPSLatitude" in tags:
        degrees = tuple(float(part) for part in tags["GPSLatitude"].split())
        exif.get_ifd(0x8825).update({1: "S", 2: degrees, 3: "E", 4: (110.0, 0.0, 0.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def settings(root: Path, **more: Any) -> dict[str, Any]:
    """The settings of a small site in a folder."""
    return {
        "SITENAME": "Dinas Contoh",
        "SITEURL": "https://kantor.example",
        "TIMEZONE": "Asia/Jakarta",
        "OFFICE_NAME": "Dinas Contoh",
        "BUILD_TODAY": "2026-12-01",
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "THEME": str(root / "theme"),
        "CACHE_PATH": str(root / "cache"),
        **more,
    }


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Put files, and the invented registers, into a folder."""
    officials = "content/rujukan/pejabat.yaml"
    for name, content in {**REGISTERS, officials: REGISTERS[officials] + _OFFICIALS, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def checked(root: Path, files: Mapping[str, str | bytes], **options: Any) -> dict[str, Any]:
    """The JSON report of a check of a site made of these files."""
    write(root, files)
    out = io.StringIO()
    code = run(settings(root), {**options, "format": "json"}, out)
    report: dict[str, Any] = json.loads(out.getvalue())
    assert code == (0 if report["ok"] else 1)
    return report


def codes(report: Mapping[str, Any]) -> list[str]:
    """The codes of a report, each once."""
    return sorted({problem["code"] for problem in report["problems"]})


def found_in(root: Path, body: str, **keys: Any) -> list[str]:
    """The codes found in an article with this body."""
    return codes(checked(root, {ARTICLE: manuscript(body, **keys)}))
