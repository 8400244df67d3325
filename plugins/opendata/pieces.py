"""Long tables made of pieces: one changed row makes its own piece anew, and the rest is taken from the published file.

What the store would have to keep of ten thousand texts stands in the output already. So nothing is kept of a piece but
its mark and where it stands in the files; a file is believed when its bytes have the checksum that it was made with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from plugins.opendata.formats import LINES
from plugins.opendata.model import Dataset, Row, Rows
from plugins.opendata.origin import Origin
from plugins.opendata.table import Table, table_of

FIRST_ROWS = 5
"""How many first rows of a table are kept for the page of its dataset."""


class Piece(Struct, frozen=True):
    """A stretch of rows: its mark, their number, those of them that are among the first of the table.

    ``spans`` is where it begins and ends in the file of each of the table's formats (`in_lines`).
    """

    mark: str
    rows: int
    first: tuple[Row, ...]
    spans: tuple[tuple[int, int], ...]


_Texts = tuple[bytes | memoryview, ...]
"""The rows of a piece in each of the table's formats (`in_lines`)."""


class Pieces(Struct, frozen=True):
    """What the files of a table were made of: address and SHA-256 of each, in the order of `in_lines`."""

    files: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]


class Assembled(Struct, frozen=True):
    """A table put together: its bytes in each format of `in_lines`, its rows as JSON, their number, and its pieces."""

    files: Mapping[str, bytes]
    rows: bytes
    count: int
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        """The first rows of the table."""
        return tuple(row for piece in self.pieces for row in piece.first)[:FIRST_ROWS]


def has_pieces(dataset: Dataset, rows: Rows | None) -> bool:
    """Whether the table is made in pieces: there are some, and no row is told by its number."""
    told = bool(dataset.subject or dataset.keys)
    return rows is not None and rows.pieces is not None and told and {"csv", "json"}.issubset(dataset.formats)


def in_lines(dataset: Dataset) -> tuple[str, ...]:
    """The formats of a dataset that go line by line, in the order of `LINES`."""
    return tuple(name for name in LINES if name in dataset.formats)


class Assembler:
    """Puts one table together; ``earlier`` is what is known of it from the last time, ``output`` has its files."""

    def __init__(self, dataset: Dataset, part: str, origin: Origin, earlier: Pieces | None, output: Path) -> None:
        self._dataset, self._part, self._origin = dataset, part, origin
        self._forms = {name: LINES[name] for name in in_lines(dataset)}
        self._known = dict(_kept(earlier, output)) if earlier else {}

    def table(self, rows: Rows) -> Assembled:
        """The whole table of these pieces."""
        bodies: list[_Texts] = []
        told: list[tuple[str, int, tuple[Row, ...]]] = []
        wanted = FIRST_ROWS
        for one in rows.pieces() if rows.pieces else ():
            count, first, body = self._piece(one, wanted)
            bodies.append(body)
            told.append((one.mark, count, first[:wanted]))
            wanted -= min(wanted, count)
        count = sum(number for _, number, _ in told)
        frame = Table(self._dataset, self._part, (), self._origin)
        files: dict[str, bytes] = {}
        joined: dict[str, bytes] = {}
        spans: list[list[tuple[int, int]]] = []
        for place, (extension, form) in enumerate(self._forms.items()):
            head, texts = form.head(frame, count), [body[place] for body in bodies]
            joined[extension] = form.between.join(filter(None, texts))
            files[extension] = b"".join((head, joined[extension], form.tail))
            spans.append(list(_spans(texts, len(head), len(form.between))))
        pieces = tuple(
            Piece(mark, number, first, tuple(of_format[at] for of_format in spans))
            for at, (mark, number, first) in enumerate(told)
        )
        return Assembled(files, joined["json"], count, pieces)

    def _piece(self, rows: Rows, wanted: int) -> tuple[int, tuple[Row, ...], _Texts]:
        """Number of rows, the first of them, and their text in each format: as it stands, else made."""
        known = self._known.get(rows.mark)
        if known is not None and len(known[0].first) >= min(wanted, known[0].rows):
            piece, texts = known
            return piece.rows, piece.first, texts
        table = table_of(self._dataset, self._part, self._origin, rows)
        return len(table.rows), table.rows[:FIRST_ROWS], tuple(form.rows(table) for form in self._forms.values())


def _spans(texts: Sequence[bytes | memoryview], start: int, gap: int) -> Iterator[tuple[int, int]]:
    """Where each text stands in a file; one without rows stands nowhere and takes no room."""
    for text in texts:
        yield start, start + len(text)
        start += len(text) + gap if text else 0


def _kept(earlier: Pieces, output: Path) -> Iterator[tuple[str, tuple[Piece, _Texts]]]:
    """The pieces whose text stands in the output, by their marks; none where a file is not as it was made."""
    files: list[memoryview] = []  # whose slices are no copies
    for address, sha256 in earlier.files:
        try:
            data = (output / address).read_bytes()
        except OSError:
            return
        if hashlib.sha256(data).hexdigest() != sha256:
            return
        files.append(memoryview(data))
    for piece in earlier.pieces:
        yield (
            piece.mark,
            (piece, tuple(data[start:end] for data, (start, end) in zip(files, piece.spans, strict=True))),
        )
