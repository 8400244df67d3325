"""How often the mentions are right, measured on sentences labelled by hand."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from plugins.registers.mentions import MentionIndex
from plugins.registers.model import Register
from plugins.registers.patterns import Key

HERE = Path(__file__).parent
SETS = ("sentences", "sentences_berita", "sentences_kedua")
_LABEL = re.compile(r"\[(\w+):([^|\]]+)\|([^\]]+)\]")

Labelled = tuple[str, frozenset[Key], set[tuple[str, str, int, int]]]


def read_labelled(name: str) -> list[Labelled]:
    labelled = []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, sentence = line.rpartition(" || ")
        declared = frozenset((Register(r), i) for r, i in (key.split(":") for key in head.split()))
        wanted: set[tuple[str, str, int, int]] = set()
        text = ""
        last = 0
        for label in _LABEL.finditer(sentence):
            text += sentence[last : label.start()]
            wanted.add((label[1], label[2], len(text), len(text) + len(label[3])))
            text += label[3]
            last = label.end()
        labelled.append((text + sentence[last:], declared, wanted))
    return labelled


def test_the_sets_are_large_and_many_sentences_are_traps() -> None:
    labelled = [sentence for name in SETS for sentence in read_labelled(name)]
    assert len(labelled) >= 400
    assert sum(not wanted for _, _, wanted in labelled) >= 160


def test_precision_and_recall(indexes: dict[str, MentionIndex], capsys: pytest.CaptureFixture[str]) -> None:
    right = wrong = missed = 0
    report = []
    for name in SETS:
        for text, declared, wanted in read_labelled(name):
            found = {(m.register.value, m.id, m.start, m.end) for m in indexes[name].find([text], declared)}
            right += len(found & wanted)
            wrong += len(found - wanted)
            missed += len(wanted - found)
            report += [f"  wrong:  {text[m[2] : m[3]]!r} as {m[1]} in: {text}" for m in sorted(found - wanted)]
            report += [f"  missed: {text[m[2] : m[3]]!r} as {m[1]} in: {text}" for m in sorted(wanted - found)]
    precision, recall = right / (right + wrong), right / (right + missed)
    summary = f"{right} right, {wrong} wrong, {missed} missed"
    with capsys.disabled():
        sys.stdout.write(f"\nmentions: precision {precision:.4f}, recall {recall:.4f} ({summary})\n")
        sys.stdout.write("".join(f"{line}\n" for line in report))
    assert precision >= 0.99
    assert recall >= 0.95
