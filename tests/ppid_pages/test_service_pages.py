"""Asking, objecting, deadlines and the maklumat (UU 14/2008 Ps 22, 35-37; PerKI 1/2021 Ps 27-48)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from support.service_sites import LAYANAN, SERVICE, Site, build_office, charter

from plugins.ppid.deadlines import CLOCKS
from plugins.ppid.services_schema import CharterPart

ASKING, OBJECTING = "ppid/permohonan/", "ppid/keberatan/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    settings = (
        "nama: PPID Contoh\nsurel: ppid@kantor.example\nformulir_permohonan: https://formulir.example.go.id/minta\n"
        "biaya: Biaya contoh.\ncontoh: true\n"
    )
    files = {**SERVICE, f"{LAYANAN}/layanan.yaml": settings, f"{LAYANAN}/maklumat.md": charter()}
    built = build_office(tmp_path_factory.mktemp("layanan"), files, "2026-12-15")
    assert built.errors == []
    return built


def mail(site: Site, address: str) -> tuple[str, str, list[str]]:
    """Recipient, subject and lines of the prefilled mail of a page."""
    link = site.soup(address).main.find("a", href=lambda href: href and href.startswith("mailto:"))["href"]
    parts = urlsplit(link)
    query = parse_qs(parts.query, keep_blank_values=True)
    return parts.path, query["subject"][0], query["body"][0].split("\r\n")


def test_the_mail_holds_the_nine_fields_perki_30_1(site: Site) -> None:
    to, subject, lines = mail(site, ASKING)
    assert to == "ppid@kantor.example"
    assert subject == "Permohonan informasi publik"
    fields = [line for line in lines if line[:1].isdigit()]
    assert [field.split(".")[0] for field in fields] == [str(number) for number in range(1, 10)]
    for word in ("Nama", "NIK", "Alamat", "telepon", "kuasa", "Rincian", "Tujuan", "memperoleh", "mengirim"):
        assert any(word in field for field in fields), word
    shown = [item.text for item in site.soup(ASKING).find(id="_isian").parent.find_all("li")]
    assert fields == [f"{number}. {name}:" for number, name in enumerate(shown, start=1)]


def test_a_mail_link_is_pure_ascii_rfc_6068(site: Site) -> None:
    link = site.soup(ASKING).main.find("a", href=lambda href: href and href.startswith("mailto:"))["href"]
    assert link.isascii()
    assert " " not in link
    assert "%0D%0A" in link


def test_the_form_has_ten_fields_and_occupation_and_six_rights_perki_29_5(site: Site) -> None:
    soup = site.soup("ppid/permohonan/formulir/")
    labels = [item.strong.text for item in soup.select(".paper-form > li")]
    assert len(labels) == 11
    assert "5. Pekerjaan" in labels
    assert len(soup.find(id="_hak").parent.find_all("li")) == 6
    assert len(soup.select(".paper-form > li:nth-of-type(10) li")) == 2
    assert len(soup.select(".paper-form > li:nth-of-type(11) li")) == 5


def test_the_objection_has_the_seven_grounds_perki_39_1(site: Site) -> None:
    grounds = [item.text for item in site.soup(OBJECTING).find(id="_alasan").parent.find_all("li")]
    assert [ground[:2] for ground in grounds] == ["a.", "b.", "c.", "d.", "e.", "f.", "g."]
    boxes = site.soup("ppid/keberatan/formulir/").select(".paper-form li li")
    assert [box.text for box in boxes] == grounds


def test_every_clock_stands_with_its_article(site: Site) -> None:
    shown = site.soup(ASKING).main.text + site.soup(OBJECTING).main.text
    for clock in CLOCKS:
        assert clock.title in shown
        assert "; ".join(clock.articles) in shown


def test_the_form_of_the_office_elsewhere_is_named_where_there_is_one(site: Site) -> None:
    assert site.soup(ASKING).main.find("a", href="https://formulir.example.go.id/minta")
    assert "Isi formulir keberatan daring" not in site.soup(OBJECTING).main.text


def test_complaints_are_told_from_requests(site: Site) -> None:
    part = site.soup(ASKING).find(id="_pengaduan").parent
    assert "bukan permohonan menurut UU 14/2008" in part.text
    assert part.find("a", href="https://www.lapor.go.id/")


def test_pages_say_what_a_static_site_does_not_do(site: Site) -> None:
    for address in (ASKING, OBJECTING):
        assert "tidak memberi nomor permohonan" in site.soup(address).find(id="_situs").parent.text


def test_rule_versions_stand_on_every_page_and_no_page_promises_compliance(site: Site) -> None:
    for address in (ASKING, OBJECTING, "ppid/tenggat/", "ppid/maklumat/", "ppid/layanan/", "ppid/permohonan/formulir/"):
        text = site.soup(address).main.text
        assert "PerKI 1/2021, BN 2021/741" in text
        assert "patuh" not in text.lower()


def test_the_maklumat_shows_its_six_contents_perki_47_2(site: Site) -> None:
    soup = site.soup("ppid/maklumat/")
    for part in CharterPart:
        section = soup.find(id=f"_{part.value}").parent
        assert part.article in section.text
        assert f"Isi {part.value}." in section.text
    assert soup.audio is None


@pytest.mark.parametrize("part", list(CharterPart))
def test_a_maklumat_without_a_content_is_refused_perki_47_2(tmp_path: Path, part: CharterPart) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/maklumat.md": charter(part.value)})
    assert part.article in site.problem("P109")["reason"]


def test_a_recording_is_played_only_where_it_is_given_perki_48_4(tmp_path: Path) -> None:
    told = charter(audio="ppid/layanan/maklumat.mp3")
    site = build_office(tmp_path, {f"{LAYANAN}/maklumat.md": told})
    assert "P110" in site.errors
    given = site.rebuild({f"{LAYANAN}/maklumat.mp3": b"ID3 contoh"})
    assert given.errors == []
    source = given.soup("ppid/maklumat/").audio.source
    assert (source["src"], source["type"]) == ("../layanan/maklumat.mp3", "audio/mpeg")
    assert given.files()["ppid/layanan/maklumat.mp3"] == b"ID3 contoh"
    other = given.rebuild(
        {f"{LAYANAN}/maklumat.md": charter(audio="ppid/layanan/maklumat.md"), f"{LAYANAN}/maklumat.mp3": None}
    )
    assert "P111" in other.errors


def deadlines_of(site: Site, day: str) -> dict[str, str]:
    """The deadlines of a request received on a day, by the titles of their columns."""
    soup = site.soup("ppid/tenggat/")
    row = next(row for row in soup.select("section table tbody tr") if row.th.text.endswith(day))
    titles = [head.text for head in row.find_parent("table").thead.find_all("th")][1:]
    return {title.rpartition(" (")[0]: cell.text for title, cell in zip(titles, row.find_all("td"), strict=True)}


@pytest.mark.parametrize(
    ("received", "answer", "extended"),
    [
        ("2026-03-10", "31 Mar 2026", "10 Apr 2026"),
        ("2025-03-24", "16 Apr 2025", "28 Apr 2025"),
        ("2026-05-12", "2 Jun 2026", "11 Jun 2026"),
        ("2026-12-15", "31 Des 2026", "13 Jan 2027"),
    ],
)
def test_ten_working_days_and_seven_more_uu_22_7(tmp_path: Path, received: str, answer: str, extended: str) -> None:
    """The golden days: national holidays and cuti bersama of 2025 and 2026."""
    site = build_office(tmp_path, {f"{LAYANAN}/layanan.yaml": "nama: PPID Contoh\n"}, received)
    day = date.fromisoformat(received)
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    found = deadlines_of(site, f"{day.day}\u00a0{months[day.month - 1]}\u00a0{day.year}")
    assert found["Menjawab permintaan"].replace("\u00a0", " ") == answer
    assert found["Menjawab permintaan setelah perpanjangan"].replace("\u00a0", " ") == extended


def test_sixty_coming_days_are_listed_weekends_too(site: Site) -> None:
    days = [row.th.text for row in site.soup("ppid/tenggat/").find(id="_hari").parent.select("tbody tr")]
    assert len(days) == 60
    assert days[0] == "Sel,\u00a015\u00a0Des\u00a02026"
    assert any(day.startswith("Min,") for day in days)


def test_the_calendar_is_named_and_a_forecast_is_marked(site: Site) -> None:
    text = site.soup("ppid/tenggat/").main.text
    assert "holidays" in text
    assert "Cuti bersama dihitung sebagai bukan hari kerja" in text
    assert "(perkiraan)" in text


def test_an_override_moves_a_deadline_and_is_named(tmp_path: Path) -> None:
    files = {f"{LAYANAN}/layanan.yaml": "nama: PPID Contoh\n"}
    plain = build_office(tmp_path, files, "2026-03-10")
    before = deadlines_of(plain, "10\u00a0Mar\u00a02026")
    moved = plain.rebuild(
        {f"{LAYANAN}/kalender.csv": "tanggal,jenis,alasan,dasar\n2026-03-12,libur,Pilkada contoh,Kepwal 1/2026\n"}
    )
    after = deadlines_of(moved, "10\u00a0Mar\u00a02026")
    assert before["Menjawab permintaan"] == "31\u00a0Mar\u00a02026"
    assert after["Menjawab permintaan"] == "1\u00a0Apr\u00a02026"
    text = moved.soup("ppid/tenggat/").main.text
    assert "1 penyesuaian setempat" in text
    assert "Pilkada contoh (libur setempat)" in text


def test_a_broken_override_stops_the_build(tmp_path: Path) -> None:
    files = {f"{LAYANAN}/kalender.csv": "tanggal,jenis,alasan,dasar\n2026-13-12,libur,Contoh,SK 1\n"}
    site = build_office(tmp_path, files)
    assert (site.problem("P081")["file"], site.problem("P081")["line"]) == ("content/ppid/layanan/kalender.csv", 2)


def test_an_office_without_the_folder_still_tells_how_to_ask_and_has_no_page_that_ages(tmp_path: Path) -> None:
    site = build_office(tmp_path, {})
    assert site.errors == []
    assert site.exists(ASKING)
    assert site.exists(OBJECTING)
    assert not site.exists("ppid/tenggat/")
    assert not site.soup(ASKING).main.find("a", href="../tenggat/")


@pytest.mark.parametrize(
    ("today", "shown"), [("2008-12-31", False), ("2009-01-01", True), ("2097-12-31", True), ("2098-01-01", False)]
)
def test_deadlines_are_foreseen_as_far_as_the_calendar_reaches(tmp_path: Path, today: str, shown: bool) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/layanan.yaml": "nama: PPID Contoh\n"}, today)
    assert site.errors == []
    assert site.exists("ppid/tenggat/") is shown
    assert bool(site.soup(ASKING).main.find("a", href="../tenggat/")) is shown


def test_no_mail_is_told_where_there_is_no_address(tmp_path: Path) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/layanan.yaml": "nama: PPID Contoh\n"}, office_email="")
    assert "P112" in site.codes
    assert "Alamat surel untuk permohonan belum diisi" in site.soup(ASKING).main.text


def test_mistakes_of_the_settings_are_told_with_their_line(tmp_path: Path) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/layanan.yaml": "nama: PPID\nsurell: a@b.go.id\n"})
    assert (site.problem("N005")["file"], site.problem("N005")["line"]) == ("content/ppid/layanan/layanan.yaml", 2)
    broken = build_office(tmp_path / "b", {f"{LAYANAN}/layanan.yaml": "nama: [PPID\n"})
    assert broken.problem("N003")["file"] == "content/ppid/layanan/layanan.yaml"
    listed = build_office(tmp_path / "c", {f"{LAYANAN}/layanan.yaml": "- satu\n"})
    assert listed.errors
    assert "E099" not in listed.errors


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("Teks.\n\n## Jangka waktu\n\nA.\n", "P102", 4),
        ("## Jangka wktu\n\nA.\n", "P100", 4),
        ("## Jangka waktu\n\nA.\n\n## Jangka Waktu\n\nB.\n", "P101", 8),
        ("## Jangka waktu\n\nA[^1].\n\n[^1]: B.\n", "P103", 8),
        ("## Jangka waktu\n\n![a](/a.png)\n", "P114", 6),
    ],
)
def test_parts_that_do_not_fit_are_told_with_their_line(tmp_path: Path, body: str, code: str, line: int) -> None:
    site = build_office(tmp_path, {f"{LAYANAN}/maklumat.md": f"---\njudul: Maklumat\n---\n{body}"})
    assert site.problem(code)["line"] == line


def test_headings_inside_code_are_no_parts(tmp_path: Path) -> None:
    body = charter().replace("Isi jangka-waktu.", "```\n## Bukan bagian\n```")
    assert build_office(tmp_path, {f"{LAYANAN}/maklumat.md": body}).errors == []


def test_a_dead_link_in_the_maklumat_is_told(tmp_path: Path) -> None:
    body = charter().replace("Isi jangka-waktu.", "[Laporan](/ppid/tak-ada/)")
    assert "N0" in build_office(tmp_path, {f"{LAYANAN}/maklumat.md": body}).errors[0]
