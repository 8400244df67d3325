"""Every note of the collections gives exactly the facts that are written under it: none missing, none extra."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.regions.extract import extract
from plugins.regions.model import Fact

HERE = Path(__file__).parent
COLLECTIONS = sorted(HERE.glob("notes_*.txt"))


def read_cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """Name, note and expected facts of each case of a collection."""
    cases = []
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, _, rest = block.partition("\n")
        note, _, expected = rest.partition("\n---\n")
        cases.append((title.strip(), note, _expanded(expected.strip().splitlines())))
    return cases


def shown(fact: Fact) -> str:
    """A fact as the collections write it."""
    date = f" @ {fact.reference.label}" if fact.reference.year is not None else ""
    return f"{fact.kind.value} = {fact.label}{date}"


def _expanded(lines: list[str]) -> list[str]:
    """Each ``nama`` line stands for the region's kind too."""
    expanded = list(lines)
    for line in lines:
        if line.startswith("nama = "):
            word = line.removeprefix("nama = ").split()[0].lower()
            expanded.append(f"jenis = {word if word in ('kabupaten', 'kota') else 'provinsi'}")
    return sorted(expanded)


CASES = [(f"{path.stem}:{title}", note, expected) for path in COLLECTIONS for title, note, expected in read_cases(path)]


@pytest.mark.parametrize(("note", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_note_gives_exactly_its_facts(note: str, expected: list[str]) -> None:
    assert sorted(shown(fact) for fact in extract(note).facts) == expected


def test_the_collections_hold_enough_different_notes() -> None:
    assert len({note for _, note, _ in CASES}) >= 60
