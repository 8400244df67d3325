"""What rooms put on the home page: frozen, typed blocks, ready to print.

The newsroom lays the home page out and knows no room after it. A room hands its blocks to the engine in the stage
`Contributor.home`; the newsroom finds each by its type. A site without a room has a home page without its blocks.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from plugins.engine.chrome import DateText, NavLink

B = TypeVar("B", bound="HomeBlock")


class Door(Struct, frozen=True):
    """A way into a class of public information: its name, one sentence, and how much stands behind it in words."""

    title: str
    address: str
    detail: str
    count: str


class DatedLine(Struct, frozen=True):
    """Something with a day: an event, an update, an obligation; ``until`` is the last day or ``None``.

    ``note`` is a line about it or "", ``flags`` are words beside its name, such as *Data contoh*.
    """

    title: str
    address: str
    when: DateText
    until: DateText | None = None
    note: str = ""
    flags: tuple[str, ...] = ()


class DatedList(Struct, frozen=True):
    """Dated lines under a heading, whose id is ``id``; ``note`` is a sentence about them or "".

    ``more`` leads to all of them. A list may be empty; its ``note`` then says so.
    """

    id: str
    title: str
    lines: tuple[DatedLine, ...]
    note: str = ""
    more: NavLink | None = None


class InformationBlock(Struct, frozen=True):
    """Open information: the doors of its classes, what is new or due, and the way to all of it (``more``).

    ``sample`` marks sample data.
    """

    doors: tuple[Door, ...]
    lists: tuple[DatedList, ...]
    more: NavLink
    sample: bool = False


class AgendaBlock(Struct, frozen=True):
    """The next events; where none is to come, the latest past ones under a heading that says so."""

    events: DatedList


class FormsBlock(Struct, frozen=True):
    """The forms with which people ask and object."""

    forms: tuple[NavLink, ...]


class OfficesBlock(Struct, frozen=True):
    """What the register of bodies knows of the office: its page, and the units under it, each with its page."""

    address: str
    units: tuple[NavLink, ...]


HomeBlock = InformationBlock | AgendaBlock | FormsBlock | OfficesBlock


class HomeBlocks(Struct, frozen=True):
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
