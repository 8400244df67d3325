"""What the pages of the demonstration site say is what its data say, number by number; and the pages of the data."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import icalendar
import pytest
from bs4 import BeautifulSoup, Tag
from support.real import RealSite

from plugins.engine.words import short_date

BASE = "https://kantor.example/"


@pytest.fixture(scope="module")
def site(real_site: Callable[[str], RealSite]) -> RealSite:
    return real_site("root")


def rows(site: RealSite, name: str) -> list[dict[str, str]]:
    """A CSV file below ``data/`` as a program reads it."""
    return list(csv.DictReader(io.StringIO(site.files[f"data/{name}"].decode(), newline="")))


def all_rows(site: RealSite, name: str) -> list[dict[str, str]]:
    """The rows of all years of a dataset that has no whole."""
    files = sorted(path for path in site.files if path.startswith(f"data/{name}/") and path.endswith(".csv"))
    return [row for path in files for row in rows(site, path.removeprefix("data/"))]


def page(site: RealSite, address: str) -> BeautifulSoup:
    return site.soups[f"{address}index.html"]


def table(soup: BeautifulSoup, caption: str) -> list[list[str]]:
    """The body of the table whose caption begins so, cell by cell."""
    found = next(one for one in soup.find_all("table") if one.caption and one.caption.get_text().startswith(caption))
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])] for row in found.tbody.find_all("tr")
    ]


def number(text: str) -> Decimal:
    """A number in Indonesian notation."""
    return Decimal(text.replace(".", "").replace(",", "."))


def test_list_of_public_information_has_the_rows_of_its_page(site: RealSite) -> None:
    shown = [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in page(site, "ppid/daftar-informasi-publik/").select("main tbody tr")
    ]
    columns = ("nomor", "ringkasan", "unit", "penanggung_jawab", "waktu_dan_tempat", "bentuk", "retensi")
    data = [[row[column].replace("; ", ", ") for column in columns] for row in rows(site, "dip/dip.csv")]
    assert len(data) >= 40
    assert data == shown


def test_years_of_the_list_are_the_rows_of_those_years(site: RealSite) -> None:
    whole = rows(site, "dip/dip.csv")
    years = Counter(row["tahun"] for row in whole if row["tahun"])
    assert len(years) >= 3
    for year, count in years.items():
        part = rows(site, f"dip/{year}/dip-{year}.csv")
        assert part == [row for row in whole if row["tahun"] == year]
        assert len(part) == count
        shown = page(site, f"ppid/daftar-informasi-publik/tahun/{year}/")
        assert len(shown.select("main tbody tr")) == count


def test_compliance_counts_are_those_of_the_report(site: RealSite) -> None:
    data = rows(site, "kepatuhan/kepatuhan.csv")
    by_class = Counter((row["kelas"], row["jawaban"]) for row in data)
    lines = table(page(site, "ppid/kepatuhan/"), "Jawaban atas butir daftar periksa")
    names = ("berkala", "serta-merta", "setiap-saat", "layanan", "dikecualikan")
    answers = ("diumumkan", "tidak-berlaku", "perlu-ditinjau", "belum-ada")
    for name, line in zip(names, lines, strict=False):
        assert [by_class[name, answer] for answer in answers] == [int(number(cell)) for cell in line[1:5]]
    assert [int(number(cell)) for cell in lines[-1][1:]] == [
        *(sum(by_class[name, answer] for name in names) for answer in answers),
        len(data),
    ]


def test_request_figures_are_those_of_the_yearly_report(site: RealSite) -> None:
    told = {
        "Permohonan diterima": "diterima",
        "Rata-rata hari kerja": "waktu-rata-rata",
        "Median hari kerja": "waktu-median",
        "Terlama, hari kerja": "waktu-terlama",
        "Dikabulkan seluruhnya": "dikabulkan-seluruhnya",
        "Dikabulkan sebagian": "dikabulkan-sebagian",
        "Ditolak": "ditolak",
        "Dicabut pemohon": "dicabut",
        "Masih diproses": "proses",
        "Melewati tenggat jawaban": "melewati-tenggat",
    }
    whole = rows(site, "layanan-informasi/layanan-informasi.csv")
    for year in ("2024", "2025"):
        data = rows(site, f"layanan-informasi/{year}/layanan-informasi-{year}.csv")
        assert data == [row for row in whole if row["tahun"] == year]
        figures = {(row["masa"], row["angka"]): Decimal(row["nilai"]) for row in data if not row["rincian"]}
        spans = (f"Januari–Juni {year}", f"Juli–Desember {year}", f"Tahun {year}")
        lines = table(page(site, f"ppid/layanan/{year}/"), "Jumlah permohonan, waktu")
        assert [line[0] for line in lines] == [*told]
        for label, *cells in lines:
            assert [number(cell) for cell in cells] == [figures[span, told[label]] for span in spans], label
        published = {
            (row["masa"], row["angka"], row["rincian"], row["nilai"])
            for row in csv.DictReader(io.StringIO(site.files[f"ppid/layanan/{year}/angka.csv"].decode(), newline=""))
        }
        assert {(row["masa"], row["angka"], row["rincian"], row["nilai"]) for row in data} == published


def test_due_days_are_those_of_the_page_and_of_the_calendar(site: RealSite) -> None:
    data = rows(site, "tenggat/tenggat.csv")
    shown = page(site, "ppid/jatuh-tempo/").select("main tbody tr")
    said = [[cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])][:2] for row in shown]
    assert said == [[short_date(date.fromisoformat(row["tanggal"])), row["perihal"]] for row in data]
    calendar = icalendar.Calendar.from_ical(site.files["ppid/jatuh-tempo/jatuh-tempo.ics"])
    events = {(str(one["uid"]).partition("@")[0], str(one.decoded("dtstart"))) for one in calendar.walk("VEVENT")}
    assert events == {(row["id"], row["tanggal"]) for row in data}


def test_facts_of_regions_stand_on_their_pages_and_lead_to_their_notes(site: RealSite) -> None:
    data = rows(site, "fakta-wilayah/fakta-wilayah.csv")
    assert len(data) >= 10
    for row in data:
        shown = page(site, f"wilayah/{row['kode']}/").get_text(" ", strip=True)
        assert row["teks"] in shown, row
        for source in row["sumber"].split("; "):
            address, _, fragment = source.removeprefix(BASE).partition("#")
            assert page(site, address).find(id=fragment), source


def test_registers_have_a_row_for_every_page_and_the_counts_of_it(site: RealSite) -> None:
    for name, folder, key in (("pejabat", "pejabat", "id"), ("lembaga", "lembaga", "id"), ("topik", "topik", "id")):
        for row in rows(site, f"{name}/{name}.csv"):
            heading = page(site, f"{folder}/{row[key]}/").h1
            assert isinstance(heading, Tag)
            assert row["nama"] in heading.get_text() or row.get("nama_lengkap", "") in heading.get_text()
    regions = rows(site, "wilayah/wilayah.csv")
    pages = {name for name in site.pages if name.startswith("wilayah/") and name.count("/") == 2}
    assert {f"wilayah/{row['kode']}/index.html" for row in regions} <= pages
    for row in regions[:40]:
        profile = json.loads(site.files[f"wilayah/{row['kode']}/profil.json"])["menurut_daftar"]
        for name in ("kecamatan", "desa", "kelurahan"):
            assert str(profile[name] if profile[name] is not None else "") == row[name]


def test_articles_and_their_texts_are_those_of_the_pages(site: RealSite) -> None:
    listed = {row["tautan"]: row for row in all_rows(site, "berita")}
    texts = {row["tautan"]: row for row in all_rows(site, "teks-berita")}
    pages = {
        name for name in site.pages if name.startswith("berita/20") and name.count("/") == 3 and "halaman" not in name
    }
    assert {f"{url.removeprefix(BASE)}index.html" for url in listed} == pages
    assert listed.keys() == texts.keys()
    for url, row in listed.items():
        soup = page(site, url.removeprefix(BASE))
        assert soup.h1 is not None
        assert " ".join(soup.h1.get_text().split()) == row["judul"]
        if row["dicabut"] == "false":
            first = texts[url]["teks"].split("\n")[0]
            shown = " ".join(soup.get_text(" ").split())
            assert "".join(first.split())[:60] in "".join(shown.split())


def test_every_dataset_has_a_page_that_says_what_the_files_say(site: RealSite) -> None:
    index = json.loads(site.files["data/v1/index.json"])["dataset"]
    listed = [attribute.get("href") for attribute in page(site, "data/").select(".records h3 a")]
    assert listed == [f"{one['id']}/" for one in index]
    for one in index:
        soup = page(site, f"data/{one['id']}/")
        text = soup.get_text(" ", strip=True)
        description = json.loads(site.files[f"data/v1/{one['id']}/index.json"])
        count = next(row.dd for row in soup.select("dl.facts > div") if row.dt and row.dt.text == "Jumlah baris")
        assert count is not None
        assert int(number(count.get_text(strip=True))) == one["jumlah_baris"]
        assert description["lisensi"]["nama"] in text
        for column in description["kolom"]:
            assert soup.find(id=f"kolom-{column['nama']}"), (one["id"], column["nama"])
        for file in (file for part in description["tabel"] for file in part["berkas"]):
            place = file["url"].removeprefix(f"{BASE}data/{one['id']}/")
            assert soup.find("a", href=place), file["url"]
        if one["contoh"]:
            assert "Data contoh" in text
            assert description["keterangan"].startswith("Data contoh")


def test_preview_shows_the_first_rows_of_the_file(site: RealSite) -> None:
    shown = table(page(site, "data/wilayah/"), "5 dari 552 baris")
    first = rows(site, "wilayah/wilayah.csv")[:5]
    assert [line[:2] for line in shown] == [[row["kode"], row["nama"]] for row in first]


def test_map_and_footer_lead_to_the_data(site: RealSite) -> None:
    assert page(site, "").select_one('footer a[href="data/"]')
    assert page(site, "peta-situs/").select_one('a[href="../data/dip/"]')
