"""What was slipped into a page: links that nobody is meant to see, scripts, frames, forwarding, foreign forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.model import Seen

_FAR = 400
_HIDDEN = (
    (re.compile(r"display:none"), "display: none"),
    (re.compile(r"visibility:(?:hidden|collapse)"), "visibility: hidden"),
    (re.compile(r"font-size:0*(?:\.\d+|[01](?:\.\d+)?)?(?:px|pt|em|rem|%)?(?:;|!|$)"), "huruf sebesar nol"),
    (re.compile(r"(?<![\w-])opacity:0*(?:\.0*\d?)?(?:;|!|$)"), "tembus pandang"),
    (re.compile(r"(?<![\w-])(?:max-)?(?:height|width):[01](?:px|em|rem|%)?(?:;|!|$)"), "kotak sebesar nol"),
    (re.compile(r"clip(?:-path)?:(?:rect\(0|inset\((?:50|100)%|circle\(0)"), "terpotong"),
    (re.compile(r"transform:scale\(0"), "diciutkan"),
    (re.compile(r"color:transparent"), "warna tembus pandang"),
)
_SHIFT = re.compile(r"(?:left|top|right|bottom|text-indent|margin(?:-left|-top)?):(-?\d+)(?:px|em|rem|vw|%)?")
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
_LINK = "tautan"
_LEADING = {
    "a": (_LINK, "href"),
    "area": (_LINK, "href"),
    "form": ("formulir ke", "action"),
    "base": ("alamat dasar", "href"),
    "iframe": ("bingkai", "src"),
    "frame": ("bingkai", "src"),
    "object": ("bingkai", "data"),
    "embed": ("bingkai", "src"),
}
_NEVER = ("skrip", "alamat dasar", "pelemparan", "bingkai")
"""What the pages of Suluh do not have, but for scripts of their own in files."""
_RELATIONS = {"canonical": "alamat baku", "stylesheet": "gaya dari"}
_DATA_BLOCK = re.compile(r"application/(?:[\w.+-]*\+)?json|text/template")
_LOCATION = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>|<link\b[^>]*\bhref=[\"']([^\"'\s]+)", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Slipped(Struct, frozen=True, order=True):
    """One thing in a page that may have been slipped in: its kind, where it leads, how it hides or ""."""

    kind: str
    target: str
    how: str = ""


class Place(Struct, frozen=True):
    """Where a page stands: the address that is asked (``base``, final slash), the one that pages name (``site``, final
    slash), what is published there, and the outside hosts that unchanged pages link to.
    """

    base: str
    site: str
    seen: Seen
    genuine: Collection[str] = ()

    def inside(self, url: str) -> str | None:
        """The path below the site's root that a URL leads to, decoded; ``None`` where it leads elsewhere."""
        found_at = (_inside(url, root) for root in (self.base, self.site))
        return next((path for path in found_at if path is not None), None)

    def expects(self, item: Slipped) -> bool:
        """Whether a page of this site may well have it: visible links to known hosts, its own files."""
        if item.how or item.kind.startswith(_NEVER):
            return False
        parts = urlsplit(item.target)
        if parts.scheme not in {"http", "https"}:
            return parts.scheme in {"mailto", "tel"}
        path = self.inside(item.target)
        return (
            (item.kind == _LINK and (parts.hostname or "") in self.genuine) if path is None else self.seen.lists(path)
        )


def page_problems(address: str, html: str, place: Place, original: str) -> Iterator[Problem]:
    """What a changed page holds that the published one does not.

    ``original`` is the page as it was published, or "" where it is not at hand: then everything counts that no page of
    Suluh has, and links to hosts that no unchanged page names.
    """
    before = set(slipped(original, place.base, address)) if original else set()
    for item in sorted(set(slipped(html, place.base, address)) - before):
        if not original and place.expects(item):
            continue
        inside = place.inside(item.target) if item.kind == _LINK else None
        if inside is not None and place.seen.lists(inside):
            continue  # another way to a page of the site leads nobody astray
        if inside is not None:
            yield found.LISTED_EXTRA.at(inside, where=address or "beranda")
        elif item.how:
            yield found.HIDDEN_LINK.at(address, target=item.target, how=item.how)
        else:
            yield found.INJECTED.at(address, detail=f"{item.kind} {item.target}".strip())


