"""Whether outside links still lead somewhere: on request only, politely, and remembered for some days.

One request at a time to each host, a short pause between two, HEAD first and GET where a host does not like HEAD.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from msgspec import Struct

from plugins.audit import problems_safety as found
from plugins.audit.model import Finding
from plugins.audit.rules.safety import host_of

TIMEOUT = 10.0
"""Seconds that a host may take to answer."""

PAUSE = 0.3
"""Seconds between two requests to one host."""

REMEMBERED = 3
"""Days for which an answer is believed."""

_AT_ONCE = 8
_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 405, 406, 501})
_AGENT = "Suluh inv check --links"
_FINE = 400

Links = Mapping[str, Sequence[tuple[str, int, int, int]]]


class Answer(Struct, frozen=True):
    """What a host said: the HTTP status, or 0 with the reason why there is none."""

    status: int
    detail: str = ""
    unknown_host: bool = False


def link_findings(
    links: Links, cache: Path, today: date, ask: Callable[[str], Answer] | None = None
) -> Iterator[Finding]:
    """A222 for links that lead nowhere, A223 for those of which nothing can be said; ``links`` by file.

    Each link is its address, line, start and end. ``ask`` is asked once for each address.
    """
    wanted = sorted({url for rows in links.values() for url, *_ in rows})
    answers = _answers(wanted, cache / "tautan.json", today, ask or open_link)
    for file, rows in links.items():
        for url, line, start, end in rows:
            answer = answers[url]
            if 0 < answer.status < _FINE:
                continue
            gone = answer.status in _GONE or answer.unknown_host
            detail = f"jawaban {answer.status}" if answer.status else answer.detail
            kind = found.BROKEN_LINK if gone else found.LINK_UNKNOWN
            yield Finding(kind.at(file, line, url=url, detail=detail), start, end)


def open_link(url: str) -> Answer:
    """Ask a host for an address; never raises."""
    answer = _request(url, "HEAD")
    return _request(url, "GET") if answer.status in _NO_HEAD else answer


def _request(url: str, method: str) -> Answer:
    address = f"https://{url}" if url.startswith("www.") else url
    try:
        request = Request(address, method=method, headers={"User-Agent": _AGENT})  # noqa: S310 -- host_of lets http pass only
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            return Answer(int(response.status))
    except HTTPError as failure:
        failure.close()
        return Answer(failure.code)
    except URLError as failure:
        unknown = "Name or service not known" in str(failure.reason) or "nodename" in str(failure.reason)
        return Answer(0, "nama situs tidak dikenal" if unknown else "situs tidak menjawab", unknown)
    except (OSError, ValueError):
        return Answer(0, "situs tidak menjawab atau alamatnya tidak sah")


def _answers(urls: Sequence[str], store: Path, today: date, ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """The answer of every address, from the store where it is fresh enough."""
    kept = _kept(store, today)
    hosts: dict[str, list[str]] = {}
    for url in urls:
        if url not in kept:
            hosts.setdefault(host_of(url), []).append(url)
    fresh: dict[str, Answer] = {}
    lock = threading.Lock()

    def visit(rows: Sequence[str]) -> None:
        for number, url in enumerate(rows):
            if number:
                time.sleep(PAUSE)
            answer = ask(url)
            with lock:
                fresh[url] = answer

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(visit, hosts.values()))
    _keep(store, kept, fresh, today)
    return {url: fresh.get(url) or Answer(kept[url][0]) for url in urls}


def _kept(store: Path, today: date) -> dict[str, tuple[int, str]]:
    """Status and day of the good answers that are still believed."""
    try:
        rows = json.loads(store.read_text("utf-8"))
        return {
            str(url): (int(status), str(day))
            for url, (status, day) in rows.items()
            if abs((today - date.fromisoformat(day)).days) <= REMEMBERED
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(store: Path, kept: Mapping[str, tuple[int, str]], fresh: Mapping[str, Answer], today: date) -> None:
    good = {url: (answer.status, today.isoformat()) for url, answer in fresh.items() if 0 < answer.status < _FINE}
    if not good:
        return
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(json.dumps(dict(sorted({**kept, **good}.items())), indent=1), "utf-8")
    except OSError:
        return
