"""Whether everyone is shown the same page: search engines, phones, and those whom a search engine sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.publishing.manifest import Listed
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.compare import difference, spread
from plugins.publishing.verify.model import HTML, OTHERS, Answer, Asker, Persona, path_of

USUAL = 5_000
"""Requests that a check spends on this; a larger site is tried in part, in another part each day."""
_FRONT_DEPTH = 1
_LISTS = ("robots.txt",)


class Trial(Struct, frozen=True):
    """One page asked for as one of the others."""

    file: Listed
    persona: Persona


def trials(files: Sequence[Listed], turn: int, budget: int) -> tuple[tuple[Trial, ...], int]:
    """What is tried, and how many trials there would be in all.

    Front pages are tried as everyone; of the others each gets one persona after the other, which one first depends on
    ``turn``, the number of the day. A ``budget`` of 0 tries everything.
    """
    tried = [file for file in files if file.type == HTML or file.name in _LISTS or "sitemap" in file.name]
    front = [file for file in tried if file.name.count("/") <= _FRONT_DEPTH]
    rest = [file for file in tried if file.name.count("/") > _FRONT_DEPTH]
    chosen = [Trial(file, persona) for file in front for persona in OTHERS]
    start = turn % max(1, len(rest))
    for step in range(len(OTHERS)):
        for number, file in enumerate([*rest[start:], *rest[:start]]):
            chosen.append(Trial(file, OTHERS[(number + step + turn) % len(OTHERS)]))
    return tuple(chosen[:budget] if budget else chosen), len(chosen)


def cloaking_problems(
    asker: Asker, tried: Sequence[Trial], answered: Mapping[str, tuple[int, str]], at_once: int
) -> Iterator[Problem]:
    """Answers that differ from what is published, and from what the check itself was answered.

    ``answered`` has status and SHA-256 of what the check was answered otherwise than published: that is told already.
    """
    for trial, answer in spread(lambda trial: _ask(asker, trial), tried, at_once):
        problem = difference(trial.file, answer)
        told_already = answered.get(trial.file.name) == (answer.status, answer.sha256)
        if problem is None or told_already or answer.failure:
            continue
        detail = problem.message.rstrip(".")
        yield found.CLOAKED.at(trial.file.name, persona=trial.persona.label, detail=detail[0].lower() + detail[1:])


def _ask(asker: Asker, trial: Trial) -> Answer:
    return asker.get(path_of(trial.file.name), max(trial.file.size, 2_000_000), trial.persona)
