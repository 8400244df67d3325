"""Editors' tables: however a spreadsheet writes them, they are read right, or the editor is told where they are not."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_samples import ZONE, codes, described, read, rows, told

TWO = {"Nama": "teks", "Jumlah": "bulat"}
PAIR = (("Timur", 1200), ("Barat", 7))


@pytest.mark.parametrize(
    "data",
    [
        "Nama,Jumlah\nTimur,1200\nBarat,7\n",
        "Nama;Jumlah\nTimur;1.200\nBarat;7\n",
        "Nama\tJumlah\nTimur\t1200\nBarat\t7",
        "\ufeffNama;Jumlah\r\nTimur;1200\r\nBarat;7\r\n",
        "Nama,Jumlah\rTimur,1200\rBarat,7\r",
        'sep=;\nNama;Jumlah\n"Timur";"1200"\nBarat;7\n',
        '"Nama","Jumlah"\n" Timur ","1,200"\nBarat,7\n',
        "Nama;Jumlah;;\nTimur;1200;;\nBarat;7;;\n;;;\n",
        "\nNAMA;  jumlah\nTimur;1 200\n\nBarat;7\n",
    ],
    ids=["commas", "semicolons", "tabs", "BOM and CRLF", "CR", "sep=", "quoted", "empty columns", "case and spaces"],
)
def test_table_is_read_as_spreadsheets_write_it(data: str) -> None:
    assert rows(data, TWO) == PAIR


def test_delimiter_is_the_one_that_gives_the_described_headings() -> None:
    """More commas than semicolons: the headings decide, not the count."""
    data = "Kode;Uraian, lengkap, dan panjang\n1;a,b,c,d\n"
    assert rows(data, {"Kode": "bulat", "Uraian, lengkap, dan panjang": "teks"}) == ((1, "a,b,c,d"),)


def test_one_column_needs_no_delimiter() -> None:
    assert rows("Nilai\n1,5\n2,25\n", {"Nilai": "desimal"}) == ((Decimal("1.5"),), (Decimal("2.25"),))


def test_cell_may_hold_delimiters_quotes_and_lines() -> None:
    data = 'Nama,Jumlah\n"Rapat ""A"", B\ndan C",3\nD,4\n'
    assert rows(data, TWO) == (('Rapat "A", B\ndan C', 3), ("D", 4))
    wrong = told(data.replace("D,4", "D,x"), TWO)
    assert [(one.code, one.line) for one in wrong] == [("O119", 4)]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("teks", "-5 derajat", "-5 derajat"),
        ("bulat", "-1.200", -1200),
        ("bulat", "−7", -7),
        ("desimal", "1.234.567,125", Decimal("1234567.125")),
        ("desimal", "0,50", Decimal("0.50")),
        ("tahun", "2026", 2026),
        ("tanggal", "2026-03-10", date(2026, 3, 10)),
        ("tanggal", "10 Maret 2026", date(2026, 3, 10)),
        ("waktu", "2026-03-10 09.30", datetime(2026, 3, 10, 9, 30, tzinfo=ZONE)),
        ("waktu", "2026-03-10T09:30+07:00", datetime.fromisoformat("2026-03-10T09:30+07:00")),
        ("ya-tidak", "Ya", True),
        ("ya-tidak", "FALSE", False),
        ("url", "https://jdih.kotacontoh.example/a?b=1", "https://jdih.kotacontoh.example/a?b=1"),
        ("daftar", "a; b ;c", ("a", "b", "c")),
    ],
)
def test_cell_is_read_by_the_type_of_its_column(kind: str, text: str, value: Any) -> None:
    assert rows(f"A\tB\n1\t{text}\n", {"A": "bulat", "B": kind}) == ((1, value),)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bulat", "1,5"),
        ("bulat", "Rp 1.000"),
        ("bulat", "1E+05"),
        ("bulat", "(500)"),
        ("bulat", "12.34.56"),
        ("bulat", "1234567890123456789"),
        ("bulat", "٣"),
        ("desimal", "12%"),
        ("desimal", "-"),
        ("desimal", "NaN"),
        ("desimal", "1_000"),
        ("tahun", "2.026"),
        ("tahun", "26"),
        ("tanggal", "10/03/2026"),
        ("tanggal", "2026-02-30"),
        ("tanggal", "46091"),
        ("waktu", "2026-03-10"),
        ("waktu", "2026-03-10 25.00"),
        ("ya-tidak", "mungkin"),
        ("url", "www.example.id"),
        ("url", "javascript:alert(1)"),
        ("url", "https://[::1"),
    ],
)
def test_cell_that_is_not_of_its_type_is_named_with_line_column_and_value(kind: str, text: str) -> None:
    (problem,) = told(f"A\tB\n1\t\n2\t{text}\n", {"A": "bulat", "B": kind})
    assert (problem.code, problem.file, problem.line) == ("O119", "media/data/uji.csv", 3)
    assert "Kolom “B”" in problem.message
    assert f"“{text}”" in problem.message


def test_days_with_slashes_need_their_order() -> None:
    for order, day in (("hari/bulan/tahun", date(2026, 3, 4)), ("bulan/hari/tahun", date(2026, 4, 3))):
        assert rows("A\n04/03/2026\n", {"A": {"jenis": "tanggal", "bentuk": order}}) == ((day,),)


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.234", "0,5"], ["1234", "0.5"]),
        (["1.234", "0.5"], ["1.234", "0.5"]),
        (["1,234", "0.5"], ["1234", "0.5"]),
        (["1.234.567", "1.234"], ["1234567", "1234"]),
        (["0.500", "12.345"], ["0.500", "12.345"]),
        (["1234", "5"], ["1234", "5"]),
    ],
)
def test_one_number_that_reads_one_way_tells_how_all_are_meant(cells: list[str], values: list[str]) -> None:
    data = "A\tB\n" + "".join(f"x\t{cell}\n" for cell in cells)
    assert rows(data, {"A": "teks", "B": "desimal"}) == tuple(("x", Decimal(value)) for value in values)


def test_doubtful_numbers_are_asked_about_and_never_guessed() -> None:
    for cells in (["1.234", "5.678"], ["1,234"]):
        data = "A\tB\n" + "".join(f"x\t{cell}\n" for cell in cells)
        assert codes(data, {"A": "teks", "B": "desimal"}) == [("O123", 2)]
        for said, dotted in (("indonesia", cells[0].replace(".", "").replace(",", ".")),):
            first = rows(data, {"A": "teks", "B": "desimal"}, bilangan=said)[0][1]
            assert first == Decimal(dotted)


def test_whole_numbers_leave_no_doubt_but_where_they_could_be_decimals_of_nothing() -> None:
    assert rows("A\n1.234\n5.000\n", {"A": "bulat"}) == ((1234,), (5000,))
    assert codes("A\n5.000\n", {"A": "bulat"}) == [("O123", 2)]


def test_mixed_notation_names_both_numbers_unless_a_column_declares_its_own() -> None:
    data = "A\tB\n1,5\t-6.20\n2,5\t-6.31\n"
    (problem,) = told(data, {"A": "desimal", "B": "desimal"})
    assert problem.code == "O122"
    assert "“1,5” (baris 2)" in problem.message
    assert "“-6.20” (baris 2)" in problem.message
    declared = {"A": "desimal", "B": {"jenis": "desimal", "bilangan": "inggris"}}
    assert rows(data, declared)[0] == (Decimal("1.5"), Decimal("-6.20"))


def test_declared_sign_of_nothing_is_an_empty_cell() -> None:
    assert rows("A;B\n-;1\nn/a;2\n", {"A": "bulat", "B": "bulat"}, kosong=["-", "n/a"]) == ((None, 1), (None, 2))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [("E014", 0)]),
        (b"\xef\xbb\xbf\r\n", [("E014", 0)]),
        (b";;\n;;\n", [("E014", 0)]),
        (b"PK\x03\x04rest", [("O106", 0)]),
        (b"\xd0\xcf\x11\xe0rest", [("O106", 0)]),
        ("Nama;Jumlah\nA;1\n".encode("utf-16"), [("O106", 0)]),
        (b"Nama;Jumlah\nCaf\xe9;1\n", [("E010", 2)]),
        (b"Nama;Jumlah\nA\0;1\n", [("E011", 2)]),
        (b"Nama;Jumlah\n", [("O110", 1)]),
        (b"Nama;Jumlah\nA;1;2\nB\nC;3\n", [("O111", 2), ("O111", 3)]),
        (b"Nama;Nama\nA;1\n", [("O109", 1)]),
        (b"Nama;NAMA \nA;1\n", [("O109", 1)]),
        (b"Nama;;Jumlah\nA;2;1\n", [("O108", 1)]),
        (b'Nama;Jumlah\n"A;1\nB;2\n', [("O107", 2)]),
        (b'Nama;Jumlah\nB;2\n"A"b;1\n', [("O107", 3)]),
        (b"Nama;Jumlah\n" + b"x" * 200_000 + b";1\n", [("O112", 2)]),
        (b"Nama;Jumlah\n" + b"x" * 20_000 + b";1\n", [("O112", 2)]),
        (b"Nama;Jumlah\na\x07b;1\n", [("O113", 2)]),
        (b"Nama;Jumlah\n=1+1;1\nA;=SUM(B1:B9)\n#REF!;3\n@HYPERLINK(1);4\n", [("O114", n) for n in (2, 3, 4, 5)]),
        (b";".join(b"k%d" % number for number in range(300)) + b"\n" + b";".join([b"1"] * 300), [("O102", 1)]),
    ],
)
def test_broken_table_ends_in_a_problem(data: bytes, found: list[tuple[str, int]]) -> None:
    assert codes(data, TWO) == found


def test_too_large_table_is_refused_before_it_is_taken_apart() -> None:
    assert codes(b"a;b\n" + b"1;2\n" * 3_000_000, TWO) == [("O102", 0)]


def test_many_mistakes_are_counted_after_the_first() -> None:
    found = told("A\n" + "x\n" * 500, {"A": "bulat"})
    assert len(found) == 41
    assert "460 masalah" in found[-1].message


@given(st.binary(max_size=200))
def test_no_bytes_end_in_an_exception(data: bytes) -> None:
    read(data, described(TWO))
    read(b"Nama;Jumlah\n" + data, described(TWO))


@given(st.text(max_size=200))
def test_no_yaml_ends_in_an_exception(text: str) -> None:
    read("Nama;Jumlah\nA;1\n", text)
    read("Nama;Jumlah\nA;1\n", described(TWO) + text)


_TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=12)


@given(st.lists(st.tuples(_TEXTS, st.integers(-(10**12), 10**12)), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_what_a_program_writes_is_what_is_read(table: list[tuple[str, int]], sign: str) -> None:
    wanted = [(f"t{text}".strip(), number) for text, number in table]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=sign).writerows([("Nama", "Jumlah"), *wanted])
    assert rows(buffer.getvalue(), TWO) == tuple(wanted)
