"""The index of a site: from pages and what is kept of the last build to the files that are written.

Either the index is made from all documents (`plugins.search.whole`), or the kept one is changed where documents did
(`plugins.search.patch`); both give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import MadeFile
from plugins.search.ledger import DamagedError, Ledger, Rows, Shelf, keep_ledger, read_ledger
from plugins.search.model import CLASSES, KINDS, Sources
from plugins.search.patch import patched
from plugins.search.reading import Pile, Texts, read_new, texts_of, unknown
from plugins.search.roots import Stems
from plugins.search.shards import Cut, part_file, script
from plugins.search.stems import lexicon
from plugins.search.table import Table, table_of
from plugins.search.whole import whole

FOLDER = "cari/indeks/"
SCRIPT = "cari/cari.js"


class Memory(dict[str, object]):
    """A shelf for one build."""

    def reading(self, key: str) -> object | None:
        """What was kept under a key, or ``None``."""
        return self.get(key)

    def remember(self, key: str, value: object) -> None:
        """Keep a value."""
        self[key] = value

    def hold(self, *keys: str) -> None:
        """Everything stays."""


class Index(Struct):
    """The index of one build.

    ``shaping`` covers all that shapes a document beside its page, and the names; ``names`` gives the forms of the names
    of people and regions. ``program`` is the page's script, behind which the index's first value is put.
    """

    shelf: Shelf
    shaping: str
    names: Callable[[], frozenset[str]]
    sources: Sources
    program: bytes
    workers: int = 0
    _again: dict[str, bytes] = field(default_factory=dict)

    def files(self) -> Iterator[MadeFile]:
        """All files of the index, and last the page's script."""
        ledger = self._settled()
        marks = []
        for cut, note in zip(ledger.cuts, ledger.shards, strict=True):
            for part, mark in enumerate(note.marks):
                marks.append(mark)
                yield self._file(cut.name(part), mark, partial(self._part, cut, part, note.key))
        starts = []
        for start, groups in ledger.chunks():
            starts.append(start)
            notes = [ledger.groups[group] for group in groups]
            marks.append(fingerprint(start, [note.mark for note in notes]))
            yield self._file(f"d{start}", marks[-1], partial(self._details, start, [note.key for note in notes]))
        spelling = script("e", ledger.spelling.text())
        marks.append(fingerprint(spelling))
        yield self._file("e", marks[-1], lambda _: spelling)
        first = script("main", _main(ledger, starts, fingerprint(marks)[:8]))
        yield MadeFile(SCRIPT, fingerprint(self.program, first), lambda: self.program + first)

    def _settled(self) -> Ledger:
        key = fingerprint("cari-daftar", self.shaping)
        before = read_ledger(self.shelf, key)
        try:
            ledger = self._ledger(before)
        except DamagedError:
            before = None
            ledger = self._ledger(None)
        keep_ledger(self.shelf, key, ledger, fresh=ledger is not before)
        return ledger

    def _ledger(self, before: Ledger | None) -> Ledger:
        stems, rows = Stems(self.shelf, self.names, self.workers), Rows(self.shelf)
        stems.hold()
        with Pile() as pile:
            fresh = unknown(before, self.sources.marks, rows)
            table = table_of(self.sources, before, read_new(self.sources, fresh, pile, self.workers))
            if before is not None and table.same:
                return before
            texts = self._texts(table, pile)
            ledger = None if before is None else patched(before, table, rows, stems, pile, texts)
            return ledger or whole(before, table, rows, stems, pile, texts, self.workers)

    def _texts(self, table: Table, pile: Pile) -> Callable[[int], Texts]:
        """How summary and text of a document are had: from what was just read, else from its page."""

        def texts(number: int) -> Texts:
            address = table.address(number)
            noted = table.noted.get(address)
            found = None if noted is None else pile.texts(noted.slot)
            if found is not None:
                return found
            document = self.sources.read(address)
            if document is None:
                raise LookupError(f"{address} was a document a moment ago")
            return texts_of(document.printable())

        return texts

    def _file(self, name: str, mark: str, make: Callable[[Rows], bytes]) -> MadeFile:
        return MadeFile(f"{FOLDER}{name}.js", mark, partial(self._made, f"{FOLDER}{name}.js", make))

    def _made(self, address: str, make: Callable[[Rows], bytes]) -> bytes:
        """The bytes of a file from the kept rows; from nothing where these are damaged."""
        try:
            return make(Rows(self.shelf))
        except DamagedError:
            if not self._again:
                other = Index(Memory(), self.shaping, self.names, self.sources, self.program, 1)
                self._again = {file.address: file.make() for file in other.files()}
            return self._again[address]

    @staticmethod
    def _part(cut: Cut, part: int, key: str, rows: Rows) -> bytes:
        shard = rows.shard(key)
        return part_file(shard, shard.parts[part], cut, part)

    @staticmethod
    def _details(start: int, keys: Sequence[str], rows: Rows) -> bytes:
        groups = [rows.group(key) for key in keys]
        told = {str(n): told.detail for one in groups for n, told in zip(one.numbers, one.told, strict=True)}
        return script(f"d{start}", told)


def _main(ledger: Ledger, starts: Sequence[int], version: str) -> Mapping[str, object]:
    """What every search needs: how the index is cut, the blocks of documents, the words that narrow nothing."""
    blocks = [
        [
            block.start,
            block.size,
            KINDS.index(block.kind),
            block.year,
            sum(1 << CLASSES.index(name) for name in block.classes),
        ]
        for block in ledger.blocks
    ]
    return {
        "v": version,
        "n": len(ledger.cuts),
        "p": {str(cut.shard): cut.many for cut in ledger.cuts if cut.many > 1},
        "b": blocks,
        "c": list(starts),
        "j": KINDS,
        "k": CLASSES,
        "h": " ".join(sorted(lexicon().stop)),
    }
