"""Facts are held against the register of regions and against each other; the figures here are invented."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from plugins.regions.extract import extract
from plugins.regions.model import Check, CheckStatus, FactKind
from plugins.regions.problems import problems_of, problems_of_note
from plugins.regions.verify import scheme_hint, verify
from plugins.registers.model import Region, Registers

AGREES, DISAGREES, NOT_CHECKED = CheckStatus.AGREES, CheckStatus.DISAGREES, CheckStatus.NOT_CHECKED
REGIONS = Path(__file__).parents[2] / "content" / "rujukan" / "wilayah.csv"


def read_registers() -> Registers:
    """The regions of the site's register, read by a reader of the test's own."""
    rows = csv.DictReader(REGIONS.read_text(encoding="utf-8").splitlines())
    regions = {
        row["kode"]: Region(
            id=row["kode"],
            name=row["nama"],
            kind=row["jenis"],
            parent=row["kode_induk"] or None,
            districts=int(row["kecamatan"]),
            villages=int(row["desa"]),
            urban_villages=int(row["kelurahan"]),
        )
        for row in rows
    }
    return Registers(regions=regions)


REGISTERS = read_registers()


def checks_of(text: str, code: str = "64.08", parent: str = "") -> dict[FactKind, Check]:
    checks = verify(extract(text).facts, REGISTERS.regions[code], REGISTERS, extract(parent).facts)
    return {check.kind: check for check in checks}


NOTE = (
    "Kabupaten Kutai Timur ialah kabupaten di Provinsi Kalimantan Timur dengan ibu kota Sangatta. Kutai Timur terbagi "
    "atas 18 kecamatan, 139 desa definitif, 11 desa persiapan, dan 2 kelurahan."
)


def test_the_counts_the_name_and_the_province_of_kutai_timur_agree() -> None:
    statuses = {kind: check.status for kind, check in checks_of(NOTE).items()}
    assert statuses == {
        FactKind.NAME: AGREES,
        FactKind.KIND: AGREES,
        FactKind.PROVINCE: AGREES,
        FactKind.CAPITAL: NOT_CHECKED,
        FactKind.DISTRICTS: AGREES,
        FactKind.VILLAGES_DEFINITIVE: AGREES,
        FactKind.URBAN_VILLAGES: AGREES,
    }


def test_a_note_about_another_region_disagrees_and_names_its_code() -> None:
    check = checks_of("Kabupaten Berau memiliki 18 kecamatan.")[FactKind.NAME]
    assert (check.status, check.expected, check.found) == (DISAGREES, "Kabupaten Kutai Timur", "Kabupaten Berau")
    assert "64.03" in check.reason


def test_a_kota_is_not_the_kabupaten_of_the_same_name() -> None:
    checks = checks_of("Kota Malang memiliki 33 kecamatan.", "35.07")
    assert checks[FactKind.KIND].status is DISAGREES
    assert checks[FactKind.NAME].status is DISAGREES


def test_a_wrong_count_a_wrong_province_and_a_region_as_capital_disagree() -> None:
    checks = checks_of("Kabupaten Kutai Timur di Provinsi Riau memiliki 19 kecamatan. Ibu kota: Kalimantan Timur.")
    assert checks[FactKind.DISTRICTS].status is DISAGREES
    assert checks[FactKind.DISTRICTS].expected == "18 kecamatan"
    assert checks[FactKind.PROVINCE].status is DISAGREES
    assert checks[FactKind.CAPITAL].status is DISAGREES


@pytest.mark.parametrize(("words", "status"), [("sekitar 140 desa", AGREES), ("sekitar 180 desa", DISAGREES)])
def test_an_approximate_count_may_differ_by_five_percent(words: str, status: CheckStatus) -> None:
    assert checks_of(f"Kabupaten Kutai Timur memiliki {words}.")[FactKind.VILLAGES].status is status


@pytest.mark.parametrize(
    ("density", "status"), [("12", AGREES), ("11,9", AGREES), ("15", DISAGREES), ("120", DISAGREES)]
)
def test_density_is_held_against_population_and_area(density: str, status: CheckStatus) -> None:
    text = f"Luas wilayah 35.747,50 km². Jumlah penduduk 425.613 jiwa dengan kepadatan {density} jiwa/km²."
    assert checks_of(text)[FactKind.DENSITY].status is status


@pytest.mark.parametrize(("share", "status"), [("28", AGREES), ("17", DISAGREES)])
def test_a_share_is_held_against_the_parents_area(share: str, status: CheckStatus) -> None:
    text = f"Kabupaten Kutai Timur memiliki luas 35.747,50 km² atau {share} persen dari luas provinsi."
    parent = "Provinsi Kalimantan Timur memiliki luas 127.346,92 km²."
    assert checks_of(text, parent=parent)[FactKind.SHARE].status is status
    assert checks_of(text)[FactKind.SHARE].status is NOT_CHECKED


def test_only_the_newest_of_two_counts_is_held_against_the_register() -> None:
    text = "Kabupaten Kutai Timur memiliki 11 kecamatan pada tahun 2004. Kini kabupaten ini memiliki 18 kecamatan pada 2023."
    checks = verify(extract(text).facts, REGISTERS.regions["64.08"], REGISTERS)
    assert [c.status for c in checks if c.kind is FactKind.DISTRICTS] == [NOT_CHECKED, AGREES]


def test_every_disagreement_becomes_a_warning_at_the_notes_place() -> None:
    checks = verify(
        extract("Kabupaten Berau di Provinsi Riau memiliki 19 kecamatan.").facts, REGISTERS.regions["64.08"], REGISTERS
    )
    problems = problems_of(checks, "berita/2025/a.md", 12)
    assert [problem.code for problem in problems] == ["W001", "W003", "W005"]
    assert {(problem.file, problem.line) for problem in problems} == {("berita/2025/a.md", 12)}


def test_a_label_of_the_statistics_office_and_an_unreadable_note_are_told() -> None:
    problems = problems_of_note("6408", extract("Tempat yang indah."), "a.md", 3)
    assert [problem.code for problem in problems] == ["W009", "W008"]
    assert scheme_hint("64.08") is None
    assert "64.08" in (scheme_hint("6408") or "")


def test_every_region_agrees_with_a_note_that_repeats_the_register() -> None:
    wrong = []
    for region in REGISTERS.regions.values():
        name = f"Provinsi {region.name}" if region.kind == "provinsi" else region.name
        text = f"{name} memiliki {region.districts} kecamatan, {region.villages} desa, dan {region.urban_villages} kelurahan."
        checks = verify(extract(text).facts, region, REGISTERS)
        if len(checks) != 5 or any(check.status is not AGREES for check in checks):
            wrong.append((region.name, [(check.kind, check.found, check.status) for check in checks]))
    assert not wrong


def test_the_kabupaten_and_kota_of_a_province_are_counted_in_the_register() -> None:
    right = checks_of("Provinsi Bali terdiri atas 8 kabupaten dan 1 kota.", "51")
    assert [right[kind].status for kind in (FactKind.REGENCIES, FactKind.CITIES)] == [AGREES, AGREES]
    wrong = checks_of("Provinsi Bali terdiri atas 9 kabupaten dan 1 kota.", "51")
    assert (wrong[FactKind.REGENCIES].status, wrong[FactKind.REGENCIES].expected) == (DISAGREES, "8 kabupaten")
