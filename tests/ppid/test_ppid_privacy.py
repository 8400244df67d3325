"""The guard against personal data (PerKI 1/2021 Ps 5(3)) and the flag on repealed rules (PerKI 1/2021 Ps 63)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ppid_samples import codes

from plugins.engine.problem import Severity
from plugins.ppid import privacy
from plugins.ppid.privacy import (
    Allowance,
    FindingKind,
    Guard,
    is_nik,
    personal_data_problems,
    scan,
    validate_allowances,
)
from plugins.ppid.repealed import REPEALED, repealed_citations, repealed_problems

NIK = "6471051203900001"


def kinds(text: str, guard: Guard | None = None) -> list[str]:
    return [finding.kind.value for finding in scan(text, guard)]


@pytest.mark.parametrize(
    ("date_part", "possible"),
    [
        ("000190", False), ("010190", True), ("310190", True), ("320190", False), ("400190", False), ("410190", True),
        ("710190", True), ("720190", False), ("310490", False), ("300490", True), ("290290", True), ("300290", False),
        ("690290", True), ("700290", False), ("010090", False), ("011290", True), ("011390", False),
    ],
)  # fmt: skip
def test_a_nik_holds_a_possible_date_perki_ps_5_3(date_part: str, possible: bool) -> None:
    """PerKI 1/2021 Ps 5(3): the days before, on, and after each border of day and month."""
    assert is_nik(f"647105{date_part}0001") is possible


@pytest.mark.parametrize(
    ("province", "real"), [("10", False), ("11", True), ("20", False), ("64", True), ("96", True), ("97", False)]
)
def test_a_nik_begins_with_a_real_province(province: str, real: bool) -> None:
    assert is_nik(f"{province}71051203900001") is real


@pytest.mark.parametrize(
    "text",
    [NIK, f"NIK {NIK}.", "6471 0512 0390 0001", "6471-0512-0390-0001", "64.71.05.120390.0001", "647105 120390 0001",
     "NIK6471051203900001", "٦٤٧١٠٥١٢٠٣٩٠٠٠٠١", "｜6471051203900001｜", "6471\u00a00512\u00a00390\u00a00001"],
)  # fmt: skip
def test_a_nik_is_found_however_it_is_written(text: str) -> None:
    assert kinds(text) == ["nik"]


@pytest.mark.parametrize(
    "text",
    ["64710512039000011", "9971051203900001", "Rp6.471.051.203.900.001", "0123456789012345", "abcdef6471051203900001abcd12",
     "SK Nomor 800/123/2025", "NIP 198001012005011001", "NIP 19800101 200501 1 001", "2025-2029", "1.234.567,89", "pukul 08.00-15.30 WITA", "10 Maret 2026"],
)  # fmt: skip
def test_other_numbers_pass(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text", ["01.234.567.8-901.000", "NPWP: 01.234.567.8-901.000", "NPWP 012345678901000", "npwp: 0012345678901000"]
)
def test_an_npwp_is_found(text: str) -> None:
    assert kinds(text) == ["npwp"]


@pytest.mark.parametrize(
    "text",
    ["0812-3456-7890", "081234567890", "+62 812 3456 7890", "+6281234567890", "0812.3456.789", "(0812) 3456 7890",
     "https://wa.me/6281234567890", "WA081234567890", "+62 (0) 812 3456 7890"],
)  # fmt: skip
def test_a_mobile_number_is_an_error(text: str) -> None:
    found = personal_data_problems(text, "a.md")
    assert [(one.code, one.severity) for one in found] == [("P060", Severity.ERROR)]


@pytest.mark.parametrize("text", ["(0541) 731234", "0541-731234", "(021) 345-6789", "+62 541 731234"])
def test_a_landline_is_a_warning_unless_it_is_the_offices(text: str) -> None:
    assert [one.code for one in personal_data_problems(text, "a.md")] == ["P061"]
    office = Guard(office_phones=("0541 731234", "021 3456789"))
    assert scan(text, office) == ()


def test_two_numbers_parted_by_a_stroke_are_both_found() -> None:
    assert kinds("HP 08123456789/08139876543") == ["nomor-ponsel", "nomor-ponsel"]


def test_an_office_mobile_number_may_be_declared() -> None:
    assert scan("WA: 0812-3456-7890", Guard(office_phones=("+62 812 3456 7890",))) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("budi@gmail.com", True),
        ("Budi.Santoso+ppid@contoh.co.id", True),
        ("ppid@kotacontoh.go.id", False),
        ("PPID@KOTACONTOH.GO.ID", False),
        ("kantor@desacontoh.desa.id", False),
        ("x@bukango.id", True),
        ("x@go.id.example.com", True),
    ],
)
def test_only_office_mail_passes(text: str, found: bool) -> None:
    assert bool(scan(text)) is found


def test_office_domains_are_configurable() -> None:
    assert scan("ppid@rsud-contoh.com", Guard(office_domains=("rsud-contoh.com",))) == ()


@pytest.mark.parametrize(
    "text",
    ["-0.502106, 117.153709", "-0,502106; 117,153709", "geo:-0.502106,117.153709", "maps/@-0.5021061,117.1537091,17z",
     "0°30'07\"S 117°09'13\"E", "0°30’07,5” LS dan 117°09’13” BT", "3.595196 98.672226"],
)  # fmt: skip
def test_a_geotag_is_found(text: str) -> None:
    assert kinds(text) == ["koordinat"]


@pytest.mark.parametrize("text", ["12.5, 117.5", "-0.5, 117.1", "skor 3.5961, 2.1234"])
def test_coarse_or_foreign_numbers_are_no_geotag(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("filler", [" ", "0", "1.2345", "a", "@", "°", "8", "\n"])
def test_long_runs_are_scanned_in_reasonable_time(filler: str) -> None:
    """PerKI 1/2021 Ps 5(3): the guard reads whole PDFs; a run of anything must not stall it."""
    for start in ("1.23456", "0812", "a@", "npwp", "6471", "1°2'3"):
        scan(start + filler * 20_000)
        repealed_problems(start + filler * 20_000, "a.md")


def test_findings_carry_their_place_and_line() -> None:
    text = f"Baris satu\nNIK {NIK}\n\nsurel a@b.com"
    first, second = scan(text)
    assert text[first.start : first.end] == NIK
    assert (first.kind, second.kind) == (FindingKind.NIK, FindingKind.SUREL)
    assert [one.line for one in personal_data_problems(text, "a.md", line=10)] == [11, 13]
    assert [one.line for one in personal_data_problems(text, "a.pdf", line=0)] == [0, 0]


def test_messages_never_show_what_they_found() -> None:
    for text in (NIK, "0812-3456-7890", "budi@gmail.com"):
        (problem,) = personal_data_problems(text, "a.md")
        assert text not in f"{problem.message}{problem.reason}{problem.hint}"


def test_an_allowance_needs_a_reason() -> None:
    given_reason = Guard(allowed=(Allowance(text="0812 3456 7890", reason="Nomor aduan resmi"),))
    without = Guard(allowed=(Allowance(text="0812 3456 7890", reason=" ", source="izin.yaml", line=3),))
    text = "Hubungi 0812-3456-7890"
    assert scan(text, given_reason) == ()
    assert kinds(text, without) == ["nomor-ponsel"]
    assert codes(validate_allowances(without, [text])) == ["P062"]
    assert codes(validate_allowances(given_reason, ["lain"])) == ["P063"]
    assert validate_allowances(given_reason, [text]) == ()


@given(st.text())
def test_the_guard_never_raises_and_its_findings_never_overlap(text: str) -> None:
    found = scan(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    personal_data_problems(text, "a.md")
    repealed_problems(text, "a.md")


@given(st.text(alphabet="abc \n.,", max_size=30), st.text(alphabet="abc \n.,", max_size=30))
def test_a_nik_is_found_in_any_surroundings(before: str, after: str) -> None:
    assert FindingKind.NIK in [one.kind for one in scan(f"{before} {NIK} {after}")]


PIECES = [*"0123456789", *" .,-/()+:\n\u00a0\u2013x", "npwp", "NPWP: ", "hp", "wa.me/", "(+62) ", "08", "0541", NIK]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_looking_at_runs_of_digits_misses_no_number_that_a_pattern_finds_in_the_whole_text(text: str) -> None:
    whole = []
    for pattern in (privacy._NIK, privacy._NPWP, privacy._MOBILE, privacy._LANDLINE):
        whole += [
            match.span("number" if "number" in match.groupdict() and match["number"] else 0)
            for match in pattern.finditer(text)
            if pattern is not privacy._NIK or is_nik("".join(filter(str.isdigit, match[0])))
        ]
    found = [span for kind, *span in privacy._candidates(text, Guard()) if kind not in ("surel-pribadi", "koordinat")]
    assert sorted(map(tuple, found)) == sorted(whole)


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９"])
def test_digits_of_any_script_are_digits(digits: str) -> None:
    written = NIK.translate({ord(str(value)): digit for value, digit in enumerate(digits)})
    assert kinds(f"“NIK” – {written} …") == ["nik"]


@given(st.text())
def test_scanning_again_what_was_allowed_finds_nothing(text: str) -> None:
    allowed = tuple(Allowance(text=one.text, reason="uji") for one in scan(text))
    assert all(one.text not in {a.text for a in allowed} for one in scan(text, Guard(allowed=allowed)))


@pytest.mark.parametrize(
    ("text", "successor"),
    [
        ("PerKI 1/2010", "PerKI 1/2021"),
        ("Perki No. 1 Tahun 2010", "PerKI 1/2021"),
        ("Peraturan Komisi Informasi Nomor 1 Tahun 2010", "PerKI 1/2021"),
        ("PerKI 1/2017", "PerKI 1/2021"),
        ("Peraturan Komisi Informasi Pusat RI Nomor 1\nTahun 2017", "PerKI 1/2021"),
        ("Permendagri 35/2010", "Permendagri 3/2017"),
        ("Peraturan Menteri Dalam Negeri Nomor 35 Tahun 2010", "Permendagri 3/2017"),
    ],
)
def test_a_repealed_rule_is_flagged_with_its_successor_perki_ps_63(text: str, successor: str) -> None:
    (problem,) = repealed_problems(f"Dasar:\n{text} tentang layanan", "a.md")
    assert (problem.code, problem.line) == ("P064", 2)
    assert successor in problem.reason
    assert len(repealed_citations(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["PerKI 1/2021", "PerKI 1/2013", "Permendagri 3/2017", "PerKI 11/2010", "PerKI 1/20101", "Permendagri 35/2011"],
)
def test_rules_in_force_pass_perki_ps_63(text: str) -> None:
    assert repealed_citations(text) == ()


def test_what_is_said_of_repealed_rules_may_be_printed() -> None:
    assert all(rule.certainty.printable for rule in REPEALED)
