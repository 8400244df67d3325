"""From the sources of ``berita/`` to articles: what is known is taken from its row, the rest is read, in processes.

A document goes through three steps, each kept under all that shapes it: reading (its bytes and the code), naming (the
reading and the registers), and its row. A change of the registers names every article anew and reads none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from plugins.engine import problems as file_problems
from plugins.engine.contributor import Build
from plugins.engine.files import Seen, Source, read_seen, read_source
from plugins.engine.fingerprint import fingerprint, joined
from plugins.engine.parallel import spread
from plugins.engine.problem import Problem
from plugins.newsroom.attachments import file_uses
from plugins.newsroom.load import DocumentReader, Reading, is_manuscript
from plugins.newsroom.mentions import Named, Namer
from plugins.newsroom.model import Article, Texts, card_of, declared
from plugins.newsroom.resolve import Settled, held_back, settle_article
from plugins.newsroom.rows import Row, RowMemo, Take, short_digest
from plugins.newsroom.schema import ArticleMeta
from plugins.registers.model import Registers

FOLDER = "berita"
_AT_HAND = 128
"""Articles whose texts are kept once fetched: more than one page shows, few enough for a small machine."""


_Taken = tuple[Row | None, tuple[Problem, ...], tuple[tuple[str, bytes], ...]]
"""What is known of one source, what is wrong with the file itself, and what the store shall keep, pickled."""


class Intake:
    """Takes in the articles of one build. ``vocabulary`` covers the registers and the pages that their entries have."""

    def __init__(
        self, build: Build, reader: DocumentReader, registers: Registers, namer: Namer, vocabulary: str
    ) -> None:
        self._build, self._reader, self._registers, self._namer = build, reader, registers, namer
        self._vocabulary = vocabulary
        shaping = fingerprint(build.code_digest, vocabulary, build.config.settings.timezone)
        self._memo = RowMemo(build.store, shaping)
        self._texts = lru_cache(maxsize=_AT_HAND)(self._fetch)
        self._rows: dict[str, Row] = {}

    def rows(self) -> list[Row]:
        """The row of every source of which anything can be made, in the order of their paths."""
        build = self._build
        whole: list[tuple[Row, ...]] = []
        touched: list[tuple[str, list[Take | Seen]]] = []
        for folder, seen in sorted(self._folders().items()):
            rows = self._memo.rows(folder, seen)
            if rows is not None:
                whole.append(rows)
            else:
                touched.append((folder, [self._known(folder, one) for one in seen]))
        fresh = [one for _, taken in touched for one in taken if isinstance(one, Seen)]
        made = iter(list(self._take_in(fresh)))
        for folder, taken in touched:
            rows_of = [row for one in taken if (row := next(made) if isinstance(one, Seen) else one) is not None]
            self._memo.keep(folder, rows_of)
            whole.append(tuple(one.row for one in rows_of))
        self._rows = {row.file: row for rows in whole for row in rows}
        build.store.hold(*[row.reading for row in self._rows.values()])
        build.store.hold(*[row.named for row in self._rows.values()])
        return [self._rows[file] for file in sorted(self._rows)]

    def _folders(self) -> dict[str, list[Seen]]:
        """The manuscripts of each folder, in the order of their paths."""
        folders: dict[str, list[Seen]] = {}
        for seen in self._build.scan(FOLDER):
            if is_manuscript(seen.file):
                folders.setdefault(_folder(seen), []).append(seen)
            else:
                self._build.report(file_problems.UNKNOWN_KIND_OF_FILE.at(seen.file))
        return folders

    def _known(self, folder: str, seen: Seen) -> Take | Seen:
        """The row of a file that was not touched, else the file, to be taken in."""
        row = self._memo.untouched(folder, seen)
        return seen if row is None else Take(seen, row)

    def article(self, row: Row) -> Article | None:
        """The article of a row; ``None`` where it has mistakes."""
        if row.card is None or row.moment is None:
            return None
        return Article(
            row.file,
            row.slug,
            row.address,
            row.moment,
            row.updated,
            row.card,
            row.digest,
            row.card_digest,
            row.uses,
            row.links,
            self._texts,
        )

    def held_back(self, row: Row) -> tuple[Problem, ...]:
        """Why the article of a row does not appear yet."""
        today = self._build.config.today
        if row.moment is None or (not row.draft_line and row.moment.date() <= today):  # as nearly all are
            return ()
        return held_back(row.file, row.draft_line, row.date_line, row.moment, today)

    def _take_in(self, fresh: Sequence[Seen]) -> Iterator[Take | None]:
        """Read what is new or changed; ``None`` where nothing can be made of a file."""
        if len(fresh) > 1:
            self._namer.index()  # made once, before the work is shared out
        workers = self._build.config.settings.build_workers
        work = spread(lambda number: self._take(fresh[number]), len(fresh), workers)
        for seen, (row, problems, added) in zip(fresh, self._build.count(work, len(fresh)), strict=True):
            self._build.report(*problems)
            for key, value in added:
                self._build.store.remember_pickled(key, value)
            yield None if row is None else Take(seen, row)

    def _take(self, seen: Seen) -> _Taken:
        root, store = self._build.config.content, self._build.store
        store.take_added()
        source, problems = read_seen(seen, root)
        if source is None:
            return None, problems, ()
        row = self._memo.unchanged(_folder(seen), seen, source.digest)
        if row is None:
            row = self._row(seen, source)
        return row, problems, store.take_added()

    def _named(self, reading: Reading[ArticleMeta], read: str) -> tuple[Named, str]:
        """What a document names, and the key under which that is kept; ``read`` is the key of its reading."""
        build, meta, body = self._build, reading.meta, reading.body
        if meta is None or body is None:
            raise ValueError(f"{reading.file} has no text to find names in")
        key = joined(("mentions", read, self._vocabulary))
        known = build.store.reading(key)
        if isinstance(known, Named):
            return known, key
        named = self._namer.name(reading.file, body, tuple(sorted(declared(meta))))
        build.store.remember(key, named)
        return named, key

    def _row(self, seen: Seen, source: Source) -> Row:
        reading, key = self._reader.kept(source, ArticleMeta)
        settled, mistakes = settle_article(reading, self._registers, self._build.config.zone)
        meta, body = reading.meta, reading.body
        named, named_key = (None, "") if settled is None else self._named(reading, key)
        card = None
        if settled is not None and named is not None and meta is not None and body is not None:
            card = card_of(meta, body, settled.moment, named.mentions)
        place = settled or Settled("", None, None)  # type: ignore[arg-type]
        return Row(
            file=seen.file,
            sha256=source.digest,
            slug=reading.slug,
            address=place.address,
            moment=place.moment,
            updated=place.updated,
            draft_line=reading.keys.of("status") if meta is not None and meta.status == "draf" else 0,
            date_line=reading.keys.of("tanggal"),
            card=card,
            digest=short_digest(key, named_key),
            card_digest="" if card is None else short_digest(place.address, card, place.updated),
            uses=() if meta is None or body is None else file_uses(meta, body, reading.keys),
            links=() if body is None else body.links,
            problems=(*reading.problems, *mistakes),
            remarks=() if named is None else named.problems,
            reading=key,
            named=named_key,
        )

    def _fetch(self, article: Article) -> Texts:
        """The texts of an article, from the store; read anew in the unlikely case that they are damaged there."""
        row, root = self._rows[article.file], self._build.config.content
        reading = self._build.store.reading(row.reading)
        if not isinstance(reading, Reading):
            source, _ = read_source(root / row.file, root)
            if source is None or source.digest != row.sha256:
                raise OSError(f"{PurePosixPath(row.file).name} berubah selagi situs dibangun; jalankan lagi")
            reading = self._reader.read(source, ArticleMeta)
        named = self._build.store.reading(row.named)
        if not isinstance(named, Named):
            named = self._named(reading, row.reading)[0]
        if reading.meta is None or reading.body is None:
            raise ValueError(f"the row of {row.file} does not belong to its reading")
        return Texts(reading.meta, named.linked(reading.body))


def _folder(seen: Seen) -> str:
    return seen.file.rpartition("/")[0]
