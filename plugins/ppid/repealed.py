"""Repealed rules that texts still cite, each with its successor."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.engine.patterns import compiled_later
from plugins.engine.problem import Problem
from plugins.ppid import problems
from plugins.ppid.law import Certainty


class RepealedRule(Struct, frozen=True):
    """A rule that no longer holds: its name, its successor, the article or report that says so, and its year.

    ``pattern`` is dear to compile: it is asked where a text names the year.
    """

    name: str
    successor: str
    basis: str
    certainty: Certainty
    year: int
    pattern: re.Pattern[str]


class Citation(Struct, frozen=True, order=True):
    """A citation of a repealed rule: ``text[start:end]`` of the text scanned."""

    start: int
    end: int
    name: str
    text: str


def _pattern(rule: str, number: int, year: int) -> re.Pattern[str]:
    written = rf"\b(?:{rule})\s+(?:(?:nomor|no\.?)\s*)?0?{number}\s*(?:/|tahun|th\.?)\s*{year}(?![0-9])"
    return compiled_later(written, re.IGNORECASE)


_PERKI = r"per\s?ki(?:p)?|peraturan\s+(?:komisi\s+informasi|ki)(?:\s+(?:pusat|publik|republik\s+indonesia|ri))*"
_PERMENDAGRI = (
    r"permendagri|peraturan\s+(?:menteri|mentri)\s+dalam\s+negeri(?:\s+republik\s+indonesia)?|peraturan\s+mendagri"
)

REPEALED = (
    RepealedRule(
        "PerKI 1/2010", "PerKI 1/2021", "PerKI 1/2021 Ps 63", Certainty.PRIMARY, 2010, _pattern(_PERKI, 1, 2010)
    ),
    RepealedRule(
        "PerKI 1/2017", "PerKI 1/2021", "PerKI 1/2021 Ps 63", Certainty.PRIMARY, 2017, _pattern(_PERKI, 1, 2017)
    ),
    RepealedRule(
        "Permendagri 35/2010",
        "Permendagri 3/2017",
        "menurut laporan tentang Permendagri 3/2017",
        Certainty.SECONDARY,
        2010,
        _pattern(_PERMENDAGRI, 35, 2010),
    ),
)


def repealed_citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a repealed rule, by position. White space in the text may be of any kind."""
    return tuple(
        sorted(
            Citation(match.start(), match.end(), rule.name, match[0])
            for rule in REPEALED
            if str(rule.year) in text  # the pattern alone is dear, and asked of every text
            for match in rule.pattern.finditer(text)
        )
    )


def repealed_problems(text: str, file: str, line: int = 1) -> tuple[Problem, ...]:
    """The citations as problems; ``line`` is the number of the text's first line."""
    rules = {rule.name: rule for rule in REPEALED}
    return tuple(
        problems.REPEALED_RULE.at(
            file,
            line + text.count("\n", 0, one.start),
            rule=one.name,
            successor=rules[one.name].successor,
            basis=rules[one.name].basis,
        )
        for one in repealed_citations(text)
    )
