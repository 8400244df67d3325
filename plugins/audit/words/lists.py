"""The word lists beside the code, each read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).resolve().parents[1] / "data"


def lines_of(name: str) -> Iterator[str]:
    """The lines of a list, without remarks and empty lines."""
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@lru_cache(maxsize=16)
def words_of(name: str) -> frozenset[str]:
    """A list of words, any number a line."""
    return frozenset(word for line in lines_of(name) for word in line.split())


@lru_cache(maxsize=16)
def pairs_of(name: str) -> Mapping[str, str]:
    """A list of lines ``wrong = right``."""
    return {left.strip(): right.strip() for left, _, right in (line.partition("=") for line in lines_of(name))}


@lru_cache(maxsize=1)
def stems() -> Mapping[str, str]:
    """Every word of the Hunspell list in lower case, with its affix flags one behind the other (two letters each)."""
    text = (_DATA / "hunspell-id" / "id_ID.dic").read_text("latin-1")
    parted = (line.partition("/") for line in text.splitlines()[1:])
    return {word.lower(): flags for word, _, flags in parted}


def flags_of(word: str) -> frozenset[str]:
    """The affix flags of a word of the Hunspell list."""
    flags = stems().get(word, "")
    return frozenset(flags[at : at + 2] for at in range(0, len(flags), 2))
