"""The folder of editors' tables: pairs of CSV and YAML, read once and kept while neither changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from plugins.engine import problems as engine_found
from plugins.engine.contributor import Build
from plugins.engine.files import Seen, inside, read_source, scan
from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.engine.words import size_text
from plugins.opendata.digests import Digests
from plugins.opendata.tables import problems as found
from plugins.opendata.tables.grid import MAX_BYTES
from plugins.opendata.tables.reading import ReadTable, read_table
from plugins.ppid.naming import nearest
from plugins.registers.lookup import nearest as nearest_entries
from plugins.registers.lookup import resolve
from plugins.registers.model import Register, Registers

FOLDER = "media/data"
"""Where tables stand, below the content folder."""

_YAML = (".yaml", ".yml")


class Kept(Struct, frozen=True):
    """What the cache holds of a pair of files."""

    table: ReadTable | None
    problems: tuple[Problem, ...]


def load_tables(build: Build) -> tuple[tuple[ReadTable, ...], tuple[Problem, ...]]:
    """Every table of the folder, by its path, and what is wrong with the folder and the files."""
    folder = TableFolder(build)
    tables: list[ReadTable] = []
    problems: list[Problem] = []
    for kept in folder.read():
        problems += kept.problems
        if kept.table is not None:
            tables.append(kept.table)
            problems += kept.table.problems
    folder.keep()
    return tuple(tables), tuple(problems)


class TableFolder:
    """Reads the pairs of the folder; what was read is found again by size and time, then by the bytes."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._root = build.config.content
        self._digests = Digests(build, "tabel")

    @cached_property
    def _files(self) -> dict[str, Seen]:
        return {seen.file: seen for seen in scan(self._root, FOLDER)}

    def read(self) -> Iterator[Kept]:
        """Every pair, and a problem for every file without its other half."""
        described = {file.rpartition(".")[0]: file for file in self._files if file.lower().endswith(_YAML)}
        tables = {file.rpartition(".")[0]: file for file in self._files if file.lower().endswith(".csv")}
        for stem in sorted(tables.keys() | described.keys()):
            if stem not in described:
                csv, yaml = tables[stem], f"{stem.rpartition('/')[2]}.yaml"
                shown = f"{self._build.config.shown_content}/{csv}"
                yield Kept(None, (found.NOT_DESCRIBED.at(csv, yaml=yaml, csv=shown),))
            elif stem not in tables:
                yield Kept(None, (found.NO_TABLE.at(described[stem], csv=f"{stem.rpartition('/')[2]}.csv"),))
            else:
                yield self._pair(tables[stem], described[stem])
        for file in self._files:
            if file not in tables.values() and file not in described.values():
                yield Kept(None, (found.STRAY_FILE.at(file, name=file.rpartition("/")[2]),))

    def keep(self) -> None:
        """Keep what is known of the files for the next build."""
        self._digests.keep()

    def _pair(self, csv: str, yaml: str) -> Kept:
        if self._files[csv].size > MAX_BYTES:
            size, limit = size_text(self._files[csv].size), size_text(MAX_BYTES)
            return Kept(None, (found.TOO_LARGE.at(csv, size=size, limit=limit),))
        if not inside(self._root / csv, self._root):
            return Kept(None, (engine_found.OUTSIDE_TREE.at(csv, path=csv),))
        mark = fingerprint(self._digests.of(self._files[csv]), self._digests.of(self._files[yaml]))
        key = fingerprint("table", self._build.code_digest, csv, yaml, mark)
        kept = self._build.store.reading(key)
        if isinstance(kept, Kept):
            return kept
        source, wrong = read_source(self._root / yaml, self._root)
        if source is None:
            return Kept(None, wrong)
        try:
            data = self._bytes(csv)
        except OSError as failure:
            return Kept(None, (engine_found.UNREADABLE.at(csv, detail=failure.strerror or str(failure)),))
        table, problems = read_table(csv, data, source, mark, self._build.config.zone)
        made = Kept(table, (*wrong, *problems))
        self._build.store.remember(key, made)
        return made

    def _bytes(self, file: str) -> bytes:
        return (self._root / file).read_bytes()


def table_bytes(root: Path, table: ReadTable) -> bytes:
    """The bytes of a table's CSV."""
    return (root / table.csv).read_bytes()


def entry_problems(tables: Sequence[ReadTable], registers: Registers) -> Iterator[Problem]:
    """Identifiers that are in no register, told with the nearest entries."""
    names = {register.value: register for register in Register}
    for table in tables:
        for referring in table.referring:
            register = names.get(referring.target)
            if register is None:
                continue
            for value, line in referring.values:
                if value not in registers.of(register):  # a former identifier is none that other data would join
                    near = [f"{entry.id} ({entry.name})" for entry in nearest_entries(registers, register, value)]
                    yield found.UNKNOWN_ENTRY.at(
                        table.csv,
                        line,
                        header=referring.header,
                        value=value,
                        register=f"rujukan {register.value}",
                        near=f"Yang terdekat: {', '.join(near)}." if near else "",
                    )
        if table.meta.wilayah and resolve(registers, Register.WILAYAH, table.meta.wilayah) is None:
            yield found.UNKNOWN_ENTRY.at(
                table.yaml, header="wilayah", value=table.meta.wilayah, register="rujukan wilayah", near=""
            )


def table_ids(tables: Sequence[ReadTable]) -> Iterator[Problem]:
    """Tables that want the same address."""
    first: dict[str, ReadTable] = {}
    for table in tables:
        taken = first.setdefault(table.id, table)
        if taken is not table:
            yield found.ID_TAKEN.at(table.yaml, id=table.id, other=taken.yaml)


def target_of(table: ReadTable, target: str, tables: Sequence[ReadTable]) -> tuple[ReadTable, str] | Problem:
    """The table and the machine name of the column that ``<id>.<kolom>`` names, or why there is none."""
    wanted, _, name = target.partition(".")
    other = next((one for one in tables if one.id == wanted), None)
    column = other.columns.find(name) if other and other.columns else None
    if other is None or column is None:
        if other is None:
            near = nearest(wanted, [one.id for one in tables])
        else:
            near = nearest(name, [one.field.name for one in other.columns.all] if other.columns else ())
        hint = f"Mungkin maksudnya “{near}”."
        return found.BAD_RULE.at(table.yaml, key="rujukan", detail=f"“{target}” tidak ada", hint=hint)
    return other, column.field.name
