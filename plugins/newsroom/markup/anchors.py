"""The links of a text: where they lead, and whether their words tell it."""

from __future__ import annotations

from msgspec import Struct, field

from plugins.newsroom import body_problems as problems
from plugins.newsroom.body import Reference
from plugins.newsroom.markup.events import Event, start_tag
from plugins.newsroom.markup.footnotes import REFERENCE
from plugins.newsroom.markup.gathered import Gathered
from plugins.newsroom.markup.ids import identifier
from plugins.newsroom.markup.links import Inside, Link, Place, Refused, read_link

# Words that tell nobody where a link leads (WCAG 2.2, criterion 2.4.4).
VAGUE = frozenset(
    """
    klik, klik di sini, klik disini, klik link ini, klik tautan ini, di sini, disini, sini, baca, baca
    selengkapnya, selengkapnya, lihat, lihat di sini, lebih lanjut, tautan, tautan ini, link, link ini,
    unduh, unduh di sini, download, here, click here, read more
    """.strip()
    .replace("\n    ", " ")
    .split(", ")
)


class Anchor(Struct):
    """A link that is open: where it is defined, the words read in it, the footnote marks put off behind it."""

    href: str
    line: int
    words: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def hear(self, text: str) -> None:
        """Note words of the link, without footnote marks."""
        self.words.append(REFERENCE.sub("", text))

    def put_off(self, text: str) -> str:
        """Keep the footnote marks of a text for the link's end; returns the text without them."""
        if "\x1e" not in text:
            return text
        self.marks += [match.group() for match in REFERENCE.finditer(text)]
        return REFERENCE.sub("", text)


class Anchors:
    """Opens and closes the links of one run of HTML; `open` is the link in which the text stands."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.source = gathered.source
        self.open: Anchor | None = None

    def begin(self, event: Event, attributes: list[tuple[str, str]]) -> tuple[str, str]:
        """What a start tag ``<a>`` becomes, and what will close it; both empty where the link cannot stand."""
        gathered, given = self.gathered, dict(event.attributes)
        if self.open is not None:
            gathered.report(problems.LINK_NESTED, event.written)
            return "", ""
        named = identifier(given.get("id", "") or given.get("name", ""))
        if named:
            attributes.append(("id", gathered.ids.unique(f"{gathered.slug}-{named}")))
        if "href" not in given and named:
            return start_tag("span", attributes), "</span>"
        href = gathered.restored(given.get("href", ""))
        line = self.source.locate(*([href, event.written, href[:12]] if href else ["](<>)", "]()", event.written]))
        target = self._target(read_link(href, file=self.source.file, site_url=gathered.site_url), line)
        if target.startswith("http"):
            attributes.append(("rel", "external"))
        self.open = Anchor(href, line)
        return (start_tag("a", [("href", target), *attributes]), "</a>") if target else ("", "")

    def end(self, closing: str) -> list[str]:
        """Close the open link; returns the footnote marks that were put off."""
        link, self.open = self.open, None
        if link is None:
            return []
        text = " ".join("".join(link.words).split())
        if not closing and not link.href.strip("#\t\r\n "):
            self.source.report(problems.LINK_EMPTY, link.line, text=text)
        elif closing and not text:
            self.source.report(problems.LINK_NO_TEXT, link.line, target=link.href)
        elif text.casefold().strip(" .…»>!") in VAGUE:
            self.source.report(problems.LINK_VAGUE, link.line, text=text)
        return link.marks

    def _target(self, link: Link, line: int) -> str:
        """The address to write for a link, noted where it is checked later, or "" where it cannot stand."""
        if isinstance(link, Refused):
            # A link without an address is named by its text, which is known at its end.
            if link.kind is not problems.LINK_EMPTY:
                self.source.report(link.kind, line, **dict(link.values))
            return ""
        if isinstance(link, Inside):
            self.gathered.references.append(Reference(link.target, line))
            return f"site:{link.target}"
        if isinstance(link, Place):
            self.gathered.fragments.append((link.fragment, line))
            return f"#\x1eF{len(self.gathered.fragments) - 1}\x1f"
        if link.web:
            self.gathered.outside.append((link.url, line))
        return link.url
