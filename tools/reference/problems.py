"""``docs/masalah.md``: every kind of problem that a build can report, for editors."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path

from plugins.engine.problem import ProblemKind
from tools.reference.markdown import GENERATED, escaped

ROOMS = {
    "engine": "Situs sebagai keseluruhan",
    "media": "Gambar dan dokumen",
    "registers": "Rujukan: topik, pejabat, lembaga, wilayah",
    "newsroom": "Naskah: berita dan halaman",
    "tags": "Halaman tanda",
    "regions": "Catatan wilayah",
    "ppid": "Informasi publik (PPID)",
    "opendata": "Data terbuka",
    "discovery": "Umpan, peta situs, dan mesin pencari",
    "search": "Pencarian",
    "desk": "Meja redaksi",
    "audit": "Pemeriksaan",
    "publishing": "Penerbitan",
}
"""Rooms in the order of the house, by what an editor calls them."""

_INTRODUCTION = """\
# Masalah yang dapat dilaporkan

Setiap masalah mempunyai kode. Cari kodenya di halaman ini (Ctrl+F) untuk membaca apa yang salah, mengapa itu
penting, dan cara memperbaikinya. Cara membaca laporan dijelaskan dalam
[panduan editor](panduan-editor.md#membaca-laporan-masalah).

- **GALAT** menghentikan penerbitan; situs yang sudah ada tidak berubah sampai galat diperbaiki.
- **PERINGATAN** perlu dilihat, tetapi situs tetap dibuat.
- **CATATAN** hanya memberi tahu.

Kata di dalam kurung kurawal, misalnya {key}, diganti dengan isi yang sebenarnya ketika masalah dilaporkan.
"""


def problem_kinds(root: Path) -> Mapping[str, tuple[ProblemKind, ...]]:
    """Every kind of problem by room, in the order of the house and of the codes.

    Kinds are found in the modules ``problems*.py`` and ``*_problems.py`` of each room.
    """
    rooms: dict[str, tuple[ProblemKind, ...]] = {}
    for room in ROOMS:
        kinds: dict[str, ProblemKind] = {}
        for path in sorted((root / "plugins" / room).rglob("*.py")):
            if not path.stem.startswith("problems") and not path.stem.endswith("_problems"):
                continue
            module = importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))
            found = [value for value in vars(module).values() if isinstance(value, ProblemKind)]
            kinds |= {kind.code: kind for kind in found}
        if kinds:
            rooms[room] = tuple(kinds[code] for code in sorted(kinds))
    return rooms


def problems_page(root: Path) -> str:
    """The page as Markdown."""
    parts = [GENERATED.format(note="Dibuat dari kode oleh `inv docs`; jangan diubah dengan tangan."), _INTRODUCTION]
    for room, kinds in problem_kinds(root).items():
        parts.append(f"\n## {ROOMS[room]}\n")
        parts += [_entry(kind) for kind in kinds]
    return "".join(parts)


def _entry(kind: ProblemKind) -> str:
    return (
        f"\n### {kind.code}: {_shown(kind.message)}\n\n"
        f"- **{kind.severity.label}**\n"
        f"- Mengapa: {_shown(kind.reason)}\n"
        f"- Perbaikan: {_shown(kind.hint)}\n"
    )


def _shown(template: str) -> str:
    """A template as it reads; a hint that is one placeholder is computed from what was written."""
    if template == "{nearest}":
        return "laporan menyebut yang paling mirip."
    return escaped(template.replace("{{", "{").replace("}}", "}"))
