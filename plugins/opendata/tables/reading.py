"""A CSV and its YAML to one checked table: everything that the two files alone can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from msgspec import Struct

from plugins.engine.files import Source
from plugins.engine.problem import Problem
from plugins.engine.yamlfile import YamlDocument, YamlMistake, parse_yaml
from plugins.newsroom.frontmatter import Parts, validate
from plugins.opendata.model import FieldType, Row, Value
from plugins.opendata.tables import problems as found
from plugins.opendata.tables.charts import ChartError, figures_of
from plugins.opendata.tables.columns import Columns, Place, match_columns
from plugins.opendata.tables.grid import Grid, read_grid
from plugins.opendata.tables.schema import TableMeta
from plugins.opendata.tables.values import TypedRow, typed_rows, unique_problems, with_notation
from plugins.ppid.naming import nearest

MAX_CHARTS = 6
SHOWN = 40
"""Problems of one table that are told one by one; the rest are counted."""

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Referring(Struct, frozen=True):
    """A column whose cells must be found elsewhere: its distinct texts, each with the first line that has it."""

    header: str
    target: str
    values: tuple[tuple[str, int], ...]


class ReadTable(Struct, frozen=True):
    """A table as read: what the YAML says, its columns, how many rows, and what is wrong.

    ``columns`` is ``None`` where the table cannot be used. ``id`` is the dataset's. ``mark`` names the bytes of both
    files. ``years`` are those of the column that parts the table.
    """

    id: str
    csv: str
    yaml: str
    meta: TableMeta
    columns: Columns | None
    count: int
    mark: str
    years: tuple[int, ...]
    referring: tuple[Referring, ...]
    problems: tuple[Problem, ...]

    @property
    def published(self) -> bool:
        """Whether the table goes into the catalogue."""
        return self.columns is not None and self.meta.status == "terbit"


def read_meta(source: Source) -> tuple[TableMeta | None, YamlDocument | None, tuple[Problem, ...]]:
    """The YAML of a table by its schema, with the lines of its keys; problems are those of front matter."""
    try:
        document = parse_yaml(source.text)
    except YamlMistake as mistake:
        return None, None, (found.BAD_YAML.at(source.file, mistake.line, detail=mistake.message),)
    if not isinstance(document.data, dict):
        return None, None, (found.BAD_YAML.at(source.file, 1, detail="seharusnya pasangan kunci dan isi"),)
    meta, problems = validate(TableMeta, Parts(document.data, document, 0, "", 1), source.file)
    return (None if problems else meta), document, problems


def read_table(
    csv: str, data: bytes, source: Source, mark: str, zone: tzinfo
) -> tuple[ReadTable | None, list[Problem]]:
    """Read one table; ``None`` with the reasons where its YAML cannot be used."""
    meta, document, wrong = read_meta(source)
    if meta is None or document is None:
        return None, list(wrong)
    place = Place(csv, source.file, document.lines)
    id_ = meta.id or csv.rpartition("/")[2].rpartition(".")[0]
    problems = list(wrong)
    if not _ID.fullmatch(id_):
        example = re.sub(r"[^a-z0-9]+", "-", id_.casefold()).strip("-0123456789") or "belanja-2026"
        problems.append(found.BAD_ID.at(source.file, place.line("id"), id=id_, example=example))
    columns, rows, years = None, list[TypedRow](), tuple[int, ...]()
    grid, more = read_grid(csv, data, list(meta.kolom), meta.pemisah)
    problems += more
    if grid is not None and not more:
        columns, rows, years = _typed(meta, grid, place, zone, problems)
    referring = _referring(columns, rows) if columns else ()
    told = tuple(_limited(csv, problems))
    return ReadTable(id_, csv, source.file, meta, columns, len(rows), mark, years, referring, told), []


def rows_again(table: ReadTable, data: bytes) -> tuple[Row, ...]:
    """The rows of a table that was read without a problem, from the same bytes."""
    place = Place(table.csv, table.yaml, {})
    grid, _ = read_grid(table.csv, data, list(table.meta.kolom), table.meta.pemisah)
    if grid is None or table.columns is None:
        return ()
    rows, _ = typed_rows(table.meta, table.columns, grid, place)
    return tuple(row.values for row in rows)


def year_of(value: Value) -> int | None:
    """The year of a cell by which a table is parted."""
    if isinstance(value, int):
        return value
    return getattr(value, "year", None)


def _typed(
    meta: TableMeta, grid: Grid, place: Place, zone: tzinfo, problems: list[Problem]
) -> tuple[Columns | None, list[TypedRow], tuple[int, ...]]:
    columns, wrong = match_columns(meta, grid.headers, place, zone)
    wrong += _name_problems(meta, columns, place)
    if not wrong:
        columns, doubts = with_notation(meta, columns, grid, place)
        wrong += doubts
    problems += wrong
    if wrong:
        return None, [], ()
    rows, wrong = typed_rows(meta, columns, grid, place)
    wrong += unique_problems(meta, columns, rows, place.csv)
    if not wrong:  # a chart of wrong values would only be a second complaint about them
        wrong += _chart_problems(meta, columns, [row.values for row in rows], place)
    problems += wrong
    years: tuple[int, ...] = ()
    if meta.per_tahun and (parting := columns.find(meta.per_tahun)):
        years = tuple(sorted({year for row in rows if (year := year_of(row.values[parting.place])) is not None}))
    return columns, rows, years


def _name_problems(meta: TableMeta, columns: Columns, place: Place) -> Iterator[Problem]:
    """Columns that the YAML names outside of ``kolom`` and that do not exist or do not fit."""
    headers = [column.header for column in columns.all]
    for number, name in enumerate(meta.kunci):
        if columns.find(name) is None:
            detail = f"kolom “{name}” tidak ada"
            hint = f"Mungkin maksudnya “{nearest(name, headers)}”."
            yield found.BAD_RULE.at(place.yaml, place.line("kunci", number), key="kunci", detail=detail, hint=hint)
    if meta.per_tahun:
        column = columns.find(meta.per_tahun)
        if column is None or column.field.type not in {FieldType.YEAR, FieldType.DATE, FieldType.DATETIME}:
            detail = f"“{meta.per_tahun}” bukan kolom tahun atau tanggal"
            hint = "Sebut kolom berjenis tahun, tanggal, atau waktu."
            yield found.BAD_RULE.at(place.yaml, place.line("per_tahun"), key="per_tahun", detail=detail, hint=hint)
    if meta.masa and meta.masa.selesai < meta.masa.mulai:
        hint = "Tukar `mulai` dan `selesai`."
        detail = "selesai sebelum mulai"
        yield found.BAD_RULE.at(place.yaml, place.line("masa"), key="masa", detail=detail, hint=hint)


def _chart_problems(meta: TableMeta, columns: Columns, rows: Sequence[Row], place: Place) -> Iterator[Problem]:
    if len(meta.bagan) > MAX_CHARTS:
        hint = f"Sisakan {MAX_CHARTS} bagan."
        detail = f"lebih dari {MAX_CHARTS} bagan"
        yield found.BAD_RULE.at(place.yaml, place.line("bagan"), key="bagan", detail=detail, hint=hint)
    for number, chart in enumerate(meta.bagan):
        try:
            figures_of(chart, columns, rows)
        except ChartError as mistake:
            yield found.CHART_WRONG.at(
                place.yaml, place.line("bagan", number), chart=chart.judul, detail=mistake.detail, hint=mistake.hint
            )


def _referring(columns: Columns, rows: Sequence[TypedRow]) -> tuple[Referring, ...]:
    made: list[Referring] = []
    for column in columns.all:
        if not column.meta.rujukan:
            continue
        first: dict[str, int] = {}
        for row in rows:
            value = row.values[column.place]
            for part in value if isinstance(value, tuple) else (value,):
                if part is not None:
                    first.setdefault(str(part), row.line)
        made.append(Referring(column.header, column.meta.rujukan, tuple(first.items())))
    return tuple(made)


def _limited(file: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first problems one by one, and how many more there are."""
    yield from problems[:SHOWN]
    if len(problems) > SHOWN:
        yield found.MORE.at(file, count=len(problems) - SHOWN, shown=SHOWN)
