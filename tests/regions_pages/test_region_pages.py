"""Profiles on whole small sites: what a reader sees of facts, regions, bodies and articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.regions import NOTE, PLUGINS, built, facts, main_text, profile, with_note
from support.site import BuiltSite, article, build


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("plain"), with_note(NOTE, wilayah=["64.08"]))


def test_a_note_becomes_a_profile_with_values_dates_words_and_a_link_to_the_footnote(plain: BuiltSite) -> None:
    assert plain.ok
    assert plain.problems == []
    shown = facts(plain)
    assert shown["Luas wilayah"].b is not None
    assert shown["Luas wilayah"].b.text == "35.747,50 km²"
    assert "tanggal tidak disebutkan" in shown["Luas wilayah"].text
    assert "semester I 2022" in shown["Jumlah penduduk"].text
    quote, link = shown["Jumlah penduduk"].q, shown["Jumlah penduduk"].a
    assert quote is not None
    assert quote.text in NOTE
    assert link is not None
    assert link.text == "[1]"
    address, _, anchor = str(link["href"]).partition("#")
    assert address == "../../berita/2025/tulisan-1/"
    assert plain.soup("berita/2025/tulisan-1/").find(id=anchor) is not None


def test_counts_that_agree_are_marked_with_the_registers_edition(plain: BuiltSite) -> None:
    for label in ("Jumlah kecamatan", "Jumlah desa definitif", "Jumlah kelurahan"):
        mark = facts(plain)[label].select_one(".status")
        assert mark is not None
        assert mark.text == "Sesuai data-contoh 7.1"
        assert "status-positive" in mark["class"]


def test_source_and_licence_of_the_counts_stand_on_the_page_and_the_scheme_is_told_once(plain: BuiltSite) -> None:
    text = main_text(plain.soup("wilayah/64.08/"))
    assert "dihitung dari data-contoh 7.1, dengan lisensi ODbL 1.0." in text
    assert text.count("Kode BPS") == 1
    assert "data-contoh 7.1" in main_text(plain.soup("wilayah/"))


def test_no_source_is_claimed_where_the_office_names_none(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": with_note(NOTE)}, plugins=PLUGINS)
    assert site.ok
    assert "dihitung dari" not in main_text(site.soup("wilayah/64.08/")).replace("Dihitung dari 425", "")
    assert "Sesuai daftar wilayah" in facts(site)["Jumlah kecamatan"].text
    assert profile(site)["menurut_daftar"]["sumber"] is None


def test_density_is_computed_and_says_from_what(plain: BuiltSite) -> None:
    density = facts(plain)["Kepadatan penduduk (dihitung)"]
    assert density.b is not None
    assert density.b.text == "sekitar 11,9 jiwa/km²"
    assert "425.613 jiwa (semester I 2022)" in density.text
    assert profile(plain)["kepadatan_dihitung"]["nilai"] == 11.9


def test_figures_of_two_dates_stand_newest_first_and_make_a_chart_oldest_first(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        with_note("Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020.", tanggal="2025-03-01"),
        with_note("Kabupaten Kutai Timur berpenduduk 455.504 jiwa per 31 Desember 2023.", tanggal="2025-02-01"),
    )
    shown = facts(site)["Jumlah penduduk"]
    assert [value.text for value in shown.select("b")] == ["455.504 jiwa", "434.459 jiwa"]
    assert "berbeda" not in shown.text
    chart = site.soup("wilayah/64.08/").select_one("figure.chart")
    assert chart is not None
    assert [text.text for text in chart.select("svg .value")] == ["434.459", "455.504"]
    widths = [int(str(bar["width"])) for bar in chart.select("svg .bar")]
    assert widths[0] < widths[1]
    rows = [[cell.text for cell in row.select("th, td")] for row in chart.select("tbody tr")]
    assert [row[:2] for row in rows] == [["2020", "434.459"], ["31 Desember 2023", "455.504"]]
    assert [fact["nilai"]["rendah"] for fact in profile(site)["fakta"] if fact["kunci"] == "penduduk"] == [
        455504,
        434459,
    ]


def test_sources_that_differ_for_one_date_are_both_shown_with_a_remark_newest_article_first(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        with_note("Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020.", tanggal="2025-03-01"),
        with_note("Kabupaten Kutai Timur berpenduduk 430.000 jiwa pada tahun 2020.", tanggal="2025-04-01"),
    )
    shown = facts(site)["Jumlah penduduk"]
    assert [value.text for value in shown.select("b")] == ["430.000 jiwa", "434.459 jiwa"]
    assert "Sumber menyebut hal yang berbeda" in shown.text
    assert [link.text for link in shown.select("a")] == ["[1]", "[2]"]
    assert site.soup("wilayah/64.08/").select_one("figure.chart") is None


def test_a_figure_that_two_articles_give_stands_once_with_both_sources(tmp_path: Path) -> None:
    text = "Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020."
    site = built(tmp_path, with_note(text, tanggal="2025-03-01"), with_note(text, tanggal="2025-04-01"))
    shown = facts(site)["Jumlah penduduk"]
    assert [value.text for value in shown.select("b")] == ["434.459 jiwa"]
    assert [link.text for link in shown.select("a")] == ["[1]", "[2]"]
    assert len(profile(site)["sumber"]) == 2


def test_a_note_repeated_in_every_article_is_quoted_a_few_times_and_counted(tmp_path: Path) -> None:
    text = "Kabupaten Kutai Timur berpenduduk 434.459 jiwa pada tahun 2020. Bandaranya sedang dibangun."
    site = built(tmp_path, *(with_note(text, tanggal=f"2025-03-{day:02d}") for day in range(1, 9)))
    shown = facts(site)["Jumlah penduduk"]
    assert [link.text for link in shown.select("a")] == ["[1]", "[2]", "[3]", "[4]", "[5]"]
    assert "dan 3 sumber lain" in shown.text
    assert main_text(site.soup("wilayah/64.08/")).count("Bandaranya") == 1
    assert len(site.soup("wilayah/64.08/").select("ol li[value]")) == 5
    assert len(profile(site)["fakta"][-1]["sumber"]) == 8


def test_what_no_rule_reads_stands_as_a_statement_with_its_source(tmp_path: Path) -> None:
    site = built(tmp_path, with_note("Kabupaten Kutai Timur beribu kota di Sangatta. Bandaranya sedang dibangun."))
    section = site.soup("wilayah/64.08/").find(id="_keterangan")
    assert section is not None
    assert section.parent is not None
    assert "Bandaranya sedang dibangun." in section.parent.text
    assert "[1]" in section.parent.text
    assert profile(site)["pernyataan"] == [{"teks": "Bandaranya sedang dibangun.", "sumber": 1}]


def test_every_region_has_a_page_and_a_province_gathers_its_regions_by_code(plain: BuiltSite) -> None:
    table = plain.soup("wilayah/64/").select_one("table")
    assert table is not None
    rows = [[cell.text for cell in row.select("th, td")] for row in table.select("tbody tr")]
    assert rows == [["Kabupaten Kutai Timur", "64.08", "18", "139", "2", "1"]]
    link = table.select_one("tbody a")
    assert link is not None
    assert link["href"] == "../64.08/"


def test_index_leads_to_every_region_by_province_and_by_letter_without_kind(tmp_path: Path) -> None:
    csv = (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.03,Kabupaten Berau,kabupaten,64,13,100,10\n64.71,Kota Balikpapan,kota,64,6,0,34\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n"
    )
    site = built(tmp_path, with_note(NOTE), more={"content/rujukan/wilayah.csv": csv})
    assert site.ok
    rows = [row.text for row in site.soup("wilayah/").select("tbody th")]
    assert rows == ["Kalimantan Timur"]
    letters = site.soup("wilayah/a-z/")
    assert [item.text for item in letters.select(".index-part h2")] == ["B", "K"]
    links = [item.text for item in letters.select(".index-part a")]
    assert links == ["Kota Balikpapan", "Kabupaten Berau", "Kalimantan Timur", "Kabupaten Kutai Timur"]
    highlighted = [item.text for item in site.soup("wilayah/").select(".chips a")]
    assert highlighted == ["Kabupaten Kutai Timur"]


def test_bodies_of_the_region_stand_with_their_officials(tmp_path: Path) -> None:
    body = "dinas-contoh:\n  nama: Dinas Contoh\n  jenis: perangkat-daerah\n  wilayah: 64.08\n"
    site = built(tmp_path, with_note(NOTE), more={"content/rujukan/lembaga.yaml": body})
    section = site.soup("wilayah/64.08/").find(id="_lembaga")
    assert section is not None
    assert section.parent is not None
    text = " ".join(section.parent.text.split())
    assert "Dinas Contoh" in text
    assert "Kepala Dinas: Sri Contoh (sejak 1 Januari 2024)" in text


def test_articles_stand_by_year_in_parts_that_stay_and_have_a_feed_list(tmp_path: Path) -> None:
    texts = [
        article("Isi.\n", judul=f"Tulisan {number}", tanggal=f"2025-01-{number:02d}", wilayah=["64.08"])
        for number in range(1, 8)
    ]
    site = built(tmp_path, *texts, page_size=3)
    assert site.ok
    first = site.html("wilayah/64.08/bagian/1/")
    again = article("Isi.\n", judul="Baru", tanggal="2025-02-01", wilayah=["64.08"])
    site = site.rebuild({"content/berita/2025/baru.md": again})
    assert site.html("wilayah/64.08/bagian/1/") == first
    assert "Baru" in main_text(site.soup("wilayah/64.08/"))
    assert len(profile(site)["berita"]) == 8


def test_a_retired_region_points_to_its_successor_and_an_old_code_leads_on(tmp_path: Path) -> None:
    csv = (
        "kode,nama,jenis,kode_induk,kecamatan,desa,kelurahan\n64,Kalimantan Timur,provinsi,,105,841,197\n"
        "64.08,Kabupaten Kutai Timur,kabupaten,64,18,139,2\n64.04,Kabupaten Bulungan,kabupaten,64,,,\n"
    )
    extra = "64.04:\n  pensiun: ya\n  pengganti: 64.08\n64.08:\n  id_lama: [64.88]\n"
    more = {"content/rujukan/wilayah.csv": csv, "content/rujukan/wilayah.yaml": extra}
    site = built(tmp_path, with_note(NOTE, "64.88"), more=more)
    assert site.ok, site.problems
    assert site.soup("wilayah/64.04/").select_one('.notice a[href="../64.08/"]') is not None
    assert "url=../64.08/" in site.html("wilayah/64.88/")
    assert "Luas wilayah" in facts(site)
