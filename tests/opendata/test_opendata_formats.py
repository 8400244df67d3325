"""Every format says the same, and programs that are not ours read it: csv, jsonschema, openpyxl, rdflib."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import jsonschema
import openpyxl
import pytest
import rdflib
from data_samples import FIELDS, NASTY, ORIGIN, dataset, nasty_table
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.opendata.api.rows import PAGE_SIZE, api_pages
from plugins.opendata.formats.csv_file import csv_bytes
from plugins.opendata.formats.json_file import json_bytes, json_rows, json_schema
from plugins.opendata.formats.rdf_file import jsonld_bytes, turtle_bytes
from plugins.opendata.formats.xlsx_file import fits, xlsx_bytes
from plugins.opendata.model import Field, FieldType
from plugins.opendata.values import cell_text

# rdflib's own reader of JSON-LD calls what rdflib has given up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

TABLE = nasty_table()
XSD = "http://www.w3.org/2001/XMLSchema#"


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell


def test_csv_is_rfc_4180_in_utf_8_and_reads_back() -> None:
    data = csv_bytes(TABLE)
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv_rows(data)
    assert header == [field.name for field in FIELDS]
    assert data.count(b"\r\n") == len(NASTY) + 1
    assert [[without_guard(cell) for cell in row] for row in rows] == [
        [cell_text(cell) for cell in row] for row in TABLE.rows
    ]


def test_csv_holds_no_text_that_a_spreadsheet_runs_and_touches_no_number() -> None:
    rows = csv_rows(csv_bytes(TABLE))
    assert rows[1][1] == '\'=HYPERLINK("http://jahat.example","klik")'
    assert rows[2][3] == "-5"


@pytest.mark.parametrize("text", ["=1", "+62", "-x", "@a", "a=1"])
def test_apostrophe_stands_before_the_beginning_of_a_formula_only(text: str) -> None:
    field = Field(name="t", title="T")
    table = nasty_table(((text,),), fields=(field,), keys=())
    assert csv_rows(csv_bytes(table))[1] == [text if text[0] == "a" else f"'{text}"]


def test_row_of_one_empty_cell_is_still_a_row() -> None:
    table = nasty_table(((None,), ("x",)), fields=(Field(name="t", title="T"),), keys=())
    assert csv_rows(csv_bytes(table)) == [["t"], [""], ["x"]]


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=6))
def test_any_texts_are_read_back_by_the_csv_module(rows: list[list[str]]) -> None:
    fields = (Field(name="a", title="A"), Field(name="b", title="B"))
    table = nasty_table(tuple((a, b) for a, b in rows), fields=fields, keys=())
    read = csv_rows(csv_bytes(table))[1:]
    wanted = [[cell_text(cell) for cell in row] for row in table.rows]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in wanted
    ]


def test_json_matches_its_schema_and_keeps_every_digit() -> None:
    schema = json_schema(TABLE.dataset, ORIGIN)
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(json_bytes(TABLE), parse_float=Decimal)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(document)] == []
    first, second, third, last = document["baris"]
    assert first["bulat"] == 12345678901234567890
    assert second["desimal"] == Decimal("0.123456789012345678")
    assert second["teks"] == 'dua\nbaris, "kutipan"  dan \\ garis miring'
    assert third == {field.name: None for field in FIELDS} | {"id": "kosong"}
    assert last["teks"] is None
    assert document["jumlah"] == 4


@pytest.mark.parametrize(
    ("column", "value"), [("bulat", "lima"), ("daftar", ["tiga"]), ("hari", "kemarin"), ("tahun", 1.5), ("id", None)]
)
def test_schema_refuses_what_is_not_of_the_columns_kind(column: str, value: object) -> None:
    document = json.loads(json_bytes(TABLE))
    document["baris"][0][column] = value
    validator = jsonschema.Draft202012Validator(
        json_schema(TABLE.dataset, ORIGIN), format_checker=jsonschema.FormatChecker()
    )
    assert not validator.is_valid(document)


def sheet_text(value: Any) -> str:
    """A cell as openpyxl reads it, written as CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)


def same(shown: str, wanted: str) -> bool:
    if shown == wanted:
        return True
    try:
        return Decimal(shown) == Decimal(wanted)
    except ArithmeticError:
        return False


