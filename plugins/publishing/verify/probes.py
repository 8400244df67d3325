"""Asking for what should not be there: the usual places of injected pages, open folders, made-up names of hosts."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.publishing.hosting.model import ERROR_PAGE, INDEX
from plugins.publishing.manifest import MANIFEST, SBOM, SIGNATURE, Listed
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.compare import spread
from plugins.publishing.verify.model import CRAWLER, NOT_FOUND, OK, OTHERS, PLAIN, Answer, Asker, Persona, Seen

_DATA = Path(__file__).with_name("data") / "sisipan.yaml"
_BODY = 400_000
_SECTIONS, _FOLDERS, _LISTED_DEPTH = 40, 60, 3
_REFUSED = frozenset({401, 403, 404, 405, 410, 451})
_LISTING = re.compile(r"<title>\s*(?:index of|directory listing|listing of|daftar)", re.IGNORECASE)
_HREF = re.compile(r"href=[\"']?([^\"'\s>?#]+)", re.IGNORECASE)
_AS_EVERYONE = (PLAIN, CRAWLER, OTHERS[3])
_OUR_OWN = frozenset({MANIFEST, SIGNATURE, SBOM})


class Probing(Struct, frozen=True):
    """What probes need: the asker, what is published, the SHA-256 of every body that is published or that the check
    has told of already, requests at once.
    """

    asker: Asker
    seen: Seen
    sums: frozenset[str]
    at_once: int

    def is_published(self, path: str) -> bool:
        """Whether a path is the site's own."""
        return path in _OUR_OWN or self.seen.lists(path)

    def strange(self, answer: Answer) -> bool:
        """Whether an answer shows something that was not published."""
        shown = answer.status == OK and answer.sha256 not in self.sums
        return bool(answer.away) or shown


def baseline(asker: Asker, token: str, files: dict[str, Listed]) -> tuple[frozenset[str], list[Problem]]:
    """How the host answers addresses that nobody can have made: the SHA-256 of the bodies that it shows for them, and
    what is wrong with that. ``token`` is a made-up word. Where there are several bodies nothing can be told from one.
    """
    problems: list[Problem] = []
    bodies: set[str] = set()
    for path in (f"{token}/", f"{token}.html", f"{token}.php", f"{token}/{token}.html"):
        answer = asker.get(path, _BODY)
        if answer.away:
            problems.append(found.AWAY.at(path, target=answer.away))
        elif answer.status and answer.status not in _REFUSED:
            problems.append(found.SOFT_404.at(path, status=answer.status))
            bodies.add(answer.sha256)
        elif answer.status == NOT_FOUND and ERROR_PAGE in files and answer.sha256 != files[ERROR_PAGE].sha256:
            problems.append(found.OTHER_404.at(ERROR_PAGE))
    by_code = {problem.code: problem for problem in reversed(problems)}
    return frozenset(bodies), list(by_code.values())


def usual_places(probing: Probing) -> Iterator[Problem]:
    """The usual names of injected pages at the root and below the main sections, as a visitor and as a crawler."""
    paths = [path for path in usual_paths(probing.seen.names) if not probing.is_published(unquote(path))]
    tried = [(path, persona) for path in paths for persona in (PLAIN, CRAWLER)]
    seen: set[str] = set()
    for (path, persona), answer in spread(lambda one: probing.asker.get(one[0], _BODY, one[1]), tried, probing.at_once):
        if path not in seen and probing.strange(answer):
            seen.add(path)
            yield _extra(path, persona, answer)


def usual_paths(names: frozenset[str]) -> tuple[str, ...]:
    """What is asked for, given the names that are published."""
    at_root, below = _names()
    sections = sorted({name.partition("/")[0] for name in names if "/" in name and not name.startswith(".")})
    placed = (quote(f"{section}/{name}") for section in sections[:_SECTIONS] for name in below)
    return tuple(dict.fromkeys((*at_root, *placed)))


