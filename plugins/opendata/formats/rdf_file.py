"""Rows as RDF 1.1, in Turtle and in JSON-LD 1.1, which read back to the same graph.

A row is about the thing at its address (`Table.subjects`). A column is the property that the field names, else one of
the dataset's own: ``<page of the dataset>#kolom-<name>``, where the page describes the column. Empty cells state
nothing, several texts are several statements.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from json.encoder import encode_basestring

from msgspec import Struct

from plugins.opendata.formats.json_file import BETWEEN, TAIL, json_cell
from plugins.opendata.model import Field, FieldType, Value
from plugins.opendata.table import Table
from plugins.opendata.values import cell_text

XSD = "http://www.w3.org/2001/XMLSchema#"
_DATATYPES = {
    FieldType.INTEGER: "integer",
    FieldType.NUMBER: "decimal",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "date",
    FieldType.DATETIME: "dateTime",
    FieldType.YEAR: "gYear",
}


class _Column(Struct, frozen=True):
    """A column as a property: its term in Turtle, and how a cell is written in each form."""

    place: int
    name: str
    turtle: str
    term: Callable[[Value], str]
    value: Callable[[Value], str]


def turtle_bytes(table: Table) -> bytes:
    """The table as Turtle."""
    return turtle_head(table) + turtle_rows(table)


def turtle_head(table: Table) -> bytes:
    """Everything before the rows."""
    return f"@prefix xsd: <{XSD}> .\n@prefix k: <{_own(table)}> .\n".encode()


def turtle_rows(table: Table) -> bytes:
    """What each row states, an empty line before it."""
    lines: list[str] = []
    kind = f"a <{table.dataset.row_class}>" if table.dataset.row_class else ""
    for subject, cells in zip(table.subjects(), _by_row(table, _turtle_cells), strict=True):
        says = [kind, *cells] if kind else cells
        if says:
            lines.append(f"\n<{subject}> " + " ;\n    ".join(says) + " .\n")
    return "".join(lines).encode()


def jsonld_bytes(table: Table) -> bytes:
    """The table as JSON-LD: a context that gives every column its property, and a node a row."""
    return b"".join((jsonld_head(table), jsonld_rows(table), TAIL))


def jsonld_head(table: Table) -> bytes:
    """Everything before the nodes."""
    head = json.dumps({"@context": _context(table)}, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "@graph": [\n'.encode()


def jsonld_rows(table: Table) -> bytes:
    """A node for each row that states something."""
    return BETWEEN.join([node.encode() for node in _nodes(table)])


def property_of(field: Field, own: str) -> str:
    """The address of a column's property; ``own`` is the beginning of the dataset's own properties."""
    return field.iri or f"{own}{field.name}"


def _nodes(table: Table) -> Iterator[str]:
    kind = f', "@type": {encode_basestring(table.dataset.row_class)}' if table.dataset.row_class else ""
    for subject, cells in zip(table.subjects(), _by_row(table, _jsonld_cells), strict=True):
        if kind or cells:
            yield f'{{"@id": {encode_basestring(subject)}{kind}{"".join(cells)}}}'


def _by_row(table: Table, written: Callable[[_Column, Sequence[Value]], list[str]]) -> Iterator[list[str]]:
    """What each row states, written column by column; an empty cell states nothing."""
    by_place = list(zip(*table.rows, strict=True))
    columns = [written(column, by_place[column.place]) for column in _columns(table)] if by_place else []
    if not columns:
        return iter([[] for _ in table.rows])
    return ([cell for cell in row if cell] for row in zip(*columns, strict=True))


def _turtle_cells(column: _Column, values: Sequence[Value]) -> list[str]:
    name, term = column.turtle, column.term
    return [
        ""
        if value is None
        else f"{name} {', '.join(map(term, value))}"
        if isinstance(value, tuple)
        else f"{name} {term(value)}"
        for value in values
    ]


def _jsonld_cells(column: _Column, values: Sequence[Value]) -> list[str]:
    start, shown = f', "{column.name}": ', column.value
    return ["" if value is None else start + shown(value) for value in values]


def _own(table: Table) -> str:
    return f"{table.origin.url(table.dataset.address)}#kolom-"


def _columns(table: Table) -> list[_Column]:
    """The columns that state something; the subject's own address does not."""
    own = _own(table)
    return [
        _Column(
            place=place,
            name=field.name,
            turtle=f"<{field.iri}>" if field.iri else f"k:{field.name}",
            term=_term(field),
            value=json_cell if field.type in _NATIVE else _as_text,
        )
        for place, field in enumerate(table.dataset.fields)
        if field.name != table.dataset.subject and property_of(field, own)
    ]


_ADDRESSES = (FieldType.URI, FieldType.URI_LIST)
_NATIVE = (*_ADDRESSES, FieldType.STRING, FieldType.LIST, FieldType.INTEGER, FieldType.BOOLEAN)
"""What JSON itself says exactly; decimals and dates are texts whose type the context tells."""


def _as_text(value: Value) -> str:
    return f'"{_lexical(value)}"'


def _lexical(value: Value) -> str:
    return f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) else cell_text(value)


def _term(field: Field) -> Callable[[Value], str]:
    """How a cell of the column is written in Turtle."""
    if field.type in _ADDRESSES:
        return lambda value: f"<{value}>"
    if field.type in {FieldType.STRING, FieldType.LIST}:
        return lambda value: encode_basestring(str(value))
    datatype = f"^^xsd:{_DATATYPES[field.type]}"
    if field.type is FieldType.YEAR:
        return lambda value: f'"{_lexical(value)}"{datatype}'
    return lambda value: f'"{cell_text(value)}"{datatype}'


def _context(table: Table) -> dict[str, object]:
    own = _own(table)
    terms: dict[str, object] = {"@version": 1.1}
    for field in table.dataset.fields:
        if field.name == table.dataset.subject:
            continue
        term = {"@id": property_of(field, own)}
        if field.type in _ADDRESSES:
            term["@type"] = "@id"
        elif field.type in _DATATYPES:
            term["@type"] = XSD + _DATATYPES[field.type]
        terms[field.name] = term
    return terms
