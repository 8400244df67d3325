"""Holding the text of one file against the guard: personal data, and rules that no longer hold."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from plugins.engine.problem import Problem
from plugins.ppid import services_problems as found
from plugins.ppid.guard_model import FileText, Inspection, Passage
from plugins.ppid.privacy import DOUBTFUL, Guard, personal_data_problems, scan
from plugins.ppid.repealed import repealed_problems


def inspect(file: str, text: FileText, guard: Guard) -> Inspection:
    """Everything in a file that looks like personal data and is not allowed, and every repealed rule it cites."""
    problems = list(text.problems)
    alike: list[str] = []
    strict = replace(guard, allowed=())
    for passage in text.passages:
        found_here = [finding.text for finding in scan(passage.text, strict)]
        alike += found_here
        if found_here:
            problems += _personal(file, passage, guard)
        problems += _repealed(file, passage)
    return Inspection(tuple(problems), tuple(alike), text.located)


def _personal(file: str, passage: Passage, guard: Guard) -> Iterator[Problem]:
    if not passage.page:
        yield from personal_data_problems(passage.text, file, guard, line=passage.line)
        return
    for one in scan(passage.text, guard):
        kind = found.PERSONAL_DATA_ON_PAGE_DOUBTFUL if one.kind in DOUBTFUL else found.PERSONAL_DATA_ON_PAGE
        yield kind.at(file, page=passage.page, what=one.kind.label, shown=one.masked)


def _repealed(file: str, passage: Passage) -> Iterator[Problem]:
    for problem in repealed_problems(passage.text, file, passage.line):
        yield replace(problem, line=0) if passage.page else problem
