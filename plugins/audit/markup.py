"""Markdown masked in place: running text stays where it stands, markup becomes `FILLER`.

The newsroom's own reader turns Markdown into HTML and keeps no columns; audits need the exact place of every word, so
that a fix can change it and leave all other bytes alone. What is markup is decided here by its surface only.
"""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.audit.model import FILLER, Block, Span

_HIDDEN = re.compile(
    r"(?=[`~<!\[\]&{]|^ )(?:(?P<fence>^ {0,3}(?P<tick>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=tick)[`~]*[ \t]*$|\Z))"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<raw><(?P<tag>script|style|iframe|object|svg|template|noscript)\b.*?(?:</(?P=tag)\s*>|\Z))"
    r"|(?P<code>(?<!`)(?P<run>`{1,2})(?!`)[^\n]*?[^`\n](?P=run)(?!`))"
    r"|(?P<auto><(?:https?://|mailto:)[^>\s]+>)"
    r"|(?P<element></?[a-zA-Z][^<>]*>)"
    r"|(?P<image>!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^)\n]*)\))"
    r"|(?P<notedef>^\[\^[^\]\n]+\]:)"
    r"|(?P<refdef>^ {0,3}\[[^\]\n^]+\]:[ \t]+\S[^\n]*)"
    r"|(?P<note>\[\^[^\]\n]*\])"
    r"|(?P<link>\]\((?P<href>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)|\]\[[^\]\n]*\])"
    r"|(?P<entity>&(?:#\d+|#x[0-9a-f]+|\w+);)"
    r"|(?P<attr>\{[:#.][^}\n]*\}))",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]\x00]+|[\w.+-]+@[\w-]+\.[\w.-]+\w", re.IGNORECASE)
