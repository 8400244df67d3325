"""What the search page's template sees: frozen values, ready to print."""

from __future__ import annotations

from msgspec import Struct

from plugins.newsroom.views import PageLink


class Choice(Struct, frozen=True):
    """One value of a filter: what the address carries, and its words."""

    value: str
    title: str


class Filter(Struct, frozen=True):
    """A filter of the search: its name in the address, its label, what no choice is called, and the choices."""

    name: str
    title: str
    everything: str
    choices: tuple[Choice, ...]


class SearchView(Struct, frozen=True):
    """The search page.

    ``script`` is the address of the page's script, beside which the index lies.
    ``letters`` and ``lists`` lead to every document without a script.
    """

    title: str
    intro: str
    filters: tuple[Filter, ...]
    script: str
    letters: tuple[PageLink, ...]
    lists: tuple[PageLink, ...]
