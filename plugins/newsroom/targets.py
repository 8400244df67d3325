"""Where links of a body lead: source files to addresses, and what leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from rapidfuzz import fuzz, process

from plugins.engine.problem import Problem
from plugins.newsroom import problems as found
from plugins.newsroom.body import Body

_FILE_PLACEHOLDER = re.compile(r'(?<==")site:@([^"#?]*)')
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Places:
    """Every place a link may lead to.

    ``documents`` maps source files to addresses; ``addresses`` are all pages and files of the site; ``anchors`` maps
    an address to the ids on its page, for the pages whose ids are known.
    """

    documents: Mapping[str, str]
    addresses: frozenset[str]
    anchors: Mapping[str, frozenset[str]]


def with_addresses(html: str, documents: Mapping[str, str]) -> str:
    """Body HTML in which links to source files are links to their addresses; other files keep their path."""

    def replace(match: re.Match[str]) -> str:
        file = unescape(match[1])
        return f"site:{escape(documents.get(file, file))}"

    return _FILE_PLACEHOLDER.sub(replace, html)


def anchors_of(body: Body) -> frozenset[str]:
    """The ids that links may name on the page of a body: headings, footnotes and their references."""
    ids = {heading.id for heading in body.headings}
    for note in body.footnotes:
        ids.add(note.id)
        ids.update(note.references)
    ids.update(re.findall(r'\bid="([^"]+)"', body.html))
    return frozenset(ids)


def dead_links(file: str, body: Body, own_address: str, places: Places) -> list[Problem]:
    """The links of a body that lead nowhere; pictures are checked where they are read."""
    problems = []
    for reference in body.references:
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
        elif anchor and address in places.anchors and anchor not in places.anchors[address]:
            problems.append(
                found.DEAD_ANCHOR.at(
                    file,
                    reference.line,
                    target=_shown(target),
                    anchor=anchor,
                    nearest=_nearest(anchor, sorted(places.anchors[address])),
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
