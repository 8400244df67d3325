"""Announcements made at once (UU 14/2008 Ps 10; PerKI 1/2021 Ps 19-20, 25)."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from support.service_sites import Site, alert, build_office
from support.site import article

from plugins.ppid.alert import AlertPart

FOLDER = "content/ppid/peringatan"
PAGE = "ppid/serta-merta/banjir/"
ATOM = "{http://www.w3.org/2005/Atom}"


def office(root: Path, today: str, **front: Any) -> Site:
    files = {f"{FOLDER}/banjir.md": alert(**front), "content/berita/2025/a.md": article()}
    return build_office(root, files, today)


@pytest.mark.parametrize(
    ("today", "state", "shown"),
    [
        ("2026-03-09", "Akan berlaku", False),
        ("2026-03-10", "Sedang berlaku", True),
        ("2026-03-11", "Sedang berlaku", True),
        ("2026-03-12", "Sudah berakhir", False),
    ],
)
def test_the_banner_stands_on_every_page_while_the_alert_holds_perki_25(
    tmp_path: Path, today: str, state: str, shown: bool
) -> None:
    """PerKI 1/2021 Ps 20 and 25: the day before, the first and last day, the day after."""
    site = office(tmp_path, today)
    assert site.errors == []
    assert site.soup(PAGE).select_one(".status").text == state
    assert json.loads(site.html("ppid/serta-merta/peringatan.json"))["peringatan"][0]["keadaan"] == (
        state.lower().replace("sedang ", "").replace("sudah ", "").replace(" ", "-")
    )
    pages = site.pages()
    assert len(pages) > 5
    for name, html in pages.items():
        assert ("Jauhi bantaran sungai. " in html or 'class="alerts"' in html) is shown or name.startswith(PAGE), name
        assert ('class="alerts"' in html) is shown, name


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        ("2026-03-09", "Peringatan yang akan berlaku"),
        ("2026-03-10", "Peringatan yang sedang berlaku"),
        ("2026-03-11", "Peringatan yang sedang berlaku"),
        ("2026-03-12", "Arsip peringatan"),
    ],
)
def test_the_page_of_the_class_lists_every_alert_under_its_state_perki_19(
    tmp_path: Path, today: str, heading: str
) -> None:
    soup = office(tmp_path, today).soup("ppid/serta-merta/")
    part = soup.find("h2", string=heading).find_parent("section")
    assert part.select_one('a[href="banjir/"]').text == "Banjir contoh"
    assert [link["href"] for link in part.select("nav a")] == ["atom.xml", "peringatan.json"]


def test_the_banner_leads_to_the_page_and_says_until_when(tmp_path: Path) -> None:
    banner = office(tmp_path, "2026-03-10").soup("berita/2025/a/").select_one(".alerts")
    assert banner.a["href"] == "../../../ppid/serta-merta/banjir/"
    assert banner.time["datetime"] == "2026-03-11T18:00+07:00"


def test_an_alert_that_is_over_stays_as_an_archive(tmp_path: Path) -> None:
    before = office(tmp_path, "2026-03-11").soup(PAGE)
    after = office(tmp_path, "2026-03-12").soup(PAGE)
    assert before.find(id="_arsip") is None
    assert "disimpan sebagai arsip" in after.find(id="_arsip").parent.text
    assert "Isi evakuasi." in after.main.text


def test_the_eight_parts_stand_in_their_order_with_their_letters_perki_20_2(tmp_path: Path) -> None:
    soup = office(tmp_path, "2026-03-10").soup(PAGE)
    heads = soup.main.find_all("h2")
    assert [head["id"] for head in heads] == [f"_{part.value}" for part in AlertPart]
    assert [head.find_next("p").text for head in heads] == [f"PerKI 1/2021 Ps 20(2){letter}" for letter in "abcdefgh"]


@pytest.mark.parametrize("part", list(AlertPart))
def test_an_alert_without_a_part_is_refused_perki_20_2(tmp_path: Path, part: AlertPart) -> None:
    site = build_office(tmp_path, {f"{FOLDER}/banjir.md": alert(part.value)}, "2026-03-10")
    assert part.article in site.problem("P070")["reason"]


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ({"mulai": "2026-03-10"}, "P071"),
        ({"mulai": "2026-03-10 06.00"}, "P071"),
        ({"berakhir": "2026-03-12"}, "P071"),
        ({"berakhir": "2026-03-10 06.00 WIB"}, "P072"),
        ({"peristiwa": "banjir"}, "P073"),
        ({"mulai": "kemarin"}, "N008"),
        ({"penerbit": None}, "N006"),
    ],
)
def test_an_uncertain_alert_is_refused_and_not_shown(tmp_path: Path, front: dict[str, str], code: str) -> None:
    site = office(tmp_path, "2026-03-10", **front)
    assert code in site.errors
    assert "E099" not in site.errors


def test_an_alert_without_an_end_holds_and_is_asked_about_after_a_month(tmp_path: Path) -> None:
    for today, asked in (("2026-04-08", False), ("2026-04-09", False), ("2026-04-10", True)):
        site = office(tmp_path / today, today, berakhir=None)
        assert site.errors == []
        assert ("P121" in site.codes) is asked
        assert "belum diketahui" in site.soup(PAGE).main.text
        assert 'class="alerts"' in site.html("")


def test_a_draft_is_not_shown_and_two_names_do_not_collide(tmp_path: Path) -> None:
    draft = office(tmp_path, "2026-03-10", status="draf")
    assert draft.errors == []
    assert not draft.exists(PAGE)
    twice = build_office(
        tmp_path / "b", {f"{FOLDER}/banjir.md": alert(), f"{FOLDER}/2026/Banjir.md": alert()}, "2026-03-10"
    )
    assert "P120" in twice.errors


def test_the_feed_holds_every_alert_in_full_rfc_4287(tmp_path: Path) -> None:
    files = {
        f"{FOLDER}/banjir.md": alert(),
        f"{FOLDER}/asap.md": alert(
            judul="Asap contoh", peristiwa="S.19.b", mulai="2026-05-01 08.00 WITA", berakhir="2026-05-02 08.00 WITA"
        ),
    }
    site = build_office(tmp_path, files, "2026-06-01")
    root: Any = ET.fromstring(site.files()["ppid/serta-merta/atom.xml"])  # noqa: S314 -- the build's own file
    entries = root.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == ["Asap contoh", "Banjir contoh"]
    assert entries[0].find(f"{ATOM}published").text == "2026-05-01T08:00:00+08:00"
    assert entries[1].find(f"{ATOM}id").text == "tag:kantor.example,2026:/ppid/serta-merta/banjir/"
    assert "Isi upaya-pencegahan." in entries[1].find(f"{ATOM}content").text
    assert root.find(f"{ATOM}updated").text == "2026-05-01T08:00:00+08:00"
    assert {"ppid/serta-merta/atom.xml", "ppid/serta-merta/peringatan.json"} <= site.files().keys()
    feeds = [link["href"] for link in site.soup(PAGE).head.find_all("link", type="application/atom+xml")]
    assert "../atom.xml" in feeds


def test_an_office_without_alerts_has_neither_feed_nor_data(tmp_path: Path) -> None:
    site = build_office(tmp_path, {})
    assert not {"ppid/serta-merta/atom.xml", "ppid/serta-merta/peringatan.json"} & site.files().keys()


def test_the_json_says_everything_of_an_alert(tmp_path: Path) -> None:
    document = json.loads(
        office(tmp_path, "2026-03-10", wilayah="Kota Contoh").html("ppid/serta-merta/peringatan.json")
    )
    (one,) = document["peringatan"]
    assert one["alamat"] == "https://kantor.example/ppid/serta-merta/banjir/"
    assert (one["butir"], one["peristiwa"]) == ("S.19.a", "Bencana alam")
    assert (one["mulai"], one["berakhir"]) == ("2026-03-10T06:00:00+07:00", "2026-03-11T18:00:00+07:00")
    assert list(one["bagian"]) == [part.value for part in AlertPart]
    assert one["bagian"]["evakuasi"] == "Isi evakuasi."
