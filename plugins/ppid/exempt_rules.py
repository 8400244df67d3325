"""The rules an exempt item must keep, each as a small function that yields problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from plugins.engine.problem import Problem, ProblemKind
from plugins.newsroom.moments import FAR_AHEAD
from plugins.ppid import problems
from plugins.ppid.always_open import OpenPhrase, always_open
from plugins.ppid.exempt import GROUNDS, MAX_YEARS_A, NEVER_PERMANENT, ExemptItem, ExemptState, Extent, PeriodKind
from plugins.ppid.item import Item
from plugins.ppid.naming import same_subjects, subject
from plugins.ppid.staleness import add_months
from plugins.ppid.statute import Rank, is_kip, names_article, rank
from plugins.ppid.workdays import WorkingCalendar


def validate_exempt(
    exempt: Sequence[ExemptItem],
    items: Sequence[Item],
    *,
    phrases: tuple[OpenPhrase, ...],
    calendar: WorkingCalendar,
    today: date,
) -> tuple[Problem, ...]:
    """Everything that is wrong with the exempt list, also in the light of the list of public information."""
    found: list[Problem] = []
    seen: dict[str, ExemptItem] = {}
    subjects = [subject(item.title) for item in items]
    for one in exempt:
        first = seen.setdefault(one.id, one)
        if first is not one:
            found.append(_at(problems.EXEMPT_DUPLICATE, one, first=f"{first.source}:{first.line}"))
        found += _missing(one)
        found += _basis(one)
        found += _grounds(one)
        found += _period(one)
        found += _statute_opens(one, phrases)
        if one.decision_date and one.decision_date > today:
            far = one.decision_date - today > FAR_AHEAD
            kind = problems.DECISION_IN_FUTURE if far else problems.DECISION_SOON
            found.append(_at(kind, one, decided=one.decision_date, today=today))
        found += _against_dip(one, items, subjects, today, calendar)
    return tuple(found)


def _missing(one: ExemptItem) -> Iterator[Problem]:
    """PerKI 1/2021 Ps 49(6)-(7): what the decision must hold; Annex II: both consequences."""
    fields = (
        ("informasi", one.title, "PerKI 1/2021 Ps 49(6)c"),
        ("dasar hukum", one.bases, "PerKI 1/2021 Ps 49(7)a"),
        ("konsekuensi bila dibuka", one.consequence_open, "PerKI 1/2021 Ps 49(7)b; Lampiran II"),
        ("konsekuensi bila ditutup", one.consequence_closed, "PerKI 1/2021 Ps 49(7)b; Lampiran II"),
        ("jangka waktu", one.period or one.ends_on, "PerKI 1/2021 Ps 49(6)e"),
        ("nomor keputusan", one.decision_number, "PerKI 1/2021 Ps 49(6); Lampiran III"),
        ("tanggal keputusan", one.decision_date, "PerKI 1/2021 Ps 49(6)f"),
        ("PPID yang menetapkan", one.ppid, "PerKI 1/2021 Ps 49(6)a"),
    )
    for name, value, article in fields:
        if not value or (isinstance(value, str) and not value.strip()):
            yield _at(problems.EXEMPT_FIELD_MISSING, one, field=name, article=article)
    if one.extent is Extent.PART and not one.part.strip():
        yield _at(problems.PART_NOT_NAMED, one)


def _basis(one: ExemptItem) -> Iterator[Problem]:
    """PerKI 1/2021 Ps 49(2)c and (7)a: a statute with number and year, and an article of it."""
    for basis in one.bases:
        found = rank(basis.statute)
        if found is Rank.UNNUMBERED:
            yield _at(problems.STATUTE_UNCLEAR, one, basis=basis.statute)
        elif found is not Rank.STATUTE:
            yield _at(problems.NOT_A_STATUTE, one, basis=basis.statute)
        if not names_article(basis.article):
            yield _at(problems.NO_ARTICLE, one, basis=basis.citation)


def _grounds(one: ExemptItem) -> Iterator[Problem]:
    """UU 14/2008 Ps 17: a letter a to j; letter j names another statute."""
    if not one.grounds:
        yield _at(problems.NO_GROUND, one, ground="")
    for letter in one.grounds:
        if letter not in GROUNDS:
            yield _at(problems.NO_GROUND, one, ground=letter)
    others = [basis for basis in one.bases if rank(basis.statute) is Rank.STATUTE and not is_kip(basis.statute)]
    if "j" in one.grounds and not others:
        yield _at(problems.GROUND_J_NEEDS_STATUTE, one)


def _period(one: ExemptItem) -> Iterator[Problem]:
    """UU 14/2008 Ps 20(1): a to f never permanent; PerKI 1/2021 Ps 51(1): a at most 30 years."""
    temporary = [letter for letter in one.grounds if letter in NEVER_PERMANENT]
    kind = one.period.kind if one.period else None
    if kind is PeriodKind.UNREADABLE and not one.ends_on:
        yield _at(problems.EXEMPT_FIELD_MISSING, one, field="jangka waktu", article="PerKI 1/2021 Ps 49(6)e")
    if kind is PeriodKind.PERMANENT and temporary:
        yield _at(problems.PERMANENT, one, ground=", ".join(temporary))
    elif "a" in one.grounds and one.period and one.ends is None:
        yield _at(problems.GROUND_A_NO_END, one)
    if one.first_day and one.ends:
        if one.ends <= one.first_day:
            yield _at(problems.PERIOD_REVERSED, one, starts=one.first_day, ends=one.ends)
        limit = add_months(one.first_day, 12 * MAX_YEARS_A)
        if "a" in one.grounds and one.ends > limit:
            yield _at(problems.GROUND_A_TOO_LONG, one, starts=one.first_day, ends=one.ends, limit=limit)


def _statute_opens(one: ExemptItem, phrases: tuple[OpenPhrase, ...]) -> Iterator[Problem]:
    """UU 14/2008 Ps 11 and 18(1): what the statute opens cannot be exempted as a whole.

    A named part of such a document may be (PerKI 1/2021 Ps 50(2)-(3)).
    """
    phrase = always_open(one.title, phrases)
    if phrase and not _named_part(one):
        yield _at(problems.ALWAYS_OPEN, one, what=phrase.explanation, article=phrase.article)


def _against_dip(
    one: ExemptItem, items: Sequence[Item], subjects: Sequence[str], today: date, calendar: WorkingCalendar
) -> Iterator[Problem]:
    """PerKI 1/2021 Ps 1 no. 20: not in both lists; Ps 52: declared in time, listed when it has ended.

    The same document may stand in both lists while a named part of it is exempt.
    """
    state = one.state(today, calendar)
    same = [items[position] for position in same_subjects(one.title, subjects)]
    if state in (ExemptState.TERBUKA, ExemptState.DIBUKA_PUTUSAN):
        if not any(item.opened_from == one.id for item in items) and (_named_part(one) or not same):
            ends = one.ruling_day if state is ExemptState.DIBUKA_PUTUSAN else one.ends
            yield _at(problems.EXPIRED_NOT_IN_DIP, one, ends=ends, id=one.id)
        return
    if state is ExemptState.AKAN_DIBUKA:
        yield _at(problems.OPENING_DUE, one, ends=one.ends, notice=one.opening_notice(calendar))
    if not _named_part(one):
        for item in same:
            place = f"{item.source}:{item.line}"
            yield _at(problems.BOTH_OPEN_AND_EXEMPT, one, other=item.title, place=place)


def _named_part(one: ExemptItem) -> bool:
    return one.extent is Extent.PART and bool(one.part.strip())


def _at(kind: ProblemKind, one: ExemptItem, **values: object) -> Problem:
    return kind.at(one.source, one.line, item=one.title or one.id, **values)
