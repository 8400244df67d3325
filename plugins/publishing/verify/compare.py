"""Every file of a manifest, asked for and compared byte for byte; several at once, able to go on after a break."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from msgspec import Struct, field

from plugins.engine.problem import Problem
from plugins.publishing.hosting.model import ERROR_PAGE
from plugins.publishing.manifest import Listed
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.headers import HeaderCheck
from plugins.publishing.verify.injected import outside_hosts
from plugins.publishing.verify.journal import Journal
from plugins.publishing.verify.model import HTML, NOT_FOUND, OK, Answer, Asker, path_of

_PAGE = 2_000_000
"""Bytes of a changed page that are read to see what was slipped in."""
_KEPT = 200
_GIVEN_UP = 25
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Compared(Struct):
    """What a comparison found. ``answered`` has the status and SHA-256 of every answer that differs, by name, and
    ``changed`` the first of these answers in full; ``hosts`` are the outside hosts that unchanged pages link to.
    ``unanswered`` counts files without any answer; ``broken_off`` is true where the host stopped answering.
    """

    problems: list[Problem] = field(default_factory=list)
    answered: dict[str, tuple[int, str]] = field(default_factory=dict)
    changed: dict[str, Answer] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    checked: int = 0
    unanswered: int = 0
    broken_off: bool = False


def compare_files(
    asker: Asker, files: Sequence[Listed], journal: Journal, headers: HeaderCheck, at_once: int
) -> Compared:
    """Ask for every file that the journal does not know to be right."""
    told = Compared()
    failures = 0
    waiting = [file for file in files if file.name not in journal.done]
    for file, answer in spread(lambda file: asker.get(path_of(file.name), _limit(file)), waiting, at_once):
        told.checked += 1
        if answer.status == OK:
            headers.look(file, answer)
        problem = difference(file, answer)
        if problem is None:
            journal.note(file.name)
            if file.type == HTML:
                told.hosts |= outside_hosts(answer.body)
        else:
            told.problems.append(problem)
            told.answered[file.name] = (answer.status, answer.sha256)
            if answer.body and len(told.changed) < _KEPT:
                told.changed[file.name] = answer
        failures = failures + 1 if answer.failure else 0
        told.unanswered += bool(answer.failure)
        if failures >= _GIVEN_UP:
            told.broken_off = True
            break
    return told


def difference(file: Listed, answer: Answer) -> Problem | None:
    """How an answer differs from the published file, if it does."""
    if answer.failure:
        return found.NO_ANSWER.at(file.name, detail=answer.failure)
    if answer.away:
        return found.AWAY.at(file.name, target=answer.away)
    # Servers that know the page for what is missing answer its own address with it, and with 404.
    if answer.status != OK and not (file.name == ERROR_PAGE and answer.status == NOT_FOUND):
        return found.MISSING.at(file.name, detail=f"dijawab {answer.status}")
    if answer.whole and len(answer.body) == file.size and answer.sha256 == file.sha256:
        return None
    if file.name == ERROR_PAGE and answer.status == NOT_FOUND:
        return None  # the host has a page of its own, which is told once elsewhere
    size = f"{len(answer.body)} bita" if answer.whole else f"lebih dari {len(answer.body) - 1} bita"
    same = answer.whole and len(answer.body) == file.size
    return found.CHANGED.at(
        file.name, detail="isi lain, ukuran sama" if same else f"{size}, seharusnya {file.size} bita"
    )


def spread(work: Callable[[_Item], _Result], items: Iterable[_Item], at_once: int) -> Iterator[tuple[_Item, _Result]]:
    """Each item with its result, in the order of the items, several worked on at once; few wait in memory."""
    pool = ThreadPoolExecutor(at_once)
    waiting: list[tuple[_Item, Future[_Result]]] = []
    try:
        for item in items:
            waiting.append((item, pool.submit(work, item)))
            if len(waiting) >= at_once * 2:
                if not waiting[0][1].done():
                    wait([waiting[0][1]], return_when=FIRST_COMPLETED)
                first, done = waiting.pop(0)
                yield first, done.result()
        for item, done in waiting:
            yield item, done.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _limit(file: Listed) -> int:
    return max(file.size, _PAGE) if file.type == HTML or file.name.endswith((".xml", ".txt")) else file.size