def slipped(html: str, base: str, address: str) -> Iterator[Slipped]:
    """Everything in a page that can lead readers or search engines away, or run in the reader's browser."""
    here = urljoin(base, address)
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        name = tag.name.lower()
        if name in _LEADING:
            kind, key = _LEADING[name]
            if target := _said(tag, key):
                yield Slipped(kind, urljoin(here, target), _hiding(tag) if kind == _LINK else "")
        elif name == "script":
            yield from _script(tag, here)
        elif name == "meta" and _said(tag, "http-equiv").lower() == "refresh":
            yield Slipped("pelemparan", _said(tag, "content"))
        elif name == "link":
            relations = _RELATIONS.keys() & set(_said(tag, "rel").lower().split())
            yield from (Slipped(_RELATIONS[word], urljoin(here, _said(tag, "href"))) for word in relations)
        yield from (Slipped(f"skrip {key}", _said(tag, key)[:80]) for key in tag.attrs if _HANDLER.fullmatch(key))


def listed_addresses(text: str) -> Iterator[str]:
    """The addresses that a sitemap, a feed or robots.txt names; read without building a tree, whatever the file is."""
    for match in _LOCATION.finditer(text):
        yield match[1] or match[2]
    for match in _SITEMAP_LINE.finditer(text):
        yield match[1]


def list_problems(where: str, text: str, place: Place) -> Iterator[Problem]:
    """Addresses in a changed list that lead to what was not published."""
    for url in sorted(set(listed_addresses(text))):
        address = urljoin(f"{place.site}{where}", url)
        inside = place.inside(address)
        if inside is None or not place.seen.lists(inside):
            yield found.LISTED_EXTRA.at(address if inside is None else inside, where=where)


def outside_hosts(html: bytes) -> frozenset[str]:
    """The hosts that a page names in its links, found without parsing it: pages are many."""
    return frozenset(match.decode("ascii", "replace").lower() for match in _HOST.findall(html))


_HOST = re.compile(rb"(?:href|src|action)=[\"']?https?://([^/\"'\s>:?#]+)", re.IGNORECASE)


def _script(tag: Tag, here: str) -> Iterator[Slipped]:
    source = _said(tag, "src")
    if source:
        yield Slipped("kode dari", urljoin(here, source))
    elif not _DATA_BLOCK.match(_said(tag, "type")):
        yield Slipped("skrip", " ".join(tag.get_text().split())[:80])


def _hiding(tag: Tag) -> str:
    """How a link or what it stands in is hidden from readers, or ""."""
    step: Tag | None = tag
    while step is not None:
        style = re.sub(r"\s", "", _said(step, "style").lower())
        if step.has_attr("hidden") or step.name in {"noscript", "template"}:
            return "hidden" if step.has_attr("hidden") else f"di dalam <{step.name}>"
        for pattern, how in _HIDDEN:
            if pattern.search(style):
                return how
        if any(abs(int(match[1][:6])) >= _FAR for match in _SHIFT.finditer(style)):
            return "digeser ke luar layar"
        step = step.parent
    return "" if tag.get_text(strip=True) or tag.find(["img", "svg", "picture"]) else "tanpa teks"


def _inside(url: str, base: str) -> str | None:
    """The path below the site's root that a URL leads to, decoded; ``None`` where it leads elsewhere."""
    parts, root = urlsplit(url), urlsplit(base)
    if parts.scheme not in {"http", "https", ""} or parts.netloc.lower() != root.netloc.lower():
        return None
    if not parts.path.startswith(root.path):
        return "" if parts.path == root.path.rstrip("/") else None
    return unquote(parts.path.removeprefix(root.path))


def _said(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else (value or "").strip()
