"""Which pages are new to the index, and what they tell; new documents wait in a file, not in memory."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import IO, NamedTuple, Self

import msgspec
from msgspec import Struct

from plugins.engine.parallel import spread
from plugins.search.details import Detail
from plugins.search.ledger import Ledger, Rows, marks_digest
from plugins.search.model import Place, Searchable, Sources
from plugins.search.stems import lexicon
from plugins.search.weighing import Told, told_of

try:
    import fcntl
except ImportError:  # where there is none, there are no forked processes
    fcntl = None  # type: ignore[assignment]

Texts = tuple[str, str]
"""Summary and text."""


class Slot(NamedTuple):
    """Where a document lies on the pile: where it begins, and the bytes of what is told, of its summary and its text.

    ``text`` is -1 where only what is told lies there.
    """

    start: int
    told: int
    summary: int = 0
    text: int = -1


class Noted(NamedTuple):
    """A document on the pile: what its number follows from, and where it lies."""

    place: Place
    slot: Slot


class _Shown(Struct, array_like=True):
    """The beginning of a `Told`; to skip the rest is cheaper than to make it."""

    place: Place
    detail: Detail


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE_TOLD = msgspec.msgpack.Decoder(Told).decode
_DECODE_SHOWN = msgspec.msgpack.Decoder(_Shown).decode


class Pile:
    """Documents in a file that is gone when it is closed; all forked processes write to it and read from it."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def open(self) -> None:
        """Have the file, before the work is shared out."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 -- closed with the pile

    def lay(self, told: Told, texts: Texts | None = None) -> Slot:
        """Lay a document down, with or without its texts. Raises `OSError` where the disk is full."""
        data = _ENCODE(told)
        if texts is None:
            return Slot(self._append(data), len(data))
        summary, text = (part.encode() for part in texts)
        return Slot(self._append(data + summary + text), len(data), len(summary), len(text))

    def raw(self, slot: Slot) -> bytes:
        """What is told of a document, encoded."""
        return self._read(slot.start, slot.told)

    def told(self, slot: Slot) -> Told:
        """What is told of a document."""
        return _DECODE_TOLD(self.raw(slot))

    def detail(self, slot: Slot) -> Detail:
        """What a result shows of a document."""
        return _DECODE_SHOWN(self.raw(slot)).detail

    def texts(self, slot: Slot) -> Texts | None:
        """The texts of a document, if they were laid down."""
        if slot.text < 0:
            return None
        data = self._read(slot.start + slot.told, slot.summary + slot.text)
        return data[: slot.summary].decode(), data[slot.summary :].decode()

    def _append(self, data: bytes) -> int:
        with _locked(self._opened) as file:
            start = file.seek(0, os.SEEK_END)
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
        return start

    def _read(self, start: int, size: int) -> bytes:
        file = self._opened
        if hasattr(os, "pread"):  # no other process moves the place in the file, nor is moved
            return os.pread(file.fileno(), size, start)
        file.seek(start)
        return file.read(size)

    @property
    def _opened(self) -> IO[bytes]:
        self.open()
        if self._file is None:
            raise ValueError("the pile has no file")
        return self._file


@contextlib.contextmanager
def _locked(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """A file that no other process writes to meanwhile."""
    if fcntl is None:
        yield file
        return
    fcntl.lockf(file, fcntl.LOCK_EX)
    try:
        yield file
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN)


def unknown(before: Ledger | None, marks: Mapping[str, str], rows: Rows) -> list[str]:
    """The pages of which the last build's index does not know what they tell now. Raises `DamagedError`.

    Marks are compared by groups of documents; only where a group's differ are they fetched.
    """
    if before is None:
        return list(marks)
    found: list[str] = []
    for group, addresses in before.grouped():
        now = list(map(marks.get, addresses, repeat("")))
        note = before.groups[group]
        if marks_digest(now) != note.marks:
            kept = zip(addresses, now, rows.group(note.key).marks, strict=True)
            found += [address for address, mark, old in kept if mark and mark != old]
    known = set(before.addresses)
    found += [one for one in marks if one not in known and before.others.get(one) != marks[one]]
    return found


def read_new(sources: Sources, fresh: list[str], pile: Pile, workers: int) -> dict[str, Noted | None]:
    """What each of these pages tells, by address; ``None`` where it is no document.

    The work is shared among ``workers`` processes, which lay the documents on the pile. Raises `OSError` where the disk
    has no room for it.
    """
    if not fresh:
        return {}
    stop = lexicon().stop
    pile.open()

    def read(number: int) -> Noted | int | None:
        document = sources.read(fresh[number])
        if document is None:
            return None
        document = document.printable()
        told = told_of(document, stop)
        try:
            return Noted(told.place, pile.lay(told, texts_of(document)))
        except OSError as failure:  # the build knows what to say of it, if it learns of the number
            return failure.errno or 0

    noted: dict[str, Noted | None] = {}
    for address, found in zip(fresh, spread(read, len(fresh), workers), strict=True):
        if isinstance(found, int):
            raise OSError(found, os.strerror(found))
        noted[address] = found
    return noted


def texts_of(document: Searchable) -> Texts:
    """What excerpts are cut from."""
    return document.summary, document.text
