"""Networks: what three real sites publish becomes one; what is down is kept, what is twice or contradicts is told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from data_rooms import DATA_ROOMS
from network_sites import DAY, NAMES, Sites, build_three, network
from support.site import BuiltSite, build, differing, read_tree


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    yield from build_three(tmp_path_factory.mktemp("three"))


@pytest.fixture
def sites(three: Sites) -> Sites:
    three.reset()
    return three


@pytest.fixture(scope="module")
def merged(three: Sites, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site of the office that runs the network, built from what was kept."""
    three.reset()
    root = tmp_path_factory.mktemp("merged")
    kept = root / "content" / "jaringan"
    three.hosts["dinas-c"].replace("*", b"", 503)
    network(three.listed(kept), kept, "2026-11-01")
    three.reset()
    network(three.listed(kept), kept, "2026-11-20")
    three.hosts["dinas-b"].replace("*", b"", 503)
    told = network(three.listed(kept), kept, "2026-11-28")
    assert [one["terbaca"] for one in told["situs"]] == ["2026-11-28", "2026-11-20", "2026-11-28"]
    return build(root, {}, plugins=DATA_ROOMS)


def table(site: BuiltSite, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site.output / f"data/{name}/{name}.csv").read_text("utf-8"))))


def test_every_item_answer_and_table_of_every_site_is_in_the_whole(sites: Sites, merged: BuiltSite) -> None:
    assert merged.ok, merged.problems
    for name, own in (("dip-jaringan", "dip"), ("kepatuhan-jaringan", "kepatuhan")):
        rows = table(merged, name)
        for site, host in sites.hosts.items():
            source = list(csv.DictReader(io.StringIO(host.file(f"data/{own}/{own}.csv").decode())))
            key = "id" if own == "dip" else "butir"
            mine = {row[key]: row for row in rows if row["situs"] == site}
            assert mine.keys() == {row[key] for row in source}
            for row in source:
                same = row.keys() & mine[row[key]].keys()
                assert {column: mine[row[key]][column] for column in same} == {column: row[column] for column in same}
    known = {(row["situs"], row["sha256"]) for row in table(merged, "katalog-jaringan")}
    for site, host in sites.hosts.items():
        resources = json.loads(host.file("data/datapackage.json"))["resources"]
        assert (site, resources[0]["hash"].removeprefix("sha256:")) in known


def test_same_item_of_two_bodies_is_told_with_its_ground(sites: Sites, tmp_path: Path) -> None:
    told = network(sites.listed(tmp_path), tmp_path / "jaringan")
    assert told["ganda"] == [{"dasar": "berkas", "penawaran": ["dinas-a/neraca-2025", "dinas-b/neraca-kota"]}]
    assert {problem["code"] for problem in told["problems"]} == {"O155", "O156"}


def test_same_identifier_with_other_facts_is_told_fact_by_fact(sites: Sites, tmp_path: Path) -> None:
    told = network(sites.listed(tmp_path), tmp_path / "jaringan")
    assert told["bertentangan"] == [
        {
            "pengenal": "renja-2026",
            "situs": ["dinas-a", "dinas-b"],
            "berbeda": {
                "judul": ["Rencana Kerja 2026", "Rencana Kerja Tahun 2026"],
                "retensi": ["10 tahun", "5 tahun"],
            },
        }
    ]


def test_pages_show_members_findings_and_completeness(merged: BuiltSite) -> None:
    text = merged.soup("data/jaringan/").get_text(" ", strip=True)
    for name in NAMES.values():
        assert name in text
    assert "Tidak terbaca sejak 28 November 2026: jawaban 503" in text
    assert "Data per 20 November 2026" in text
    assert "Neraca 2025 berkas yang sama Dinas A Kota Contoh; Dinas B Kota Contoh" in text
    assert "Retensi: Dinas A Kota Contoh “10 tahun”; Dinas B Kota Contoh “5 tahun”." in text
    answers = table(merged, "kepatuhan-jaringan")
    missing = sum(row["situs"] == "dinas-a" and row["jawaban"] == "belum-ada" for row in answers)
    row = next(
        row for row in merged.soup("data/jaringan/").select("#_kepatuhan ~ div tr, table tr") if "Dinas A" in row.text
    )
    assert str(missing) in [cell.text.strip() for cell in row.select("td")]


