"""Parts of pages that differ between pages by their links only: rendered once, then filled with the links of each page.

Header and footer stand on every page, and the teaser of an article in a dozen lists. A macro sees nothing but its
arguments, the theme's words and the links of its page (`plugins.engine.templates`), so what it gives for the same
arguments is the same text around other links.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # see `escaped`
from msgspec import Struct

_MARK = "\0"
"""What a link is told by until it is known: no source may have that character (`files.decode`)."""


def escaped(value: Any) -> str:
    """What a page prints, safe as text of HTML.

    `markupsafe.escape` marks each text as safe, which takes longer than the escaping, and here it is only joined.
    """
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


class Fragment(Struct, frozen=True):
    """A rendered part with holes: texts in their order, and the address that leads from each text to the next."""

    texts: tuple[str, ...]
    addresses: tuple[str, ...]

    def filled(self, link: Callable[[str], str]) -> Markup:
        """The part as one page shows it."""
        if not self.addresses:
            return Markup(self.texts[0])  # noqa: S704 -- a template made it
        parts = [""] * (2 * len(self.addresses) + 1)
        parts[::2] = self.texts
        parts[1::2] = [escaped(link(address)) for address in self.addresses]
        return Markup("".join(parts))  # noqa: S704 -- a template made it


class Holes:
    """Stands for the links of a page while a fragment is made."""

    def __init__(self) -> None:
        self._addresses: list[str] = []

    def link(self, address: str) -> str:
        """A mark in place of the link to an address."""
        self._addresses.append(address)
        return f"{_MARK}{len(self._addresses) - 1}{_MARK}"

    def fragment(self, rendered: str) -> Fragment | None:
        """What was rendered with these links; ``None`` where not each of them was printed once."""
        texts = rendered.split(_MARK)
        numbers = texts[1::2]
        known = {str(number): address for number, address in enumerate(self._addresses)}
        if len(texts) % 2 == 0 or len(numbers) != len(known) or set(numbers) != known.keys():
            return None
        return Fragment(tuple(texts[::2]), tuple(known[number] for number in numbers))
