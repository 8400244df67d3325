"""Where links of a body lead: source files to addresses, and what leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from urllib.parse import unquote

from msgspec import Struct
from rapidfuzz import fuzz, process

from plugins.engine.problem import Problem
from plugins.newsroom import problems as found
from plugins.newsroom.body import Reference
from plugins.newsroom.markup.ids import meant_id
from plugins.newsroom.model import Article, Standing

# Begins with a text, which is found a hundred times as fast as what stands behind another, asked of what is found.
_PLACEHOLDER = re.compile(r'"site:(@?)([^"#?]*)(\?[^"#]*)?(?:#([^"]*))?')
_NEAR = 60


class Anchors(Struct, frozen=True):
    """The ids of one document's text and footnotes; ``slug`` is what they carry in front."""

    slug: str
    ids: frozenset[str]

    @classmethod
    def of(cls, document: Article | Standing) -> Anchors:
        """The anchors of a document."""
        return cls(document.slug, frozenset(document.body.ids))

    def find(self, fragment: str) -> str:
        """The id that a fragment leads to, written with or without the slug, or ""."""
        return meant_id(unquote(fragment), self.slug, self.ids)


class AnchorsByAddress(Mapping[str, Anchors]):
    """The anchors of every document's page, read only for the pages that somebody links into."""

    def __init__(self, documents: Iterable[Article | Standing]) -> None:
        self._documents = {document.address: document for document in documents}
        self._known: dict[str, Anchors] = {}

    def __getitem__(self, address: str) -> Anchors:
        if address not in self._known:
            self._known[address] = Anchors.of(self._documents[address])
        return self._known[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


class Places(Struct, frozen=True):
    """Every place a link may lead to.

    ``documents`` maps source files to addresses; ``addresses`` are all pages and files of the site; ``anchors`` maps
    an address to the anchors on its page, for the pages whose ids are known.
    """

    documents: Mapping[str, str]
    addresses: frozenset[str]
    anchors: Mapping[str, Anchors]


def with_addresses(html: str, documents: Mapping[str, str], anchors: Mapping[str, Anchors]) -> str:
    """Body HTML as pages show it: links to source files lead to their addresses, fragments to the ids that are there.

    Other files keep their path, and fragments that lead nowhere stay as they are.
    """

    def replace(match: re.Match[str]) -> str:
        if (not match[1] and match[4] is None) or not html.startswith("=", match.start() - 1, match.start()):
            return match[0]
        name = unescape(match[2])
        address = documents.get(unquote(name), name) if match[1] else name
        fragment = match[4] or ""
        places = anchors.get(address) or anchors.get(f"{address}/")
        if fragment and places is not None:
            fragment = escape(places.find(unescape(fragment))) or fragment
        rest = "" if match[4] is None else f"#{fragment}"
        return f'"site:{escape(address)}{match[3] or ""}{rest}'

    return _PLACEHOLDER.sub(replace, html)


def dead_links(file: str, links: Iterable[Reference], own_address: str, places: Places) -> list[Problem]:
    """The links of a document that lead nowhere; pictures are checked where they are read."""
    problems = []
    for reference in links:
        if reference.picture:
            continue
        target, _, anchor = reference.target.partition("#")
        target = target.partition("?")[0]
        if target.startswith("@"):
            name = target.removeprefix("@")
            address = places.documents.get(name, name)
        else:
            address = target or (own_address if reference.target.startswith("#") else "")
        if address not in places.addresses and f"{address}/" in places.addresses:
            address = f"{address}/"
        if address not in places.addresses:
            known = sorted({*places.documents, *places.addresses})
            problems.append(
                found.DEAD_LINK.at(
                    file, reference.line, target=_shown(reference.target), nearest=_nearest(target, known)
                )
            )
        elif anchor and (there := places.anchors.get(address)) is not None and not there.find(anchor):
            known = sorted(name.removeprefix(f"{there.slug}-") for name in there.ids)
            problems.append(
                found.DEAD_ANCHOR.at(
                    file,
                    reference.line,
                    target=_shown(target),
                    anchor=anchor,
                    nearest=_nearest(unquote(anchor), known),
                )
            )
    return problems


def nearest_file(file: str, known: list[str]) -> str:
    """A hint that names the nearest existing file."""
    near = process.extractOne(file, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near:
        return f"Berkas yang mirip: {near[0]}. Huruf besar dan kecil dibedakan."
    return "Salin berkasnya ke content/media/, lalu tulis jalurnya mulai dari media/."


def _nearest(wanted: str, known: list[str]) -> str:
    near = process.extractOne(wanted.lstrip("@/"), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near:
        return f"Mungkin maksudnya “{near[0]}”."
    return "Periksa ejaannya, atau hapus tautannya."


def _shown(target: str) -> str:
    return target.removeprefix("@") if target.startswith("@") else f"/{target}"
