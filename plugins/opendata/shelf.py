"""The site's own datasets, known without being put together while nothing that they are made of is new.

An edit of an article changes no register and no list of public information, yet to find that out by comparing rows
takes longer than to write the texts that did change. So the datasets of each source are kept as a whole, without their
rows, under a mark of what the source reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace as struct_replace

from plugins.engine.contributor import Build
from plugins.engine.fingerprint import fingerprint
from plugins.opendata.catalogue.entry import Entry
from plugins.opendata.making import Press, TableFacts
from plugins.opendata.model import Dataset, Row, Rows
from plugins.opendata.origin import Origin


class Source:
    """Datasets that come together; ``mark`` names all that shapes them beside code and origin, "" where nothing does.

    ``make`` puts them together, and is asked at most once.
    """

    def __init__(self, name: str, mark: str, make: Callable[[], Iterable[Dataset]]) -> None:
        self.name, self.mark, self._make = name, mark, make

    @cached_property
    def datasets(self) -> tuple[Dataset, ...]:
        """The datasets with their rows."""
        return tuple(self._make())

    def dataset(self, name: str) -> Dataset:
        """One of them by its id."""
        return next(dataset for dataset in self.datasets if dataset.id == name)


class Held(Struct, frozen=True):
    """A dataset of a source; ``tables`` are ``None`` where they are to be made."""

    source: Source
    dataset: Dataset
    tables: tuple[TableFacts, ...] | None = None


class Shelf:
    """Takes datasets from the store, and puts them there."""

    def __init__(self, build: Build, origin: Origin) -> None:
        self._build, self._origin = build, origin

    def datasets(self, sources: Iterable[Source]) -> Iterator[Held]:
        """The datasets of all sources in their order."""
        for source in sources:
            kept = self._build.store.reading(self._key(source)) if source.mark else None
            if isinstance(kept, tuple):
                for dataset, tables in kept:
                    self._build.store.hold(*(table.mark for table in tables))
                    yield Held(source, dataset, tables)
            else:
                yield from (Held(source, dataset) for dataset in source.datasets)

    def entries(self, held: Sequence[Held], press: Press) -> tuple[Entry, ...]:
        """The datasets with their tables, made where they are new; sources that were put together are kept."""
        fresh = [one for one in held if one.tables is None]
        made = dict(zip(map(id, fresh), press.tables([one.dataset for one in fresh]), strict=True))
        for source in dict.fromkeys(one.source for one in fresh if one.source.mark):
            of_source = [(_without_rows(one.dataset), made[id(one)]) for one in fresh if one.source is source]
            self._build.store.remember(self._key(source), tuple(of_source))
        return tuple(
            Entry(one.dataset, made[id(one)])
            if one.tables is None
            else Entry(one.dataset, one.tables, lambda one=one: one.source.dataset(one.dataset.id))  # type: ignore[misc]
            for one in held
        )

    def _key(self, source: Source) -> str:
        return fingerprint("opendata-source", self._build.code_digest, self._origin, source.name, source.mark)


def _without_rows(dataset: Dataset) -> Dataset:
    """A dataset as it is kept, with the marks of its rows."""
    bare = replace(
        dataset,
        rows=dataset.rows and _bare(dataset.rows),
        parts=tuple(struct_replace(part, rows=_bare(part.rows)) for part in dataset.parts),
    )
    if (bare.told, bare.mark) != (dataset.told, dataset.mark):  # asked for here, both are kept along with it
        raise ValueError(f"dataset {dataset.id} changes when it is kept")
    return bare


def _bare(rows: Rows) -> Rows:
    return Rows(rows.mark, _not_at_hand)


def _not_at_hand() -> Iterable[Row]:
    raise LookupError("the rows of a kept dataset are made by its source")
