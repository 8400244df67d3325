"""What rooms put on the home page: frozen, typed blocks, ready to print.

The newsroom lays the home page out and knows no room after it. A room hands its blocks to the engine in the stage
`Contributor.home`; the newsroom finds each by its type. A site without a room has a home page without its blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from plugins.engine.chrome import DateText, NavLink

B = TypeVar("B", bound="HomeBlock")


@dataclass(frozen=True, slots=True)
class Door:
    """A way into a class of public information: its name, one sentence, and how much stands behind it in words."""

    title: str
    address: str
    detail: str
    count: str


@dataclass(frozen=True, slots=True)
class DatedLine:
    """Something with a day: an event, an update, an obligation; ``until`` is the last day or ``None``.

    ``note`` is a line about it or "", ``flags`` are words beside its name, such as *Data contoh*.
    """

    title: str
    address: str
    when: DateText
    until: DateText | None = None
    note: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedList:
    """Dated lines under a heading, whose id is ``id``; ``note`` is a sentence about them or "".

    ``more`` leads to all of them. A list may be empty; its ``note`` then says so.
    """

    id: str
    title: str
    lines: tuple[DatedLine, ...]
    note: str = ""
    more: NavLink | None = None


@dataclass(frozen=True, slots=True)
class InformationBlock:
    """Open information: the doors of its classes, what is new or due, and the way to all of it (``more``).

    ``sample`` marks sample data.
    """

    doors: tuple[Door, ...]
    lists: tuple[DatedList, ...]
    more: NavLink
    sample: bool = False


@dataclass(frozen=True, slots=True)
class AgendaBlock:
    """The next events; where none is to come, the latest past ones under a heading that says so."""

    events: DatedList


@dataclass(frozen=True, slots=True)
class FormsBlock:
    """The forms with which people ask and object."""

    forms: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class OfficesBlock:
    """What the register of bodies knows of the office: its page, and the units under it, each with its page."""

    address: str
    units: tuple[NavLink, ...]


HomeBlock = InformationBlock | AgendaBlock | FormsBlock | OfficesBlock


@dataclass(frozen=True, slots=True)
class HomeBlocks:
    """The blocks of one build in the order of the plugins."""

    blocks: tuple[HomeBlock, ...] = ()

    def first(self, kind: type[B]) -> B | None:
        """The block of a type; of several the first, ``None`` where no room made one.

        >>> HomeBlocks((FormsBlock(()),)).first(FormsBlock)
        FormsBlock(forms=())
        >>> HomeBlocks().first(AgendaBlock) is None
        True
        """
        return next((block for block in self.blocks if isinstance(block, kind)), None)
