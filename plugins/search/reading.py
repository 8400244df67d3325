"""Which pages are new to the index, and what they tell; the texts of new documents wait in a file, not in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from typing import IO, Self

from msgspec import Struct, field

from plugins.engine.parallel import spread
from plugins.search.model import Searchable, Source
from plugins.search.stems import lexicon
from plugins.search.weighing import Told, told_of

Texts = tuple[str, str]
"""Summary and text."""


class Pile(Struct):
    """Summary and text of every document that was just read, by address, in a file that is gone when it is closed."""

    _file: IO[bytes] | None = None
    _places: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    _end: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, address: str, texts: Texts) -> None:
        """Lay the texts of a document down."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=1 << 16)  # noqa: SIM115 -- closed with the pile
        summary, text = (part.encode("utf-8", "surrogatepass") for part in texts)
        self._file.write(summary + text)
        self._places[address] = (self._end, len(summary), len(text))
        self._end += len(summary) + len(text)

    def settle(self) -> None:
        """Have everything in the file, where other processes read it."""
        if self._file is not None:
            self._file.flush()

    def take(self, address: str) -> Texts | None:
        """The texts of a document, unless it was not read in this build; in any process."""
        if self._file is None or address not in self._places:
            return None
        start, summary, text = self._places[address]
        if hasattr(os, "pread"):
            data = os.pread(self._file.fileno(), summary + text, start)
        else:  # no forked process shares the file there
            self._file.seek(start)
            data = self._file.read(summary + text)
        return data[:summary].decode("utf-8", "surrogatepass"), data[summary:].decode("utf-8", "surrogatepass")


def read_new(sources: Sequence[Source], known: Mapping[str, str], pile: Pile, workers: int) -> dict[str, Told | None]:
    """What each page tells whose mark is not known, by address; ``None`` where it is no document.

    The work is shared among ``workers`` processes; the texts are laid on the pile.
    """
    fresh = [source for source in sources if known.get(source.address) != source.mark]
    stop = lexicon().stop if fresh else frozenset()

    def read(number: int) -> tuple[Told, Texts] | None:
        document = fresh[number].read()
        return None if document is None else (told_of(document, stop), texts_of(document))

    told: dict[str, Told | None] = {}
    for source, found in zip(fresh, spread(read, len(fresh), workers), strict=True):
        told[source.address] = None if found is None else found[0]
        if found is not None:
            pile.put(source.address, found[1])
    pile.settle()
    return told


def texts_of(document: Searchable) -> Texts:
    """What excerpts are cut from."""
    return document.summary, document.text
