"""The columns of a table as the YAML describes them, matched with the headings of the CSV, their rules checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo
from decimal import Decimal

from msgspec import Struct, field

from plugins.engine.problem import Problem
from plugins.newsroom.slugs import slugged
from plugins.opendata.model import Constraints, Field, FieldType
from plugins.opendata.tables import problems as found
from plugins.opendata.tables.cells import BadCellError, Manner, value_of
from plugins.opendata.tables.grid import fold
from plugins.opendata.tables.numbers import Notation
from plugins.opendata.tables.schema import ColumnMeta, TableMeta
from plugins.ppid.naming import nearest
from plugins.registers.model import Register

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_RANGED = {FieldType.INTEGER, FieldType.NUMBER, FieldType.YEAR, FieldType.DATE}
_WORDED = {FieldType.STRING, FieldType.URI, FieldType.LIST}
NUMBERS = frozenset((FieldType.INTEGER, FieldType.NUMBER))
_REGISTERS = {register.value for register in Register}


class Column(Struct, frozen=True):
    """A column of a table: its place from 0, its heading, what the YAML says of it, and its field as a dataset's."""

    place: int
    header: str
    meta: ColumnMeta
    field: Field
    manner: Manner

    @property
    def register(self) -> Register | None:
        """The register whose identifiers the cells are."""
        return Register(self.meta.rujukan) if self.meta.rujukan in _REGISTERS else None

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What every text matches as a whole."""
        return re.compile(self.meta.pola) if self.meta.pola else None


class Columns(Struct, frozen=True):
    """The columns in the order of the CSV; ``by_name`` finds them by heading or machine name, folded."""

    all: tuple[Column, ...]
    by_name: Mapping[str, Column] = field(default_factory=dict)

    def find(self, written: str) -> Column | None:
        """The column that an editor names."""
        return self.by_name.get(fold(written))


class Place(Struct, frozen=True):
    """Where problems are told: both files, and the line of each key of the YAML."""

    csv: str
    yaml: str
    lines: Mapping[tuple[str | int, ...], int]

    def line(self, *path: str | int) -> int:
        """The line of a key of the YAML, or of the nearest above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def match_columns(meta: TableMeta, headers: Sequence[str], place: Place, zone: tzinfo) -> tuple[Columns, list[Problem]]:
    """The described columns that the table has, and what is wrong between YAML and headings.

    A table-wide notation is set later, where the numbers are seen; a column's own is in its `Manner` already.
    """
    problems: list[Problem] = []
    described = {fold(written): (written, column) for written, column in meta.kolom.items()}
    folded = {fold(header): header for header in headers}
    for key, (written, _) in described.items():
        if key not in folded:
            near = nearest(written, headers)
            problems.append(
                found.COLUMN_UNKNOWN.at(
                    place.yaml,
                    place.line("kolom", written),
                    header=written,
                    near=f"Mungkin maksudnya “{near}”." if near else "",
                    known=", ".join(headers),
                )
            )
    columns: list[Column] = []
    for number, header in enumerate(headers):
        if fold(header) not in described:
            problems.append(found.COLUMN_NOT_DESCRIBED.at(place.csv, 1, header=header, yaml=place.yaml))
            continue
        written, said = described[fold(header)]
        rules = _Rules(header, written, said, place)
        columns.append(_column(number, rules, zone, problems))
    problems += _name_problems(columns, place)
    by_name = {column.field.name: column for column in columns} | {fold(column.header): column for column in columns}
    return Columns(tuple(columns), by_name), problems


class _Rules(Struct, frozen=True):
    header: str
    written: str
    said: ColumnMeta
    place: Place

    def wrong(self, key: str, detail: str, hint: str) -> Problem:
        line = self.place.line("kolom", self.written, key)
        return found.BAD_RULE.at(self.place.yaml, line, key=f"kolom.{self.written}.{key}", detail=detail, hint=hint)