def queries(probing: Probing, token: str) -> Iterator[Problem]:
    """A static site shows the same page whatever stands behind a question mark."""
    for persona in _AS_EVERYONE:
        for query in (f"?slot={token}", f"?p={token}", f"?s=slot+gacor+{token}"):
            answer = probing.asker.get(query, _BODY * 5, persona)
            if probing.strange(answer):
                yield _extra(query, persona, answer)
                return


def folders(probing: Probing) -> Iterator[Problem]:
    """Folders without a page of their own: whether the server lists them, and what the list shows."""
    waiting = [(path, 0) for path in bare_folders(probing.seen.names)[:_FOLDERS]]
    asked = {path for path, _ in waiting}
    while waiting:
        path, depth = waiting.pop(0)
        answer = probing.asker.get(quote(path), _BODY)
        if not probing.strange(answer):
            continue
        if answer.away or not _LISTING.search(answer.text):
            yield _extra(path, PLAIN, answer)
            continue
        yield found.LISTING.at(path)
        for name in _listed(path, answer.text):
            if name.endswith("/") and any(known.startswith(name) for known in probing.seen.names):
                if name not in asked and depth < _LISTED_DEPTH:
                    asked.add(name)
                    waiting.append((name, depth + 1))
            elif not probing.is_published(name):
                yield found.EXTRA.at(name, detail="terlihat dalam daftar folder")


def bare_folders(names: frozenset[str]) -> list[str]:
    """Folders of published files that have no ``index.html``, the shallow ones first."""
    inside = {name[: place + 1] for name in names for place, char in enumerate(name) if char == "/"}
    bare = (folder for folder in inside if f"{folder}{INDEX}" not in names)
    return sorted(bare, key=lambda folder: (folder.count("/"), folder))


def made_up_hosts(
    probing: Probing, token: str, resolves: Callable[[str], bool] | None = None
) -> tuple[list[Problem], str]:
    """Names of hosts that nobody made, and which are answered all the same; and why this was not tried, if so.

    The server is asked under such a name in any case: many are answered with whatever site is its first.
    """
    known = urlsplit(probing.asker.base).hostname or ""
    host = f"{token}.{known}" if not _is_number(known) else f"{token}.example"
    answer = probing.asker.get("", _BODY * 5, PLAIN, host)
    if probing.strange(answer) and not answer.away:
        return [found.WILDCARD.at(host, host=host, status=answer.status)], ""
    if _is_number(known) or "." not in known:
        return [], "DNS “*” (alamat yang diperiksa tidak memakai nama domain)"
    if (resolves or _resolves)(host):
        return [found.WILDCARD.at(host, host=host, status="DNS, dan menunjuk ke sebuah server")], ""
    return [], ""


def _extra(path: str, persona: Persona, answer: Answer) -> Problem:
    if answer.away:
        return found.AWAY.at(path, target=answer.away)
    size = f"{len(answer.body)}" if answer.whole else f"lebih dari {len(answer.body) - 1}"
    seen_by = "" if persona is PLAIN else f", hanya untuk {persona.label}"
    return found.EXTRA.at(path, detail=f"dijawab {answer.status} dengan {size} bita{seen_by}")


def _listed(folder: str, html: str) -> list[str]:
    """The names below a folder that its list shows, decoded."""
    names = (unquote(urljoin(f"/{folder}", href)).removeprefix("/") for href in _HREF.findall(html))
    return sorted({name for name in names if name.startswith(folder) and name != folder and "://" not in name})


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _resolves(host: str) -> bool:
    try:
        socket.getaddrinfo(host, None)
    except OSError:
        return False
    return True


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names at the root and those below each section."""
    import yaml  # noqa: PLC0415 -- only a check over the network needs it

    read = yaml.safe_load(_DATA.read_text("utf-8"))
    return tuple(read["akar"]), tuple(read["di_bawah"])
