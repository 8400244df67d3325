"""Exempt items: statute, ground, consequences, period, opening (UU 14/2008 Ps 17-20, PerKI 1/2021 Ps 49-53)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from ppid_samples import TODAY, an_exempt_item, an_item, codes

from plugins.engine.problem import Problem
from plugins.ppid.always_open import statutory_phrases
from plugins.ppid.exempt import ExemptItem, ExemptState, Extent, PeriodKind, parse_period
from plugins.ppid.exempt_rules import validate_exempt
from plugins.ppid.item import Item
from plugins.ppid.law import LegalBasis
from plugins.ppid.statute import is_kip
from plugins.ppid.workdays import working_calendar

CALENDAR = working_calendar()
PHRASES = statutory_phrases()
KIP = LegalBasis("UU 14/2008", "Pasal 17 huruf a")


def check(*exempt: ExemptItem, items: tuple[Item, ...] = (), today: date = TODAY) -> tuple[Problem, ...]:
    return validate_exempt(exempt, items, phrases=PHRASES, calendar=CALENDAR, today=today)


def test_a_complete_exempt_item_has_no_problem() -> None:
    assert check(an_exempt_item()) == ()


@pytest.mark.parametrize(
    ("field", "empty", "article"),
    [
        ("title", "", "49(6)c"),
        ("bases", (), "49(7)a"),
        ("consequence_open", " ", "49(7)b"),
        ("consequence_closed", "", "49(7)b"),
        ("period", None, "49(6)e"),
        ("decision_number", "", "49(6)"),
        ("decision_date", None, "49(6)f"),
        ("ppid", "", "49(6)a"),
    ],
)
def test_the_decision_must_hold_its_contents_perki_ps_49_6_and_7(field: str, empty: object, article: str) -> None:
    found = [problem for problem in check(an_exempt_item(**{field: empty})) if problem.code == "P020"]
    assert len(found) == 1
    assert article in found[0].reason


@pytest.mark.parametrize("grounds", [(), ("k",), ("H",)])
def test_the_ground_is_a_letter_of_uu_14_2008_ps_17(grounds: tuple[str, ...]) -> None:
    assert codes(check(an_exempt_item(grounds=grounds))) == ["P024"]


def test_ground_j_names_another_statute_uu_14_2008_ps_17_j() -> None:
    another = LegalBasis("UU 43/2009", "Pasal 66")
    assert codes(check(an_exempt_item(grounds=("j",)))) == ["P025"]
    assert check(an_exempt_item(grounds=("j",), bases=(KIP, another))) == ()
    assert is_kip("UU No. 14 Tahun 2008")
    assert not is_kip("UU 43/2009")


@pytest.mark.parametrize(("step", "expected"), [(-1, []), (0, []), (1, ["P026"])])
def test_ground_a_lasts_at_most_30_years_perki_ps_51_1(step: int, expected: list[str]) -> None:
    starts = date(2025, 3, 3)
    exempt = an_exempt_item(
        grounds=("a",), bases=(KIP,), period=None, starts=starts, ends_on=date(2055, 3, 3) + timedelta(step)
    )
    found = check(exempt)
    assert codes(found) == expected
    assert all("Ps 51(1)" in problem.reason for problem in found)


def test_ground_a_over_30_years_in_words_is_an_error_perki_ps_51_1() -> None:
    assert check(an_exempt_item(grounds=("a",), period=parse_period("30 tahun"))) == ()
    assert codes(check(an_exempt_item(grounds=("a",), period=parse_period("31 tahun")))) == ["P026"]
    assert codes(check(an_exempt_item(grounds=("a",), period=parse_period("selama diperlukan")))) == ["P028"]


@pytest.mark.parametrize("ground", list("abcdefghij"))
def test_grounds_a_to_f_are_never_permanent_uu_14_2008_ps_20_1(ground: str) -> None:
    exempt = an_exempt_item(
        grounds=(ground,), bases=(KIP, LegalBasis("UU 43/2009", "Pasal 66")), period=parse_period("permanen")
    )
    found = check(exempt)
    assert codes(found) == (["P027"] if ground in "abcdef" else [])
    assert all("Ps 20(1)" in problem.reason for problem in found)


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("5 tahun", PeriodKind.FIXED, 60),
        ("5 (lima) tahun", PeriodKind.FIXED, 60),
        ("selama 18 bulan", PeriodKind.FIXED, 18),
        ("0 tahun", PeriodKind.UNREADABLE, None),
        ("permanen", PeriodKind.PERMANENT, None),
        ("Selama-lamanya", PeriodKind.PERMANENT, None),
        ("tidak terbatas", PeriodKind.PERMANENT, None),
        ("5 tahun atau permanen", PeriodKind.PERMANENT, None),
        ("selama diperlukan", PeriodKind.AS_NEEDED, None),
        ("sampai yang bersangkutan menyetujui", PeriodKind.AS_NEEDED, None),
        ("sesuai ketentuan peraturan perundang-undangan", PeriodKind.BY_STATUTE, None),
        ("rahasia", PeriodKind.UNREADABLE, None),
    ],
)
def test_periods_are_read_from_words_perki_ps_49_6_e(text: str, kind: PeriodKind, months: int | None) -> None:
    period = parse_period(text)
    assert (period.kind, period.months) == (kind, months)


def test_an_unreadable_or_reversed_period_is_an_error_perki_ps_49_6_e() -> None:
    assert codes(check(an_exempt_item(period=parse_period("rahasia")))) == ["P020"]
    assert codes(check(an_exempt_item(ends_on=date(2025, 3, 3)))) == ["P029", "P031"]


@pytest.mark.parametrize(
    ("step", "state"),
    [(-1, ExemptState.BERLAKU), (0, ExemptState.AKAN_DIBUKA), (1, ExemptState.AKAN_DIBUKA)],
)
def test_30_working_days_before_the_end_it_is_listed_for_opening_perki_ps_52_1(step: int, state: ExemptState) -> None:
    exempt = an_exempt_item(ends_on=date(2026, 9, 1))
    notice = exempt.opening_notice(CALENDAR)
    assert notice is not None
    assert CALENDAR.between(notice, date(2026, 9, 1)) == 30
    today = notice + timedelta(step)
    assert exempt.state(today, CALENDAR) is state
    assert codes(check(exempt, today=today)) == (["P030"] if state is ExemptState.AKAN_DIBUKA else [])


@pytest.mark.parametrize(
    ("step", "state"),
    [(-1, ExemptState.AKAN_DIBUKA), (0, ExemptState.TERBUKA), (1, ExemptState.TERBUKA)],
)
def test_at_the_end_it_is_public_and_a_row_of_the_list_is_demanded_perki_ps_52_2(step: int, state: ExemptState) -> None:
    exempt = an_exempt_item(ends_on=date(2026, 9, 1))
    today = date(2026, 9, 1) + timedelta(step)
    assert exempt.state(today, CALENDAR) is state
    assert codes(check(exempt, today=today)) == (["P031"] if state is ExemptState.TERBUKA else ["P030"])
    opened = an_item(title="Asesmen pegawai yang sudah dibuka", opened_from=exempt.id)
    assert ("P031" in codes(check(exempt, items=(opened,), today=today))) is False


def test_a_counted_period_ends_on_its_anniversary_perki_ps_52_2() -> None:
    exempt = an_exempt_item(period=parse_period("1 tahun"), decision_date=date(2025, 3, 1))
    assert exempt.ends == date(2026, 3, 1)
    assert exempt.state(date(2026, 2, 28), CALENDAR) is ExemptState.AKAN_DIBUKA
    assert exempt.is_open(date(2026, 3, 1), CALENDAR)


@pytest.mark.parametrize(("step", "is_open"), [(-1, False), (0, True), (1, True)])
def test_a_ruling_opens_it_from_its_day_perki_ps_52_3(step: int, is_open: bool) -> None:
    exempt = an_exempt_item(ruling="Putusan 1/2026", ruling_day=date(2026, 2, 2))
    today = date(2026, 2, 2) + timedelta(step)
    assert exempt.is_open(today, CALENDAR) is is_open
    assert codes(check(exempt, today=today)) == (["P031"] if is_open else [])


def test_before_its_first_day_it_does_not_hold_yet() -> None:
    exempt = an_exempt_item(starts=date(2026, 4, 1))
    assert exempt.state(date(2026, 3, 31), CALENDAR) is ExemptState.BELUM_BERLAKU
    assert exempt.state(date(2026, 4, 1), CALENDAR) is ExemptState.BERLAKU


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("Hasil asesmen kompetensi pegawai", True),
        ("HASIL ASESMEN KOMPETENSI PEGAWAI", True),
        ("Dokumen hasil asesmen kompetensi para pegawai", True),
        ("Kompetensi pegawai: hasil asesmen", True),
        ("Hasil assesmen kompetensi pegawai", True),
        ("Jadwal asesmen kompetensi pegawai", False),
        ("Hasil asesmen kompetensi pegawai 2025", False),
        ("Hasil pengawasan", False),
    ],
)
def test_the_same_subject_in_both_lists_is_an_error_perki_ps_1_no_20(title: str, same: bool) -> None:
    found = check(an_exempt_item(), items=(an_item(title=title),))
    assert codes(found) == (["P032"] if same else [])


def test_a_named_part_of_an_open_document_may_be_exempt_perki_ps_50_2() -> None:
    part = an_exempt_item(extent=Extent.PART, part="nama dan nilai tiap pegawai")
    open_item = an_item(title=part.title)
    assert check(part, items=(open_item,)) == ()
    unnamed = an_exempt_item(extent=Extent.PART)
    assert codes(check(unnamed, items=(open_item,))) == ["P036", "P032"]


def test_ids_are_unique_and_decisions_are_not_of_tomorrow() -> None:
    assert codes(check(an_exempt_item(), an_exempt_item(line=7))) == ["P034"]
    for step, expected in ((-1, []), (0, []), (1, ["P018"]), (367, ["P035"])):
        exempt = an_exempt_item(decision_date=TODAY + timedelta(step))
        assert codes(check(exempt)) == expected


@pytest.mark.parametrize("ends", [date(2101, 1, 1), date(9999, 12, 31), date(2001, 1, 1)])
def test_an_absurd_year_is_told_and_never_stops_a_build_perki_ps_51_1(ends: date) -> None:
    exempt = an_exempt_item(grounds=("a",), ends_on=ends)
    assert exempt.opening_notice(CALENDAR) is None
    assert codes(check(exempt)) == (["P026"] if ends.year > 2055 else ["P029", "P031"])
    assert codes(check(an_exempt_item(grounds=("a",), period=parse_period("99999 tahun")))) == ["P026"]