def _column(number: int, rules: _Rules, zone: tzinfo, problems: list[Problem]) -> Column:
    said, header = rules.said, rules.header
    manner = Manner(said.bilangan or Notation.INDONESIAN, said.bentuk, said.pemisah, zone)
    problems += _rule_problems(rules)
    low, high = (_limit(key, rules, manner, problems) for key in ("paling_kecil", "paling_besar"))
    if low is not None and high is not None and low > high:  # type: ignore[operator]  # both of the column's type
        problems.append(rules.wrong("paling_besar", "lebih kecil daripada paling_kecil", "Tukar keduanya."))
    constraints = Constraints(
        required=said.wajib,
        unique=said.unik,
        minimum=low,
        maximum=high,
        max_length=said.panjang if said.jenis in _WORDED else None,
        enum=said.pilihan if said.jenis in _WORDED else (),
        pattern=said.pola if said.jenis in _WORDED else "",
    )
    made = Field(
        name=said.nama or _name(header),
        title=said.judul or header,
        type=said.jenis,
        description=said.keterangan,
        unit=said.satuan,
        constraints=constraints,
    )
    return Column(number, header, said, made, manner)


def _name(header: str) -> str:
    """A heading as a name for machines."""
    name = slugged(header).replace("-", "_")
    return name if _NAME.fullmatch(name) else f"kolom_{name}".rstrip("_")


def _rule_problems(rules: _Rules) -> Iterator[Problem]:
    said = rules.said
    for key, kinds in (
        ("pilihan", _WORDED),
        ("panjang", _WORDED),
        ("pola", _WORDED),
        ("paling_kecil", _RANGED),
        ("paling_besar", _RANGED),
        ("bilangan", NUMBERS),
        ("bentuk", {FieldType.DATE}),
    ):
        if getattr(said, key) and said.jenis not in kinds:
            yield rules.wrong(key, "tidak berlaku untuk jenis kolom ini", "Hapus kunci itu, atau ubah `jenis`.")
    if said.pola:
        try:
            re.compile(said.pola)
        except re.error:
            yield rules.wrong("pola", "bukan ekspresi reguler yang sah", "Periksa tanda kurungnya, atau hapus.")
    if said.rujukan and said.rujukan not in _REGISTERS and not re.fullmatch(r"[a-z][a-z0-9-]*\.\S+", said.rujukan):
        known = ", ".join(sorted(_REGISTERS))
        yield rules.wrong("rujukan", "tidak dikenal", f"Pilihannya: {known}, atau <pengenal-tabel>.<kolom>.")


def _limit(key: str, rules: _Rules, manner: Manner, problems: list[Problem]) -> int | Decimal | date | None:
    """A limit, written as the cells are, or plainly as machines write numbers."""
    text = getattr(rules.said, key).strip()
    if not text or rules.said.jenis not in _RANGED:
        return None
    ways = [manner, *(Manner(notation, manner.order) for notation in Notation)]
    for way in ways:
        try:
            value = value_of(text, rules.said.jenis, way)
        except BadCellError as mistake:
            said = mistake
        else:
            assert isinstance(value, int | Decimal | date)
            return value
    problems.append(rules.wrong(key, f"“{text}” {said.what}", said.hint))
    return None


def _name_problems(columns: Sequence[Column], place: Place) -> Iterator[Problem]:
    taken: dict[str, Column] = {}
    for column in columns:
        name = column.field.name
        if not _NAME.fullmatch(name):
            line = place.line("kolom", column.header, "nama")
            hint = "Pakai huruf kecil, angka, dan garis bawah, diawali huruf."
            yield found.BAD_RULE.at(
                place.yaml, line, key=f"kolom.{column.header}.nama", detail=f"“{name}” bukan nama bagi mesin", hint=hint
            )
        first = taken.setdefault(name, column)
        if first is not column:
            yield found.NAME_TAKEN.at(
                place.yaml, place.line("kolom", column.header), header=column.header, other=first.header, name=name
            )
