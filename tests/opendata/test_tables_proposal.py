"""`inv table`: what it proposes for a CSV is accepted by the build, but for what only people know."""

from __future__ import annotations

from pathlib import Path

import pytest
from table_samples import read

from plugins.opendata.tables.propose import propose, run

SAMPLE = (
    "Kode Kota;Tahun;Tanggal;Jumlah Murid;Rerata: nilai;Aktif;Situs;Jenjang\r\n"
    "64.08;2024;13/02/2024;1.250;7,5;ya;https://a.example.id/;SD\r\n"
    "64.71;2025;01/02/2025;980;-;tidak;https://b.example.id/;SD\r\n"
    "64.72;2025;28/02/2025;-;8,25;ya;https://c.example.id/;SMP\r\n"
    "64.74;2025;03/02/2025;12;8;ya;https://d.example.id/;SMP\r\n"
)


def completed(text: str) -> str:
    return text.replace("judul:   #", "judul: Sekolah #", 1).replace("keterangan:   #", "keterangan: Data uji #", 1)


def test_proposal_reads_its_table_when_title_and_description_are_filled_in() -> None:
    text, problems = propose("a.csv", SAMPLE.encode())
    assert problems == ()
    missing = read(SAMPLE, text)[1]
    assert [problem.code for problem in missing] == ["N006", "N006"]
    table, found = read(SAMPLE, completed(text))
    assert found == []
    assert table is not None
    assert table.columns is not None
    types = {column.field.name: column.field.type.value for column in table.columns.all}
    assert types == {
        "kode_kota": "string",
        "tahun": "year",
        "tanggal": "date",
        "jumlah_murid": "integer",
        "rerata_nilai": "number",
        "aktif": "boolean",
        "situs": "uri",
        "jenjang": "string",
    }
    assert table.columns.all[0].meta.rujukan == "wilayah"


@pytest.mark.parametrize("cells", [["1.234", "2.345"], ["5.000"]])
def test_proposal_asks_where_numbers_are_doubtful(cells: list[str]) -> None:
    data = "Nama;Nilai\n" + "".join(f"a;{cell}\n" for cell in cells)
    text, _ = propose("a.csv", data.encode())
    declared = completed(text).replace("bilangan:   #", "bilangan: indonesia #")
    assert ("bilangan:   # indonesia" in text) == (cells == ["5.000"])
    table, found = read(data, declared)
    assert found == []
    assert table is not None


def test_codes_with_leading_zeros_stay_texts() -> None:
    text, _ = propose("a.csv", b"Nama,Urut\na,0012\nb,0100\n")
    assert text.count("jenis: teks") == 2


def test_broken_table_gets_no_proposal() -> None:
    for data in (b"", b"PK\x03\x04", b"a,a\n1,2\n", b"a,b\n1\n", b"\xff\xfe\x00"):
        text, problems = propose("a.csv", data)
        assert text == ""
        assert problems


def test_command_writes_beside_the_table_once(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "murid.csv").write_text(SAMPLE, "utf-8", newline="")
    assert run(tmp_path, "murid.csv", dry_run=True, say=said.append) == 0
    assert not (tmp_path / "murid.yaml").exists()
    assert run(tmp_path, "murid.csv", dry_run=False, say=said.append) == 0
    first = (tmp_path / "murid.yaml").read_text("utf-8")
    assert first == said[0]
    (tmp_path / "murid.yaml").write_text("judul: sudah diisi\n", "utf-8")
    assert run(tmp_path, "murid.csv", dry_run=False, say=said.append) == 1
    assert (tmp_path / "murid.yaml").read_text("utf-8") == "judul: sudah diisi\n"
    assert run(tmp_path, "tidak-ada.csv", dry_run=False, say=said.append) == 1
