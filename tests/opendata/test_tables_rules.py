"""What the YAML of a table asks for: rules of columns, keys, charts; and the statistics of columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_samples import codes, described, read, rows, told

from plugins.engine.curves import Series, curve_drawing
from plugins.opendata.model import FieldType
from plugins.opendata.tables.charts import chart_views, figures_of
from plugins.opendata.tables.schema import ChartKind, ChartMeta
from plugins.opendata.tables.statistics import statistics_of

LONG = "Tahun,Unit,Pagu\n2025,A,10\n2025,B,20\n2023,A,5\n"
COLUMNS = {"Tahun": "tahun", "Unit": "teks", "Pagu": "bulat"}


@pytest.mark.parametrize(
    ("rule", "cells", "found"),
    [
        ({"jenis": "bulat", "wajib": True}, ["1", ""], [("O120", 3)]),
        ({"jenis": "bulat", "unik": True}, ["1", "2", "1", "", ""], [("O121", 4)]),
        ({"jenis": "bulat", "paling_kecil": "0"}, ["0", "-1"], [("O119", 3)]),
        ({"jenis": "desimal", "paling_besar": "99,5"}, ["99,5", "99,6"], [("O119", 3)]),
        ({"jenis": "bulat", "paling_besar": "1000000"}, ["1.000.000", "1.000.001"], [("O119", 3)]),
        ({"jenis": "tahun", "paling_kecil": "2020"}, ["2020", "2019"], [("O119", 3)]),
        ({"jenis": "tanggal", "paling_kecil": "2026-01-01"}, ["1 Januari 2026", "31 Desember 2025"], [("O119", 3)]),
        ({"jenis": "teks", "pilihan": ["SD", "SMP"]}, ["SD", "SMA"], [("O119", 3)]),
        ({"jenis": "daftar", "pilihan": ["a", "b"]}, ["a;b", "a;c"], [("O119", 3)]),
        ({"jenis": "teks", "panjang": 3}, ["abc", "abcd"], [("O119", 3)]),
        ({"jenis": "teks", "pola": "[0-9]{8}"}, ["20100001", "2010000"], [("O119", 3)]),
    ],
)
def test_rule_of_a_column_holds_for_every_cell(rule: dict[str, Any], cells: list[str], found: list[Any]) -> None:
    data = "A\tB\n" + "".join(f"{cell}\tx\n" for cell in cells)
    assert codes(data, {"A": rule, "B": "teks"}) == found


def test_message_says_what_would_have_been_right() -> None:
    (problem,) = told(
        "A;B\nSekertariat;1\n", {"A": {"jenis": "teks", "pilihan": ["Bidang", "Sekretariat"]}, "B": "bulat"}
    )
    assert "Mungkin maksudnya “Sekretariat”" in problem.hint


def test_key_of_several_columns_is_filled_and_comes_once() -> None:
    data = "Tahun;Unit\n2025;A\n2026;A\n2025;A\n;B\n"
    assert codes(data, {"Tahun": "tahun", "Unit": "teks"}, kunci=["tahun", "UNIT"]) == [("O120", 5), ("O121", 4)]


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"kolom": {"A": "teks", "Juml": "bulat"}}, "O115", "Mungkin maksudnya “Jumlah”"),
        ({"kolom": {"A": "teks"}}, "O116", "“Jumlah” belum dijelaskan"),
        ({"kolom": {"A": "tesk", "Jumlah": "bulat"}}, "N007", "teks, url, bulat"),
        ({"kolom": {"A": {"jenis": "teks", "wajb": True}, "Jumlah": "bulat"}}, "N005", "wajb"),
        ({"kolom": {"A": {"jenis": "teks", "nama": "Nama A"}, "Jumlah": "bulat"}}, "O118", "nama bagi mesin"),
        ({"kolom": {"A": {"jenis": "teks", "nama": "jumlah"}, "Jumlah": "bulat"}}, "O117", "sama-sama bernama jumlah"),
        ({"kolom": {"A": {"jenis": "teks", "pola": "(a"}, "Jumlah": "bulat"}}, "O118", "ekspresi reguler"),
        ({"kolom": {"A": {"jenis": "teks", "paling_kecil": "1"}, "Jumlah": "bulat"}}, "O118", "tidak berlaku"),
        ({"kolom": {"A": "teks", "Jumlah": {"jenis": "bulat", "paling_kecil": "nol"}}}, "O118", "nol"),
        (
            {"kolom": {"A": "teks", "Jumlah": {"jenis": "bulat", "paling_kecil": "9", "paling_besar": "1"}}},
            "O118",
            "lebih kecil daripada",
        ),
        ({"kolom": {"A": {"jenis": "teks", "rujukan": "kota"}, "Jumlah": "bulat"}}, "O118", "tidak dikenal"),
        ({"kunci": ["Nama"]}, "O118", "“Nama” tidak ada"),
        ({"per_tahun": "A"}, "O118", "bukan kolom tahun"),
        ({"masa": {"mulai": "2026-02-01", "selesai": "2026-01-01"}}, "O118", "selesai sebelum mulai"),
        ({"id": "Data Saya"}, "O104", "tidak dapat menjadi alamat"),
        ({"lisensi": "bebas"}, "N007", "CC-BY-4.0"),
        ({"kata_kuncii": "x"}, "N005", "kata_kuncii"),
        ({"bagan": [{"jenis": "pai", "judul": "P", "label": "A", "nilai": ["Jumlah"]}]}, "N007", "batang, garis"),
    ],
)
def test_mistake_in_the_yaml_is_told_at_its_line(change: dict[str, Any], code: str, says: str) -> None:
    kolom = change.pop("kolom", {"A": "teks", "Jumlah": "bulat"})
    text = described(kolom, **change)
    _, found = read("A;Jumlah\nx;1\n", text)
    (problem,) = [one for one in found if one.code == code]
    assert says in problem.message + problem.reason + problem.hint
    if problem.file.endswith(".yaml") and code.startswith("N"):
        assert problem.line > 1


@pytest.mark.parametrize(
    ("chart", "says"),
    [
        ({"label": "Bulan", "nilai": ["Pagu"]}, "“Bulan” pada `label` tidak ada"),
        ({"label": "Tahun", "nilai": ["Unit"]}, "“Unit” bukan angka"),
        ({"label": "Tahun", "nilai": ["Pagu"]}, "“2025” muncul lebih dari sekali"),
        ({"label": "Unit", "nilai": ["Pagu"], "saring": {"Tahun": "2030"}}, "tidak ada baris"),
        ({"label": "Tahun", "nilai": ["Pagu", "Pagu"], "seri": "Unit"}, "tepat satu"),
        ({"jenis": "garis", "label": "Unit", "nilai": ["Pagu"], "saring": {"Tahun": "2023"}}, "paling sedikit dua"),
    ],
)
def test_chart_that_would_mislead_is_refused(chart: dict[str, Any], says: str) -> None:
    (problem,) = told(LONG, COLUMNS, bagan=[{"jenis": "batang", "judul": "Bagan"} | chart])
    assert problem.code == "O125"
    assert says in problem.message


def test_bars_show_no_negative_values() -> None:
    (problem,) = told("A;B\nx;-1\ny;2\n", {"A": "teks", "B": "bulat"}, bagan=[
        {"jenis": "batang", "judul": "Bagan", "label": "A", "nilai": ["B"]}
    ])  # fmt: skip
    assert problem.code == "O125"


def drawn(chart: ChartMeta, data: str = LONG) -> Any:
    text = described(COLUMNS)
    table, _ = read(data, text)
    assert table is not None
    assert table.columns is not None
    made = figures_of(chart, table.columns, rows(data, COLUMNS))
    return chart_views(chart, made, "_b", lambda value, _: "–" if value is None else str(value))


def test_line_has_the_figures_of_its_table_with_gaps_where_there_are_none() -> None:
    chart = ChartMeta(jenis="garis", judul="Pagu", label="Tahun", nilai=("Pagu",), seri="Unit")
    (view,) = drawn(chart)
    assert [[cell.text for cell in row] for row in view.table.rows] == [["2023", "5", "–"], ["2025", "10", "20"]]
    first, second = view.curves.curves
    assert (first.name, len(first.stretches), first.marks.count("M")) == ("A", 1, 2)
    assert (second.name, len(second.stretches), second.marks.count("M")) == ("B", 0, 1)
    assert first.dashes != second.dashes
    assert first.sample != second.sample


def test_each_column_of_bars_is_a_chart_of_its_own() -> None:
    chart = ChartMeta(jenis="batang", judul="Pagu", label="Unit", nilai=("Pagu",), saring={"Tahun": "2025"})
    (view,) = drawn(chart)
    assert [(bar.label, bar.value) for bar in view.bars] == [("A", "10"), ("B", "20")]
    assert view.bars[1].width == 2 * view.bars[0].width
    assert chart.jenis is ChartKind.BAR


def test_years_stand_as_far_apart_as_they_are() -> None:
    values = (Decimal(1), Decimal(2), Decimal(3))
    drawing = curve_drawing(
        ["2020", "2021", "2025"], [Series("a", values)], [Decimal(2020), Decimal(2021), Decimal(2025)]
    )
    spots = [int(point.split(",")[0]) for point in drawing.curves[0].stretches[0].split()]
    assert (spots[2] - spots[0]) == pytest.approx(5 * (spots[1] - spots[0]), abs=5)


_VALUES = st.decimals(-(10**12), 10**12, places=2)


@given(st.lists(_VALUES, min_size=1, max_size=30))
def test_scale_holds_every_value_and_tells_where_it_begins(values: list[Decimal]) -> None:
    drawing = curve_drawing([str(n) for n in range(len(values))], [Series("a", tuple(values))])
    assert len({tick.label for tick in drawing.scale}) == len(drawing.scale) >= 2
    for stretch in drawing.curves[0].stretches:
        for point in stretch.split():
            x, y = map(int, point.split(","))
            assert drawing.left <= x <= drawing.right
            assert 0 <= y <= drawing.height
    assert drawing.from_zero == ("0" in [tick.label for tick in drawing.scale])
    assert drawing.labels[-1].label == str(len(values) - 1)


@given(st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), max_size=40))
def test_statistics_are_exact(cells: list[int | None]) -> None:
    filled = sorted(cell for cell in cells if cell is not None)
    made = statistics_of(FieldType.INTEGER, cells)
    assert (made.count, made.empty, made.distinct) == (len(filled), len(cells) - len(filled), len(set(filled)))
    assert (made.least, made.greatest) == ((filled[0], filled[-1]) if filled else (None, None))
    if filled:
        mean = Fraction(sum(filled), len(filled))
        assert made.mean is not None
        assert abs(Fraction(made.mean) - mean) <= Fraction(1, 200)
        half = len(filled) // 2
        middle = filled[half] if len(filled) % 2 else Fraction(filled[half - 1] + filled[half], 2)
        assert made.median is not None
        assert Fraction(made.median) == middle
    counts = [filled.count(int(value)) for value, _ in made.commonest]  # type: ignore[arg-type]
    assert counts == [count for _, count in made.commonest] == sorted(counts, reverse=True)


def test_statistics_of_texts_and_days_have_no_mean() -> None:
    made = statistics_of(FieldType.DATE, (date(2026, 1, 2), date(2025, 1, 2), None))
    assert (made.least, made.greatest, made.mean, made.commonest) == (date(2025, 1, 2), date(2026, 1, 2), None, ())
    made = statistics_of(FieldType.LIST, (("a", "b"), ("b",), ("c", "b", "a")))
    assert made.commonest == (("b", 3), ("a", 2))
    assert made.least is None
