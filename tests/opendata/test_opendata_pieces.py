"""The texts of a year are made in pieces: what did not change comes out of the published file, and only if it is right."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from data_rooms import DATA_ROOMS
from data_samples import ORIGIN, dataset
from support.site import BuiltSite, article, build, differing

from plugins.opendata.formats import FORMATS, LINES
from plugins.opendata.formats.json_file import is_readable, json_rows, rows_read
from plugins.opendata.model import ALL_FORMATS, Dataset, Field, FieldType, Row, Rows
from plugins.opendata.origin import Origin
from plugins.opendata.pieces import FIRST_ROWS, Assembler, Pieces
from plugins.opendata.table import Table, table_of

YEAR = "data/teks-berita/2025/teks-berita-2025"
FIELDS = (Field(name="id", title="Id"), Field(name="teks", title="Teks"))


def day(month: int, text: str = "Isi.\n") -> dict[str, str]:
    name = f"content/berita/2025/b{month:02d}.md"
    return {name: article(text, judul=f"Kabar bulan ke-{month}", tanggal=f"2025-{month:02d}-10")}


def year() -> dict[str, str]:
    return {name: text for month in range(1, 9) for name, text in day(month).items()}


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    built = build(tmp_path / "situs", year(), plugins=DATA_ROOMS)
    assert built.ok, built.problems
    return built


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of rows of the pieces that are made."""
    numbers: list[int] = []

    def told(one: Dataset, part: str, origin: Origin, rows: Rows | None = None) -> Table:
        table = table_of(one, part, origin, rows)
        numbers.append(len(table.rows))
        return table

    monkeypatch.setattr("plugins.opendata.pieces.table_of", told)
    return numbers


def as_if_clean(site: BuiltSite, folder: Path) -> list[str]:
    def data(one: BuiltSite) -> dict[str, bytes]:
        return {name: content for name, content in one.files().items() if name.startswith("data/")}

    return differing(data(site), data(site.clean_copy(folder)))


def test_changed_text_makes_its_own_piece_only(site: BuiltSite, made: list[int], tmp_path: Path) -> None:
    site.rebuild(day(4, "Isi yang lain.\n"))
    assert (site.ok, made) == (True, [1])
    assert b"Isi yang lain." in site.files()[f"{YEAR}.csv"]
    assert as_if_clean(site, tmp_path / "bersih") == []


@pytest.mark.parametrize("extension", ["csv", "json"])
def test_published_file_that_somebody_changed_is_no_source(
    extension: str, site: BuiltSite, made: list[int], tmp_path: Path
) -> None:
    file = site.output / f"{YEAR}.{extension}"
    file.write_bytes(file.read_bytes().replace(b"Isi.", b"Apa?"))
    site.rebuild(day(4, "Isi yang lain.\n"))
    assert (site.ok, made) == (True, [1] * 8)
    assert as_if_clean(site, tmp_path / "bersih") == []


def test_changed_title_makes_its_own_pieces_only(site: BuiltSite, made: list[int], tmp_path: Path) -> None:
    name = "content/berita/2025/b04.md"
    site.rebuild({name: article("Isi.\n", judul='Judul "lain" & <baru>', tanggal="2025-04-10")})
    assert (site.ok, made) == (True, [1, 1])
    assert as_if_clean(site, tmp_path / "bersih") == []


@pytest.mark.parametrize("extension", ["csv", "ttl", "jsonld"])
def test_list_that_somebody_changed_is_no_source(extension: str, site: BuiltSite, tmp_path: Path) -> None:
    file = site.output / f"data/berita/2025/berita-2025.{extension}"
    file.write_bytes(file.read_bytes().replace(b"Kabar", b"Cabar"))
    site.rebuild({"content/berita/2025/b04.md": article("Isi.\n", judul="Judul lain", tanggal="2025-04-10")})
    assert site.ok, site.problems
    assert as_if_clean(site, tmp_path / "bersih") == []


def test_rows_read_again_make_the_same_workbook() -> None:
    named = {
        "teks": FieldType.STRING,
        "tautan": FieldType.URI,
        "benar": FieldType.BOOLEAN,
        "saat": FieldType.DATETIME,
        "daftar": FieldType.LIST,
        "alamat": FieldType.URI_LIST,
    }
    fields = tuple(Field(name=name, title=name, type=kind) for name, kind in named.items())
    every: tuple[Row, ...] = (
        ("=1 & <b>\n", "berita/a b/", True, datetime(2025, 1, 15, 8, 30, tzinfo=UTC), ("a", "b"), ("ppid/",)),
        ("ñ-日本-𝔘 \u2028 \\", None, False, None, None, None),
        (None, "https://lain.example/", None, datetime(1899, 1, 1, tzinfo=UTC), ("2025-01-15",), None),
    )
    one = dataset(every, fields=fields, keys=("teks",))
    table = table_of(one, "", ORIGIN)
    again = Table(one, "", rows_read(json_rows(table)), ORIGIN)
    assert FORMATS["xlsx"].make(again) == FORMATS["xlsx"].make(table)
    assert is_readable(fields)
    kinds = (FieldType.DATE, FieldType.NUMBER, FieldType.YEAR, FieldType.INTEGER)
    assert not any(is_readable((Field(name="a", title="a", type=kind),)) for kind in kinds)


def test_first_rows_are_those_of_the_table_as_it_is(site: BuiltSite, tmp_path: Path) -> None:
    for month in (8, 7, 6):
        (site.root / f"content/berita/2025/b{month:02d}.md").unlink()
        site.rebuild()
        assert site.ok, site.problems
    assert as_if_clean(site, tmp_path / "bersih") == []


def test_article_of_another_day_moves_between_pieces(site: BuiltSite, tmp_path: Path) -> None:
    site.rebuild({"content/berita/2025/b04.md": article(judul="Kabar bulan ke-4", tanggal="2025-08-10")})
    assert site.ok, site.problems
    assert as_if_clean(site, tmp_path / "bersih") == []


def rows(*stretches: tuple[Row, ...]) -> Rows:
    every = tuple(row for stretch in stretches for row in stretch)
    return Rows(repr(every), lambda: every, lambda: [Rows(repr(one), lambda one=one: one) for one in stretches])  # type: ignore[misc]


A, B, C = ((("a", "satu"), ("b", 'du"a, \n baris')), (("c", None),), tuple((f"d{number}", "x") for number in range(7)))


@pytest.mark.parametrize(
    ("before", "after"),
    [((A, B, C), (C, A)), ((A, B), (B, C, A)), ((B, (), A), (A, ())), ((C,), ((), A)), ((A,), ((),)), ((), (A, B))],
)
def test_table_of_pieces_is_the_table_as_a_whole(
    before: tuple[tuple[Row, ...], ...], after: tuple[tuple[Row, ...], ...], tmp_path: Path
) -> None:
    earlier: Pieces | None = None
    for stretches in (before, after, before):
        told = rows(*stretches)
        one = dataset((), fields=FIELDS, formats=ALL_FORMATS, keys=("id",))
        whole = Assembler(one, "", ORIGIN, earlier, tmp_path).table(told)
        table = table_of(one, "", ORIGIN, told)
        assert whole.files == {name: FORMATS[name].make(table) for name in LINES}
        assert (whole.count, whole.first) == (len(table.rows), table.rows[:FIRST_ROWS])
        sums = []
        for name, data in whole.files.items():
            (tmp_path / name).write_bytes(data)
            sums.append((name, hashlib.sha256(data).hexdigest()))
        earlier = Pieces(tuple(sums), whole.pieces)
