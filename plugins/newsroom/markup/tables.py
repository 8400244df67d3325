"""Wide tables scroll sideways in a frame of their own, so that the page never does (WCAG 2.2, criterion 1.4.10)."""

from __future__ import annotations

import re
from html import escape, unescape

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s(?:\"[^\"]*\"|[^\">])*)?>")
_REFERENCE = re.compile(r"<sup><a [^>]*doc-noteref.*?</sup>", re.DOTALL)


class TableFrames:
    """Frames the tables of one document and names each: its caption, or ``Tabel 1``, ``Tabel 2`` …

    The frame takes the keyboard's focus and is a region, because only so it can be scrolled without a mouse and is
    announced. It is put round HTML that is already cleaned: editors cannot write its attributes.
    """

    def __init__(self) -> None:
        self._count = 0
        self._taken: set[str] = set()

    def framed(self, html: str) -> str:
        """HTML with every outermost table in a frame; tables inside tables scroll with them."""
        if "<table" not in html:
            return html
        pieces: list[str] = []
        depth, start, done = 0, 0, 0
        caption: list[int] = []
        for match in _TAG.finditer(html):
            end, tag = match.groups()
            if tag == "table" and not end:
                if not depth:
                    start, caption = match.start(), []
                depth += 1
            elif tag == "table" and depth:
                depth -= 1
                if not depth:
                    label = self._label(html[slice(*caption)] if len(caption) == 2 else "")  # noqa: PLR2004
                    pieces += [html[done:start], _opening(label), html[start : match.end()], "</div>"]
                    done = match.end()
            elif tag == "caption" and depth == 1 and len(caption) == bool(end):
                caption.append(match.start() if end else match.end())
        return "".join([*pieces, html[done:]])

    def _label(self, caption: str) -> str:
        self._count += 1
        number = f"Tabel {self._count}"
        text = " ".join(unescape(_TAG.sub("", _REFERENCE.sub("", caption))).split())
        label = text or number
        while label in self._taken:
            label = f"{label} ({number})"
        self._taken.add(label)
        return label


def _opening(label: str) -> str:
    return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