def test_workbook_has_the_values_of_the_csv_in_typed_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(TABLE)))
    sheet = book["data"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    wanted = [[without_guard(cell) for cell in row] for row in csv_rows(csv_bytes(TABLE))]
    assert [
        [same(sheet_text(a), b) for a, b in zip(row, line, strict=True)] for row, line in zip(rows, wanted, strict=True)
    ] == [[True] * len(FIELDS) for _ in wanted]
    assert sheet["E2"].value == 1234.5
    assert sheet["F2"].value is True
    assert sheet["G3"].is_date
    assert sheet["D2"].data_type == "s"  # twenty digits: a spreadsheet would lose five
    assert sheet["B2"].data_type == "s"  # a text, whatever it begins with


def test_workbook_is_made_for_reading_and_for_paper() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(TABLE)))["data"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K5"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # one page wide is the default
    assert sheet.print_title_rows == "$1:$1"


def test_equal_tables_are_equal_bytes() -> None:
    assert xlsx_bytes(TABLE) == xlsx_bytes(nasty_table())
    assert turtle_bytes(TABLE) == turtle_bytes(nasty_table())


def test_workbook_is_not_offered_where_it_would_cut_a_text() -> None:
    assert fits(TABLE)
    assert not fits(nasty_table((("a", "x" * 32_768, *[None] * 9),)))


def test_turtle_and_json_ld_are_the_same_graph() -> None:
    turtle = rdflib.Graph().parse(data=turtle_bytes(TABLE).decode(), format="turtle")
    linked = rdflib.Graph().parse(data=jsonld_bytes(TABLE).decode(), format="json-ld")
    assert set(turtle) == set(linked)
    page = "https://kantor.example/data/coba/"
    row = rdflib.URIRef(f"{page}#baris:a%2Fb%20%231")
    year = rdflib.URIRef(f"{page}#kolom-tahun")
    assert str(turtle.value(row, year)) == "2025"
    assert set(turtle.objects(row, rdflib.URIRef(f"{page}#kolom-alamat"))) == {
        rdflib.URIRef("https://kantor.example/ppid/"),
        rdflib.URIRef("https://lain.example/%3Cx%3E"),
    }
    assert (row, rdflib.DCTERMS.title, rdflib.Literal(NASTY[0][1])) in turtle
    decimals = {str(one) for one in turtle.objects(None, rdflib.URIRef(f"{page}#kolom-desimal"))}
    assert decimals == {"1234.50", "0.123456789012345678", "1000"}


@settings(max_examples=40)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_and_any_address_are_the_same_graph(text: str, address: str) -> None:
    table = nasty_table((("a", text, address, *[None] * 8),))
    turtle = rdflib.Graph().parse(data=turtle_bytes(table).decode(), format="turtle")
    assert set(turtle) == set(rdflib.Graph().parse(data=jsonld_bytes(table).decode(), format="json-ld"))


def test_pages_of_rows_are_bounded_and_lead_on() -> None:
    many = nasty_table(tuple((f"r{number}", *[None] * 10) for number in range(2 * PAGE_SIZE + 1)))
    pages = {address: json.loads(data) for address, data in api_pages(many, len(many.rows), json_rows(many))}
    assert [len(page["baris"]) for page in pages.values()] == [PAGE_SIZE, PAGE_SIZE, 1]
    seen, address = [], "data/v1/coba/1.json"
    while address:
        page = pages[address]
        seen += [row["id"] for row in page["baris"]]
        address = (page["berikutnya"] or "").removeprefix("https://kantor.example/")
    assert seen == [f"r{number}" for number in range(2 * PAGE_SIZE + 1)]
    empty = [json.loads(data) for _, data in api_pages(nasty_table(()), 0, b"")]
    assert [page["baris"] for page in empty] == [[]]


def test_row_with_a_missing_cell_and_a_moment_without_a_zone_are_refused() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        nasty_table((("a",),))
    naive = datetime(2025, 1, 1)  # noqa: DTZ001 -- what is tried
    with pytest.raises(ValueError, match="zone"):
        nasty_table((("a", None, None, None, None, None, None, naive, None, None, None),))


def test_mark_of_a_dataset_covers_words_rows_and_days() -> None:
    marks = {
        dataset().mark,
        dataset(title="Lain").mark,
        dataset(NASTY[:2]).mark,
        dataset(modified=date(2026, 3, 11)).mark,
        dataset(fields=(*FIELDS[:-1], Field(name="alamat", title="Alamat lain", type=FieldType.URI_LIST))).mark,
    }
    assert len(marks) == 5
    assert dataset().mark == dataset().mark
