"""The register files as `Registers`: rows to entries, then every check that looks across entries.

``content/rujukan/topik.yaml``, ``pejabat.yaml``, ``lembaga.yaml``, ``wilayah.csv`` and, if there is one,
``wilayah.yaml``; their form is told to editors in ``docs/rujukan.md``. Nothing is raised for their mistakes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.problem import Problem

from .checks import Checker, Origin
from .files import Table, read_table
from .model import Body, Official, Post, Region, Register, Registers, Topic
from .names import without_degrees
from .regions_file import read_regions
from .schema import BodyRow, CommonRow, OfficialRow, PostRow, RegionExtraRow, TopicRow

TOPICS, OFFICIALS, BODIES = "topik.yaml", "pejabat.yaml", "lembaga.yaml"
REGIONS, REGION_NAMES = "wilayah.csv", "wilayah.yaml"
REGISTER_FILES = (TOPICS, OFFICIALS, BODIES, REGIONS, REGION_NAMES)
"""The names of all files that this module reads, for who watches them for changes."""


class _Common(TypedDict):
    """What every kind of row gives to its entry."""

    aliases: tuple[str, ...]
    short_aliases: tuple[str, ...]
    definition: str
    successor: str | None
    former_ids: tuple[str, ...]
    retired: bool
    sample: bool


class _Files(Struct, frozen=True):
    topics: Table[TopicRow]
    officials: Table[OfficialRow]
    bodies: Table[BodyRow]
    regions: Table[RegionExtraRow] | None


def load_registers(root: Path, prefix: str = "rujukan") -> tuple[Registers, tuple[Problem, ...]]:
    """The registers in the folder ``root``, and all that is wrong with them, sorted by file and line.

    ``prefix`` is put before the file names that problems show. An entry with a mistake in its own row is left
    out; a reference that leads nowhere, or in a circle, is dropped, so that whoever walks along them arrives.
    """
    extra = root / REGION_NAMES
    files = _Files(
        topics=read_table(root / TOPICS, f"{prefix}/{TOPICS}", TopicRow),
        officials=read_table(root / OFFICIALS, f"{prefix}/{OFFICIALS}", OfficialRow),
        bodies=read_table(root / BODIES, f"{prefix}/{BODIES}", BodyRow),
        regions=read_table(extra, f"{prefix}/{REGION_NAMES}", RegionExtraRow) if extra.exists() else None,
    )
    shown = f"{prefix}/{REGIONS}"
    regions, lines, found = read_regions(root / REGIONS, shown)
    origins = {
        Register.TOPIK: _origin(files.topics),
        Register.PEJABAT: _origin(files.officials),
        Register.LEMBAGA: _origin(files.bodies),
        Register.WILAYAH: Origin(shown, tuple(regions), whole=bool(regions), line=_line_in(lines)),
    }
    checker = Checker(_registers(files, regions), origins)
    checker.extra_regions = _origin(files.regions) if files.regions else None
    registers = checker.run()
    for table in (files.topics, files.officials, files.bodies, files.regions):
        found.extend(table.problems if table else ())
    return registers, tuple(sorted({*found, *checker.found}))


def _origin(table: Table[TopicRow] | Table[OfficialRow] | Table[BodyRow] | Table[RegionExtraRow]) -> Origin:
    return Origin(table.file, table.ids, whole=table.whole, line=table.line)


class _line_in:  # noqa: N801  (a function that remembers the table)
    """The line of a region, whatever part of it is meant."""

    def __init__(self, lines: dict[str, int]) -> None:
        self._lines = lines

    def __call__(self, *path: str | int) -> int:
        return self._lines.get(str(path[0]), 1)


def _registers(files: _Files, regions: dict[str, Region]) -> Registers:
    named = files.regions.rows if files.regions else {}
    all_regions = {
        code: replace(region, **_common(named[code])) if code in named else region for code, region in regions.items()
    }
    topics = {i: _topic(i, row) for i, row in files.topics.rows.items()}
    officials = {i: _official(i, row) for i, row in files.officials.rows.items()}
    bodies = {i: _body(i, row) for i, row in files.bodies.rows.items()}
    return Registers(
        topics=dict(sorted(topics.items())),
        officials=dict(sorted(officials.items())),
        bodies=dict(sorted(bodies.items())),
        regions=dict(sorted(all_regions.items())),
    )


def _common(row: CommonRow) -> _Common:
    return {
        "aliases": row.alias,
        "short_aliases": row.alias_pendek,
        "definition": row.definisi,
        "successor": row.pengganti,
        "former_ids": row.id_lama,
        "retired": row.pensiun,
        "sample": row.contoh,
    }


def _topic(entry_id: str, row: TopicRow) -> Topic:
    return Topic(id=entry_id, name=row.nama, broader=row.lebih_luas, related=row.terkait, **_common(row))


def _official(entry_id: str, row: OfficialRow) -> Official:
    return Official(
        id=entry_id,
        name=without_degrees(row.nama),
        full_name=row.nama_lengkap or row.nama,
        posts=tuple(_post(post) for post in row.jabatan),
        **_common(row),
    )


def _post(row: PostRow) -> Post:
    return Post(
        title=row.jabatan,
        body=row.lembaga,
        start=row.mulai,
        end=row.selesai,
        attested=row.tercatat,
        source=row.sumber,
    )


def _body(entry_id: str, row: BodyRow) -> Body:
    return Body(
        id=entry_id,
        name=row.nama,
        short_name=row.singkatan,
        kind=row.jenis,
        parent=row.induk,
        region=row.wilayah,
        site=row.situs,
        **_common(row),
    )
