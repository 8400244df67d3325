"""What a build makes of data: nothing where nothing changed, and only the files of what did; settings; mistakes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import feedparser
import pytest
from data_rooms import DATA_ROOMS
from data_samples import FIELDS, NASTY, dataset, nasty_table
from support.site import BuiltSite, article, build, differing

from plugins.opendata import wiring
from plugins.opendata.api.rows import api_pages
from plugins.opendata.formats import FORMATS
from plugins.opendata.formats.json_file import json_rows
from plugins.opendata.model import Dataset, Field, Rows
from plugins.opendata.origin import Origin
from plugins.opendata.table import Table, table_of

FILES = {
    "content/berita/2024/a.md": article(judul="Rapat pertama", tanggal="2024-05-02"),
    "content/berita/2025/b.md": article(
        "Lihat [rapat pertama](../2024/a.md).\n", judul="Rapat kedua", tanggal="2025-01-15"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build(tmp_path_factory.mktemp("data"), FILES, plugins=DATA_ROOMS)
    assert built.ok, built.problems
    return built


def data_of(site: BuiltSite) -> dict[str, bytes]:
    return {name: data for name, data in site.files().items() if name.startswith("data/")}


def test_site_without_open_information_publishes_what_it_has(site: BuiltSite) -> None:
    index = json.loads(site.files()["data/v1/index.json"])
    names = [one["id"] for one in index["dataset"]]
    assert names == ["wilayah", "topik", "pejabat", "jabatan", "lembaga", "berita", "teks-berita"]
    text = json.loads(site.files()["data/teks-berita/2025/teks-berita-2025.json"])["baris"][0]
    assert text["tautan_dalam"] == ["https://kantor.example/berita/2024/a/"]


def test_unchanged_tables_are_not_made_again_and_a_change_touches_one_year(
    site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, str]] = []

    def told(one: Dataset, part: str, origin: Origin, rows: Rows | None = None) -> Table:
        made.append((one.id, part))
        return table_of(one, part, origin, rows)

    monkeypatch.setattr("plugins.opendata.making.table_of", told)
    monkeypatch.setattr("plugins.opendata.pieces.table_of", told)
    before = data_of(site)
    site.rebuild({"content/halaman/baru.md": "---\njudul: Baru\nringkasan: Baru.\n---\nIsi.\n"})
    assert (site.ok, made, differing(before, data_of(site))) == (True, [], [])
    site.rebuild({"content/berita/2024/a.md": article(judul="Rapat perdana", tanggal="2024-05-02")})
    assert sorted(made) == [("berita", "2024"), ("teks-berita", "2024")]
    changed = {name for name in differing(before, data_of(site)) if "/berita/" in name or "/teks-berita/" in name}
    assert {name for name in changed if "2025" in name} == set()
    assert "data/berita/2024/berita-2024.xlsx" in changed


def test_a_rebuild_equals_a_clean_build_in_another_folder(site: BuiltSite, tmp_path: Path) -> None:
    clean = site.clean_copy(tmp_path / "lain")
    assert differing(data_of(site), data_of(clean)) == []


def test_sources_are_asked_only_where_something_that_they_read_is_new(
    site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(name: str, real: Callable[..., Iterator[Dataset]], *given: object) -> Iterator[Dataset]:
        asked.append(name)
        return real(*given)

    for name in ("information_datasets", "request_datasets", "region_datasets", "register_datasets"):
        monkeypatch.setattr(wiring, name, partial(noted, name, getattr(wiring, name)))
    site.rebuild({"content/berita/2025/c.md": article(judul="Rapat ketiga", tanggal="2025-03-15")})
    assert (site.ok, asked) == (True, [])
    site.rebuild({"content/rujukan/topik.yaml": "pasar:\n  nama: Pasar\n"})
    assert (site.ok, asked) == (True, ["region_datasets", "register_datasets"])
    assert differing(data_of(site), data_of(site.clean_copy(tmp_path / "lain"))) == []


def test_lost_output_is_made_again_as_it_was(site: BuiltSite) -> None:
    before = data_of(site)
    for name in ("data/topik/topik.ttl", "data/wilayah/wilayah.xlsx", "data/v1/wilayah/1.json"):
        (site.output / name).unlink()
    site.rebuild()
    assert differing(before, data_of(site)) == []


def test_change_of_rows_is_a_new_entry_of_the_feed_and_an_old_state_is_not(site: BuiltSite) -> None:
    def entries() -> dict[str, str]:
        feed = feedparser.parse(site.files()["data/v1/perubahan.atom"])
        assert not feed.bozo
        return {entry.id: entry.title for entry in feed.entries}

    before = entries()
    site.rebuild({"content/rujukan/topik.yaml": "anggaran:\n  nama: Anggaran daerah\n"})
    after = entries()
    assert [after[one] for one in sorted(after.keys() - before.keys())] == ["Topik: keadaan baru"]
    items = json.loads(site.files()["data/v1/perubahan.json"])["items"]
    assert {one["id"] for one in items} == after.keys()
    undated = [one["title"] for one in items if "date_modified" not in one]
    assert "Topik: keadaan baru" in undated  # nobody wrote down the day, and none is invented


def test_licence_and_address_follow_the_settings(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, plugins=DATA_ROOMS, data_license="CC0-1.0", siteurl="https://x.example/sub")
    assert site.ok, site.problems
    one = json.loads(site.files()["data/v1/berita/index.json"])
    assert one["lisensi"]["url"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert one["halaman"] == "https://x.example/sub/data/berita/"
    assert b"<https://x.example/sub/data/#katalog>" in site.files()["data/catalog.ttl"]
    assert not build(tmp_path / "salah", FILES, plugins=DATA_ROOMS, data_license="Semua hak dilindungi").ok


def test_withdrawn_text_is_not_given_away(tmp_path: Path) -> None:
    gone = article("Isi rahasia.\n", dicabut={"waktu": "2025-02-01", "alasan": "Keliru."})
    site = build(tmp_path, {"content/berita/2025/a.md": gone}, plugins=DATA_ROOMS)
    assert site.ok, site.problems
    assert b"Isi rahasia" not in b"".join(data_of(site).values())
    row = json.loads(site.files()["data/berita/2025/berita-2025.json"])["baris"][0]
    assert row["dicabut"] is True


def test_identifier_taken_twice_is_told_at_the_editors_file(tmp_path: Path) -> None:
    table = {
        "content/media/data/topik.csv": "nama,jumlah\na,1\nb,2\n",
        "content/media/data/topik.yaml": "judul: Topik sendiri\nketerangan: Tabel.\nkolom:\n  nama: {jenis: teks}\n  jumlah: {jenis: bulat}\n",
    }
    site = build(tmp_path, FILES | table, plugins=DATA_ROOMS)
    assert not site.ok
    problem = site.problem("O001")
    assert problem["file"].startswith("content/media/data/topik.")
    assert "topik" in problem["message"]


def test_five_thousand_rows_are_written_in_every_format_in_under_five_seconds() -> None:
    wide = (*FIELDS, *(Field(name=f"k{place}", title="K") for place in range(8)))
    long = "sebuah kalimat yang cukup panjang untuk satu isian"
    row = (*NASTY[0][1:], *(f"{long} {place}" for place in range(8)))
    table = nasty_table(tuple((f"r{number}", *row) for number in range(5000)), fields=wide)
    started = time.process_time()
    sizes = [len(form.make(table)) for form in FORMATS.values()]
    sizes += [len(data) for _, data in api_pages(table, len(table.rows), json_rows(table))]
    assert time.process_time() - started < 5
    assert min(sizes) > 100_000


def test_address_of_a_dataset_never_depends_on_its_title() -> None:
    assert dataset(title="Nama lain").file_address("csv") == "data/coba/coba.csv"
