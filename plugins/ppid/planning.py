"""The pages of open information and of its services, laid out only where something that they show is new.

All of one kind come from one value, so that one digest of it tells whether any is new: what must be known of them until
then (addresses, titles, problems) is kept under that digest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import asdict

from plugins.engine.fingerprint import fingerprint
from plugins.engine.home import InformationBlock
from plugins.engine.page import DataFile, MadeFile, Page, Planned
from plugins.engine.problem import Problem
from plugins.engine.store import Store

if TYPE_CHECKING:
    from plugins.ppid.model import PublicInformation


class Stub(NamedTuple):
    """What the site must know of a page that is not laid out."""

    address: str
    title: str
    modified: date | datetime | None
    listed: bool
    source: str
    sample: bool


class Outcome(NamedTuple):
    """Everything that one state of open information or its services gives."""

    pages: Sequence[Page]
    files: Sequence[DataFile | MadeFile]
    problems: Sequence[Problem] = ()
    block: InformationBlock | None = None


class Kept(NamedTuple):
    """What is kept of an `Outcome`: of pages their stubs, of files their addresses and marks."""

    pages: tuple[Stub, ...]
    files: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    block: InformationBlock | None


class Planning:
    """Plans what ``make`` gives under the name of its kind; ``mark`` covers all that shapes it."""

    def __init__(self, store: Store, name: str, mark: str, make: Callable[[], Outcome]) -> None:
        self._store, self._name, self._mark, self._make = store, name, mark, make

    @cached_property
    def kept(self) -> Kept:
        """What is known without laying anything out, or from what was laid out just now."""
        key = f"{self._name} {self._mark}"
        kept = self._store.reading(key)
        if isinstance(kept, Kept):
            return kept
        made = self._made
        stubs = tuple(
            Stub(page.address, page.title, page.modified, page.listed, page.source, page.sample) for page in made.pages
        )
        files = tuple((file.address, _mark(file)) for file in made.files)
        fresh = Kept(stubs, files, tuple(made.problems), made.block)
        self._store.remember(key, fresh)
        return fresh

    def pages(self) -> Iterator[Planned]:
        """The pages."""
        for stub in self.kept.pages:
            yield Planned(
                address=stub.address,
                title=stub.title,
                mark=self._mark,
                make=lambda address=stub.address: self._pages[address],  # type: ignore[misc]
                modified=stub.modified,
                listed=stub.listed,
                source=stub.source,
                sample=stub.sample,
            )

    def files(self) -> Iterator[MadeFile]:
        """The downloads."""
        for address, mark in self.kept.files:
            yield MadeFile(address, mark, lambda address=address: self._data(address))  # type: ignore[misc]

    def _data(self, address: str) -> bytes:
        file = next(file for file in self._made.files if file.address == address)
        return file.data if isinstance(file, DataFile) else file.make()

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {page.address: page for page in self._made.pages}

    @cached_property
    def _made(self) -> Outcome:
        return self._make()


def _mark(file: DataFile | MadeFile) -> str:
    return file.mark if isinstance(file, MadeFile) else fingerprint(file.data)


def information_mark(information: PublicInformation) -> str:
    """The digest of everything that the files of open information hold; the checklist belongs to the code."""
    office = information.office
    own = {name: value for name, value in asdict(office).items() if name != "samples"}
    return fingerprint(
        information.documents,
        information.exempt,
        own,
        sorted(office.samples),
        information.units,
        information.calendar,
        information.today,
    )