_ITALIC = re.compile(
    r"(?<![*\w])\*(?![*\s])[^*\n]+?(?<![\s*])\*(?!\*)|(?<![\w_])_(?![_\s])[^_\n]+?(?<![\s_])_(?![\w_])"
    r"|\*\*\*[^*\n]+\*\*\*"
)
_ITALIC_HTML = re.compile(
    r"<(em|i|cite|q|span(?=[^>]*\blang=)|bdi|dfn)\b[^>]*>.*?</(?:em|i|cite|q|span|bdi|dfn)>", re.DOTALL | re.IGNORECASE
)
_LINE = re.compile(
    r"(?P<quote>[ \t]{0,3}(?:>[ \t]?)+)?(?:(?P<head>[ \t]{0,3}\#{1,6}[ \t]+)|"
    r"(?P<item>[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)"
    r"|(?P<define>[ \t]{0,3}:[ \t]+))?"
)
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$|[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$")
_TASK = re.compile(r"\[[ xX]\][ \t]")


class Mask(Struct, frozen=True):
    """The masked body (from the body's start on), and what was found in it; all offsets are the file's."""

    prose: str
    blocks: tuple[Block, ...]
    emphasised: tuple[Span, ...]
    links: tuple[Span, ...]
    pictures: tuple[Span, ...]
    html: tuple[Span, ...]


class _Masker:
    def __init__(self, text: str, start: int) -> None:
        self._body = text[start:]
        self._start = start
        self._chars = list(self._body)
        self.links: list[Span] = []
        self.pictures: list[Span] = []
        self.html: list[Span] = []
        self.emphasised: list[Span] = []

    def run(self) -> Mask:
        body, begin = self._body, self._start
        for match in _ITALIC_HTML.finditer(body) if "<" in body else ():
            self.emphasised.append(Span(begin + match.start(), begin + match.end()))
        for match in _HIDDEN.finditer(body):
            self._hide(match)
        shown = "".join(self._chars)
        if "@" in shown or "://" in shown or "www." in shown.lower():
            shown = self._addresses(shown)
        if any(sign in shown for sign in "*_\\~"):
            for match in _ITALIC.finditer(shown):
                self.emphasised.append(Span(begin + match.start(), begin + match.end()))
            self._emphasis(shown)
        self._brackets()
        blocks = self._blocks()
        return Mask(
            "".join(self._chars),
            tuple(blocks),
            tuple(self.emphasised),
            tuple(sorted(self.links, key=lambda span: span.start)),
            tuple(self.pictures),
            tuple(self.html),
        )

    def _fill(self, start: int, end: int) -> None:
        chars = self._chars
        for at in range(start, end):
            if chars[at] != "\n":
                chars[at] = FILLER

    def _hide(self, match: re.Match[str]) -> None:
        kind, start, end, begin = match.lastgroup, match.start(), match.end(), self._start
        if match["fence"] is not None:
            for at in range(start, end):
                if self._chars[at] != "\n":
                    self._chars[at] = " "
            return
        self._fill(start, end)
        place = (begin + start, begin + end)
        if match["image"] is not None:
            self.pictures.append(Span(*place, match["src"].split(" ")[0].strip("<>"), match["alt"]))
        elif match["link"] is not None:
            target = (match["href"] or "").strip().split(" ")[0].strip("<>")
            opening = self._body.rfind("[", 0, start)
            self.links.append(Span(begin + max(opening, 0), place[1], target, self._body[opening + 1 : start]))
        elif match["auto"] is not None:
            self._link(match[0].strip("<>"), *place)
        elif match["refdef"] is not None:
            self.links.append(Span(*place, match[0].partition("]:")[2].split()[0].strip("<>"), ""))
        elif match["comment"] is not None or match["raw"] is not None or match["element"] is not None:
            self.html.append(Span(*place, match[0], kind or ""))

    def _addresses(self, shown: str) -> str:
        """Web and mail addresses in running text, which are links without marks."""
        for match in _ADDRESS.finditer(shown):
            address = match[0].rstrip(".,;:!?")
            end = match.start() + len(address)
            self._fill(match.start(), end)
            self._link(address, self._start + match.start(), self._start + end)
        return "".join(self._chars)

    def _link(self, address: str, start: int, end: int) -> None:
        if "@" not in address.partition("/")[0] and not address.startswith("mailto:"):
            self.links.append(Span(start, end, address))

    def _emphasis(self, shown: str) -> None:
        """Emphasis marks and backslashes."""
        for match in re.finditer(r"\*+|(?<![\w])_+(?=\w)|(?<=\w)_+(?!\w)|\\(?=[!-/:-@\[-`{-~])|~~", shown):
            if (
                not match[0].startswith("*")
                or not shown[match.end() : match.end() + 1].isspace()
                or (match.start() and not shown[match.start() - 1].isspace())
            ):
                self._fill(match.start(), match.end())

    def _brackets(self) -> None:
        """The opening brackets of links."""
        for link in self.links:
            if link.text or self._chars[link.start - self._start] == "[":
                self._fill(link.start - self._start, link.start - self._start + 1)

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        opened: list[int | str] | None = None  # start, end, kind
        at = 0

        def close() -> None:
            nonlocal opened
            if opened is not None:
                begin, end, kind = int(opened[0]), int(opened[1]), str(opened[2])
                if "".join(self._chars[begin:end]).strip(FILLER + " \t\n"):
                    blocks.append(Block(self._start + begin, self._start + end, kind))
            opened = None

        for line in self._body.split("\n"):
            end = at + len(line)
            here = "".join(self._chars[at:end])
            if not here.strip():
                close()
            elif _RULE.fullmatch(here):
                close()
                self._fill(at, end)
            elif here.lstrip().startswith("|") or here.count("|") > 1:
                close()
                self._cells(at, end, blocks)
            else:
                mark = _LINE.match(here)
                assert mark is not None
                kind = self._kind(line, mark)
                begin = at + mark.end()
                task = _TASK.match(here, mark.end())
                begin += len(task[0]) if task else 0
                self._fill(at, begin)
                if kind or opened is None:
                    close()
                    opened = [begin, end, kind or "paragraf"]
                else:
                    opened[1] = end
                if kind == "judul-bagian":
                    close()
            at = end + 1
        close()
        return blocks

    def _kind(self, line: str, mark: re.Match[str]) -> str:
        if mark["head"]:
            return "judul-bagian"
        if mark["item"] or mark["define"]:
            return "butir"
        if mark["quote"]:
            return "kutipan"
        return "catatan" if line.startswith("[^") and "]:" in line else ""

    def _cells(self, at: int, end: int, blocks: list[Block]) -> None:
        begin = at
        for place in [*(p for p in range(at, end) if self._chars[p] == "|"), end]:
            if "".join(self._chars[begin:place]).strip(FILLER + " \t"):
                blocks.append(Block(self._start + begin, self._start + place, "sel"))
            if place < end:
                self._chars[place] = FILLER
            begin = place + 1


def masked(text: str, start: int) -> Mask:
    """The body of a file's text, which begins at ``start``, masked."""
    return _Masker(text, start).run()
