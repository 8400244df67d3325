"""The ids of one document's HTML.

They follow another rule than addresses (`plugins.newsroom.slugs`): letters of every script may stand in an id, and
numbered labels must stay apart (``64.08`` and ``6408``), because a link names the one that was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_OTHER = re.compile(r"[\W_]+")


def identifier(text: str) -> str:
    """A lower-case identifier: letters and digits of any script, accents of Latin dropped, ``-`` between.

    >>> identifier("Perlu tenaga di setiap Perangkat Daérah!"), identifier("64.08"), identifier("***")
    ('perlu-tenaga-di-setiap-perangkat-daerah', '64-08', '')
    """
    if text.isascii():
        return _OTHER.sub("-", text.lower()).strip("-")
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _OTHER.sub("-", unicodedata.normalize("NFC", plain).casefold()).strip("-")


def meant_id(fragment: str, slug: str, ids: Container[str]) -> str:
    """The id that a written fragment leads to among the ``ids`` of a document, or "".

    Editors write ``bagian``; the document has ``<slug>-bagian``, so that pages can show several documents.

    >>> meant_id("Dasar Hukum", "siaran", {"siaran-dasar-hukum"}), meant_id("lain", "siaran", {"siaran-bagian"})
    ('siaran-dasar-hukum', '')
    """
    for wanted in (fragment, f"{slug}-{fragment}", f"{slug}-{identifier(fragment)}"):
        if wanted in ids:
            return wanted
    return ""


class Ids:
    """Hands out ids that are unique in one document."""

    def __init__(self) -> None:
        self.taken: dict[str, None] = {}
        self._next: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is free."""
        chosen, number = wanted, self._next.get(wanted, 2)
        while chosen in self.taken:
            chosen = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self.taken[chosen] = None
        return chosen