def test_foreign_markup_is_text_and_links_lead_to_the_site_of_origin(sites: Sites, merged: BuiltSite) -> None:
    page = merged.soup("data/jaringan/dinas-c/")
    link = page.find("a", string='Profil <b>Dinas</b> & "C"')
    assert link is not None
    assert link["href"] == f"{sites.hosts['dinas-c'].url}ppid/informasi/profil/"  # type: ignore[index]
    assert page.main is not None
    assert page.main.find("b") is None


def test_network_is_in_the_catalogue_and_a_rebuild_is_a_clean_build(merged: BuiltSite, tmp_path: Path) -> None:
    names = {one["name"] for one in json.loads((merged.output / "data/datapackage.json").read_text())["resources"]}
    assert {"dip-jaringan", "kepatuhan-jaringan", "katalog-jaringan", "temuan-jaringan"} <= names
    again = merged.clean_copy(tmp_path / "again")
    assert differing(merged.files(), again.files()) == []


def test_same_sites_on_the_same_day_give_the_same_bytes(sites: Sites, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        network(sites.listed(tmp_path), tmp_path / folder)
    one, other = read_tree(tmp_path / "one"), read_tree(tmp_path / "other")
    assert differing(one, other) == []
    assert sorted(one) == ["dinas-a.json", "dinas-b.json", "dinas-c.json", "keadaan.json"]


def test_site_that_did_not_change_is_asked_for_its_catalogue_only(sites: Sites, tmp_path: Path) -> None:
    first = network(sites.listed(tmp_path), tmp_path / "kept")
    before = read_tree(tmp_path / "kept")
    for host in sites.hosts.values():
        host.asked.clear()
    assert network(sites.listed(tmp_path), tmp_path / "kept")["ganda"] == first["ganda"]
    for host in sites.hosts.values():
        assert host.asked == [("/data/datapackage.json", "Suluh inv network (+https://ppid.example)")]
    assert read_tree(tmp_path / "kept") == before


def test_site_that_is_down_keeps_what_it_had_and_says_since_when(sites: Sites, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    network(sites.listed(tmp_path), kept, "2026-11-01")
    before = (kept / "dinas-a.json").read_bytes()
    sites.hosts["dinas-a"].replace("*", b"", 500)
    for day in ("2026-11-05", "2026-11-09"):
        told = network(sites.listed(tmp_path), kept, day)
        (problem,) = [one for one in told["problems"] if one["code"] == "O152"]
        assert "tidak terbaca sejak 2026-11-05: jawaban 500" in problem["message"]
        assert "per 2026-11-01" in problem["reason"]
        assert told["ok"]
    assert (kept / "dinas-a.json").read_bytes() == before
    assert len(told["ganda"]) == 1
    sites.reset()
    told = network(sites.listed(tmp_path), kept, "2026-11-12")
    assert [(one["terbaca"], one["gagal_sejak"]) for one in told["situs"]] == [("2026-11-12", "")] * 3


def test_site_that_left_the_list_takes_its_data_along(sites: Sites, tmp_path: Path) -> None:
    network(sites.listed(tmp_path), tmp_path)
    fewer = Sites({name: host for name, host in sites.hosts.items() if name != "dinas-b"})
    network(fewer.listed(tmp_path), tmp_path)
    assert sorted(read_tree(tmp_path)) == ["dinas-a.json", "dinas-c.json", "keadaan.json", "situs.yaml"]


def test_kept_data_changed_by_hand_are_not_published(sites: Sites, tmp_path: Path) -> None:
    kept = tmp_path / "content" / "jaringan"
    network(sites.listed(kept), kept)
    file = kept / "dinas-a.json"
    good = file.read_bytes()
    file.write_bytes(good.replace(b"Rencana Kerja 2026", b"Rencana Kerja 2027"))
    site = build(tmp_path, {}, plugins=DATA_ROOMS, today=DAY)
    assert site.problem("O158")["file"].endswith("jaringan/dinas-a.json")
    assert not site.ok
