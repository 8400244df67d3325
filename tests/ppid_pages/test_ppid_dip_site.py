"""The list of public information: seven columns, facets, sheet, downloads, decree (PerKI 1/2021 Ps 21(2), 45)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from support.ppid_site import item, ppid, texts

from plugins.ppid.dip import COLUMNS, EXTRA_COLUMNS
from plugins.ppid.pages_dip import LIMIT

DIP = "ppid/daftar-informasi-publik/"
HEAD = ",".join((*COLUMNS, "judul", "kelas", "butir", "tahun", "diperbarui"))
LINE = '1,Neraca.,Sekretariat Dinas,Sekretaris,"Mei 2026, Kota Contoh",softcopy; hardcopy,10 tahun,Neraca 2025,berkala,B.d.2,2025,2026-02-20'


def test_the_list_has_the_seven_columns_of_annex_i_in_order(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(), "informasi/b.md": item(judul="Realisasi 2024", butir=["B.d.1"])})
    assert tuple(texts(site, DIP, "thead th")) == COLUMNS
    rows = site.soup(DIP).select("tbody tr")
    assert [len(row.find_all(["td", "th"])) for row in rows] == [7, 7]
    assert [row.td.text for row in rows] == ["1", "2"]  # type: ignore[union-attr]
    assert "<script" not in site.html(DIP).replace('<script type="application/ld+json">', "")


def test_the_list_can_be_split_by_class_year_unit_and_form(tmp_path: Path) -> None:
    files = {
        "informasi/a.md": item(),
        "informasi/b.md": item(
            judul="Renja 2024", kelas=["setiap-saat"], butir=["T.h"], unit="bidang-ikp", bentuk=["hardcopy"]
        ),
    }
    site = ppid(tmp_path, files)
    for address in ("kelas/setiap-saat/", "tahun/2024/", "unit/bidang-ikp/", "bentuk/hardcopy/"):
        assert len(site.soup(DIP + address).select("tbody tr")) == 1, address
        assert site.html(DIP).count(f'href="{address}"') == 1


def test_the_downloads_say_what_the_page_says(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/neraca-2025.md": item()})
    text = (site.output / f"{DIP}dip.csv").read_text("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    book = openpyxl.load_workbook(site.output / f"{DIP}dip.xlsx")
    cells = [["" if cell is None else str(cell) for cell in row] for row in book.active.iter_rows(values_only=True)]  # type: ignore[union-attr]
    data = json.loads((site.output / f"{DIP}dip.json").read_text())
    assert lines == cells
    assert tuple(lines[0]) == (*COLUMNS, *EXTRA_COLUMNS)
    assert lines[1][:7] == texts(site, DIP, "tbody tr td, tbody tr th")[:7]
    assert data["informasi"][0]["ringkasan"] == lines[1][1]
    assert lines[1][lines[0].index("tautan")] == "https://kantor.example/ppid/informasi/neraca-2025/"


def test_the_same_list_makes_the_same_workbook_on_another_day(tmp_path: Path) -> None:
    one = ppid(tmp_path / "a", {"informasi/a.md": item()}, today="2026-03-10")
    other = ppid(tmp_path / "b", {"informasi/a.md": item()}, today="2026-03-11")
    name = f"{DIP}dip.xlsx"
    assert (one.output / name).read_bytes() == (other.output / name).read_bytes()


def test_a_cell_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"informasi/a.md": item(ringkasan="=1+1")})
    text = (site.output / f"{DIP}dip.csv").read_text("utf-8-sig")
    assert "'=1+1" in text
    book = openpyxl.load_workbook(site.output / f"{DIP}dip.xlsx")
    assert book.active["B2"].data_type == "s"  # type: ignore[index]


@pytest.mark.parametrize(("today", "due"), [("2026-07-04", False), ("2026-07-05", True), ("2026-07-06", True)])
def test_the_list_is_due_six_months_after_its_decree(tmp_path: Path, today: str, due: bool) -> None:
    """PerKI 1/2021 Ps 45(7): decided on 5 January, due on 5 July."""
    site = ppid(tmp_path, {"informasi/a.md": item()}, today=today)
    assert "DIP/1" in site.html(DIP)
    assert "5 Juli 2026" in site.html(DIP)
    assert ("Daftar ini perlu diperbarui" in site.html(DIP)) is due
    assert ("P096" in site.codes) is due


def test_a_list_without_decree_says_so_and_proves_nothing(tmp_path: Path) -> None:
    """PerKI 1/2021 Ps 45(5)."""
    site = ppid(tmp_path, {"informasi/a.md": item(), "sk-dip.yaml": None})
    assert site.problem("P095")["severity"] == "warning"
    assert "Daftar ini belum ditetapkan" in site.html(DIP)
    assert texts(site, "ppid/kepatuhan/t-a-b/", ".status") == ["belum ada"]


def test_a_sheet_headed_in_annex_words_makes_items(tmp_path: Path) -> None:
    site = ppid(tmp_path, {"dip.csv": f"{HEAD}\n{LINE}\n"})
    assert site.ok, site.problems
    assert "Sekretariat Dinas" in site.html("ppid/informasi/neraca-2025/")
    assert texts(site, DIP, "tbody td")[3] == "Mei 2026, Kota Contoh"


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(io.StringIO(f"{HEAD}\n{LINE}\n")):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    one = ppid(tmp_path / "a", {"dip.xlsx": buffer.getvalue()})
    other = ppid(tmp_path / "b", {"dip.csv": f"{HEAD}\n{LINE}\n"})
    assert one.ok, one.problems
    assert one.html(DIP) == other.html(DIP)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD.replace(COLUMNS[1], "Isi") + "\n" + LINE, "P090"),
        (HEAD + ",nomor hp\n" + LINE + ",1", "P091"),
        (f"{HEAD}\n{LINE.replace('softcopy; hardcopy', 'digital')}", "P093"),
        (f"{HEAD}\n{LINE.replace('2026-02-20', '20-02-2026')}", "P093"),
        (f"{HEAD}\n{LINE.replace('Sekretariat Dinas', 'Bagian Umum')}", "P003"),
        (f"{HEAD}\n{LINE}\n{LINE}", "P004"),
        (f"{HEAD}\n{LINE.replace('B.d.2', 'T.h')}", "P002"),
        (f"{HEAD}\n{LINE.replace('10 tahun', '')}", "P006"),
    ],
)
def test_a_mistake_in_the_sheet_names_its_line(tmp_path: Path, text: str, code: str) -> None:
    site = ppid(tmp_path, {"dip.csv": text + "\n"})
    problem = site.problem(code)
    assert problem["file"].endswith("ppid/dip.csv")
    assert problem["line"] in (1, 2, 3)
    assert not site.ok


def test_a_broken_workbook_and_two_sheets_are_told(tmp_path: Path) -> None:
    assert "P092" in ppid(tmp_path / "a", {"dip.xlsx": b"PK nothing"}).errors
    both = ppid(tmp_path / "b", {"dip.xlsx": b"PK nothing", "dip.csv": f"{HEAD}\n{LINE}\n"})
    assert "P094" in both.errors


def test_a_long_list_shows_its_parts_and_stands_whole_on_one_page(tmp_path: Path) -> None:
    lines = [
        LINE.replace("Neraca 2025", f"Dokumen nomor {number} tahun {2020 + number % 3}").replace(
            ",2025,", f",{2020 + number % 3},"
        )
        for number in range(LIMIT + 1)
    ]
    site = ppid(tmp_path, {"dip.csv": "\n".join((HEAD, *lines)) + "\n"})
    assert site.ok, site.problems[:3]
    assert not site.soup(DIP).select("tbody tr")
    assert len(site.soup(f"{DIP}lengkap/").select("tbody tr")) == LIMIT + 1
    years = [len(site.soup(f"{DIP}kelas/berkala/{year}/").select("tbody tr")) for year in (2020, 2021, 2022)]
    assert sum(years) == LIMIT + 1
