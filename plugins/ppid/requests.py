"""The figures of the information service: half-yearly (UU 14/2008 Ps 12) and yearly (PerKI 1/2021 Ps 57).

A case counts in the period in which it was received. Times are working days from the day of receipt, which
does not count, to the day of the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.ppid.deadlines import answer_limit
from plugins.ppid.request_contracts import KEBERATAN, PERMOHONAN, SENGKETA
from plugins.ppid.staleness import yearly_report_due
from plugins.ppid.tables import Row
from plugins.ppid.workdays import WorkingCalendar

_TENTH = Decimal("0.1")
_FIRST_HALF = 6
_LETTER = re.compile(r"(?:pasal|ps)\.?\s*17\s*(?:\(1\)\s*)?(?:huruf\s*)?(?P<letter>[a-j])\b", re.IGNORECASE)


class RequestOutcome(StrEnum):
    """How a request ended."""

    SELURUHNYA = "dikabulkan-seluruhnya"
    SEBAGIAN = "dikabulkan-sebagian"
    DITOLAK = "ditolak"
    DICABUT = "dicabut"
    PROSES = "proses"


class Request(Struct, frozen=True, kw_only=True):
    """One request without anything personal. ``extension`` is in working days, 0 to 7."""

    number: str
    received: date
    answered: date | None
    kelas: str
    outcome: RequestOutcome
    reasons: tuple[str, ...] = ()
    extension: int = 0


class Times(Struct, frozen=True):
    """Working days taken by ``count`` answers; average and median to one decimal; ``None`` without answers."""

    count: int
    average: Decimal | None
    median: Decimal | None
    maximum: int | None


class RequestFigures(Struct, frozen=True, kw_only=True):
    """The figures of UU 14/2008 Ps 12 and PerKI 1/2021 Ps 57(2) for one period.

    ``late`` are the requests answered after, or open beyond, their last lawful day (UU 14/2008 Ps 22(7)-(8)).
    ``reasons`` are the reasons of refusal by article with their counts, the most frequent first.
    """

    title: str
    received: int
    granted: int
    granted_in_part: int
    refused: int
    withdrawn: int
    pending: int
    late: int
    times: Times
    times_by_class: tuple[tuple[str, Times], ...]
    reasons: tuple[tuple[str, int], ...]


class ObjectionFigures(Struct, frozen=True, kw_only=True):
    """PerKI 1/2021 Ps 57(3): objections, the superior's answers and their execution; counts by word."""

    received: int
    answered: int
    by_ground: tuple[tuple[str, int], ...]
    by_outcome: tuple[tuple[str, int], ...]
    by_execution: tuple[tuple[str, int], ...]
    times: Times


class DisputeFigures(Struct, frozen=True, kw_only=True):
    """PerKI 1/2021 Ps 57(3): cases at the Komisi, their results and execution; suits, rulings and execution."""

    received: int
    by_procedure: tuple[tuple[str, int], ...]
    by_outcome: tuple[tuple[str, int], ...]
    by_execution: tuple[tuple[str, int], ...]
    suits: int
    by_court: tuple[tuple[str, int], ...]
    by_ruling: tuple[tuple[str, int], ...]
    by_court_execution: tuple[tuple[str, int], ...]


class YearFigures(Struct, frozen=True, kw_only=True):
    """All figures of one year: the whole, the two half-years, objections and disputes."""

    year: int
    whole: RequestFigures
    halves: tuple[RequestFigures, RequestFigures]
    objections: ObjectionFigures
    disputes: DisputeFigures

    @property
    def due(self) -> date:
        """The last day to publish the report: 31 March of the next year (PerKI 1/2021 Ps 56(1))."""
        return yearly_report_due(self.year)


def year_figures(
    texts: Mapping[str, str],
    *,
    year: int,
    calendar: WorkingCalendar,
    today: date,
    file: Callable[[str], str] = "{}.csv".format,
) -> tuple[YearFigures, tuple[Problem, ...]]:
    """The figures of a year from its three CSV texts, and what is wrong with them.

    ``texts`` maps ``permohonan``, ``keberatan``, ``sengketa`` to text; an absent table counts as no case.
    ``file`` gives a table's name in the problems.
    """
    from plugins.ppid.request_tables import CheckedTable, check_table  # noqa: PLC0415 -- not where nothing is new

    checked = {
        contract.name: check_table(texts[contract.name], contract, file=file(contract.name), year=year, today=today)
        if texts.get(contract.name)
        else CheckedTable(())
        for contract in (PERMOHONAN, KEBERATAN, SENGKETA)
    }
    requests = tuple(request_of(row) for row in checked["permohonan"].rows)
    first = [one for one in requests if one.received.month <= _FIRST_HALF]
    second = [one for one in requests if one.received.month > _FIRST_HALF]
    figures = YearFigures(
        year=year,
        whole=request_figures(f"Tahun {year}", requests, calendar, today),
        halves=(
            request_figures(f"Januari–Juni {year}", first, calendar, today),
            request_figures(f"Juli–Desember {year}", second, calendar, today),
        ),
        objections=_objections(checked["keberatan"].rows, calendar),
        disputes=_disputes(checked["sengketa"].rows),
    )
    return figures, tuple(problem for table in checked.values() for problem in table.problems)


def request_of(row: Row) -> Request:
    """A request from a row that keeps the contract."""
    cells = row.cells
    return Request(
        number=cells["nomor"],
        received=date.fromisoformat(cells["tanggal_diterima"]),
        answered=date.fromisoformat(cells["tanggal_dijawab"]) if cells["tanggal_dijawab"] else None,
        kelas=cells["kelas"],
        outcome=RequestOutcome(cells["hasil"]),
        reasons=tuple(refusal_reason(part) for part in cells["alasan_penolakan"].split(";") if part.strip()),
        extension=int(cells.get("perpanjangan") or 0),
    )


def refusal_reason(text: str) -> str:
    """A reason as the report counts it: every spelling of an article of Ps 17 is one, other words stay.

    >>> refusal_reason("pasal 17 h")
    'UU 14/2008 Ps 17 huruf h'
    """
    found = _LETTER.search(text)
    return f"UU 14/2008 Ps 17 huruf {found['letter'].lower()}" if found else " ".join(text.split())


def request_figures(title: str, requests: Sequence[Request], calendar: WorkingCalendar, today: date) -> RequestFigures:
    """The figures of a set of requests."""
    outcomes = Counter(one.outcome for one in requests)
    classes = sorted({one.kelas for one in requests})
    return RequestFigures(
        title=title,
        received=len(requests),
        granted=outcomes[RequestOutcome.SELURUHNYA],
        granted_in_part=outcomes[RequestOutcome.SEBAGIAN],
        refused=outcomes[RequestOutcome.DITOLAK],
        withdrawn=outcomes[RequestOutcome.DICABUT],
        pending=outcomes[RequestOutcome.PROSES],
        late=sum(_late(one, calendar, today) for one in requests),
        times=_times_of(requests, calendar),
        times_by_class=tuple(
            (kelas, _times_of([one for one in requests if one.kelas == kelas], calendar)) for kelas in classes
        ),
        reasons=_ranked(
            reason
            for one in requests
            if one.outcome in (RequestOutcome.DITOLAK, RequestOutcome.SEBAGIAN)
            for reason in one.reasons
        ),
    )


def times(days: Sequence[int]) -> Times:
    """Average, median and maximum of a series of working days."""
    if not days:
        return Times(0, None, None, None)
    average = (Decimal(sum(days)) / len(days)).quantize(_TENTH, ROUND_HALF_UP)
    from statistics import median  # noqa: PLC0415 -- slow to import, and not where nothing is new

    middle = Decimal(str(median(days))).quantize(_TENTH, ROUND_HALF_UP)
    return Times(len(days), average, middle, max(days))


def _times_of(requests: Sequence[Request], calendar: WorkingCalendar) -> Times:
    # A withdrawal is no answer, even where its day is recorded.
    return times(
        [
            calendar.between(one.received, one.answered)
            for one in requests
            if one.answered and one.outcome is not RequestOutcome.DICABUT
        ]
    )


def _late(one: Request, calendar: WorkingCalendar, today: date) -> bool:
    if one.outcome is RequestOutcome.DICABUT:
        return False
    return (one.answered or today) > answer_limit(one.received, calendar, one.extension)


def _objections(rows: Sequence[Row], calendar: WorkingCalendar) -> ObjectionFigures:
    answered = [row for row in rows if row.cells["tanggal_ditanggapi"]]
    return ObjectionFigures(
        received=len(rows),
        answered=len(answered),
        by_ground=_ranked(row.cells["alasan"] for row in rows),
        by_outcome=_ranked(row.cells["hasil"] for row in rows),
        by_execution=_ranked(row.cells["pelaksanaan"] for row in rows if row.cells["pelaksanaan"]),
        times=times(
            [
                calendar.between(
                    date.fromisoformat(row.cells["tanggal_diterima"]),
                    date.fromisoformat(row.cells["tanggal_ditanggapi"]),
                )
                for row in answered
            ]
        ),
    )


def _disputes(rows: Sequence[Row]) -> DisputeFigures:
    def by(column: str) -> tuple[tuple[str, int], ...]:
        return _ranked(row.cells[column] for row in rows if row.cells[column])

    suits = [row.cells["gugatan"] for row in rows if row.cells["gugatan"] != "tidak"]
    return DisputeFigures(
        received=len(rows),
        by_procedure=by("cara"),
        by_outcome=by("hasil"),
        by_execution=by("pelaksanaan"),
        suits=len(suits),
        by_court=_ranked(suits),
        by_ruling=by("putusan_pengadilan"),
        by_court_execution=by("pelaksanaan_pengadilan"),
    )


def _ranked(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Counts of words, the most frequent first, then alphabetically."""
    return tuple(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))
