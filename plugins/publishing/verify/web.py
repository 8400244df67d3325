"""Asking a site over http: bounded in size and time, polite, and never led away from its host."""

from __future__ import annotations

import contextlib
import threading
import time
from urllib.parse import urljoin, urlsplit

import urllib3
from msgspec import Struct, field
from urllib3.exceptions import HTTPError, MaxRetryError, ReadTimeoutError, SSLError

from plugins.publishing.verify.model import PLAIN, REDIRECTS, Answer, Persona

_CHUNK = 65_536
_HOPS = 5
_TRIES = 3
_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_WAIT = 30.0


class Manners(Struct, frozen=True):
    """How a host is treated: requests at once, seconds between the starts of two, seconds to wait for an answer, and
    seconds that the whole of one answer may take.
    """

    at_once: int = 4
    pause: float = 0.05
    timeout: float = 15.0
    longest: float = 120.0


class _Pace(Struct):
    """Lets requests start no closer to each other than the pause."""

    pause: float
    _next: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self) -> None:
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next)
            self._next = start + self.pause
        if start > now:
            time.sleep(start - now)


class WebAsker:
    """Asks one site; ``base`` is its address with a final slash."""

    def __init__(self, url: str, manners: Manners) -> None:
        self.base = url if url.endswith("/") else f"{url}/"
        self._manners = manners
        self._pace = _Pace(manners.pause)
        self._pool = urllib3.PoolManager(
            num_pools=2,
            maxsize=manners.at_once,
            block=True,
            retries=False,
            timeout=urllib3.Timeout(connect=manners.timeout, read=manners.timeout),
        )

    def get(self, path: str, limit: int, persona: Persona = PLAIN, host: str = "") -> Answer:
        """The answer for a path, after redirects within the host; asked again where the host is busy for a moment."""
        answer = Answer(0)
        for number in range(_TRIES):
            answer = self._follow(self.base + path, limit, persona, host)
            if answer.status and answer.status not in _BUSY:
                break
            if number < _TRIES - 1:
                time.sleep(_pause_asked(answer, number * self._manners.pause * 10))
        return answer

    def once(self, path: str, limit: int) -> Answer:
        """The very first answer for a path, wherever it leads."""
        return self._ask(self.base + path, limit, PLAIN, "")

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.clear()

    def _follow(self, url: str, limit: int, persona: Persona, host: str) -> Answer:
        home = _origin(url)
        for _ in range(_HOPS):
            answer = self._ask(url, limit, persona, host)
            target = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not target:
                return answer
            onward = urljoin(url, target)
            # The same host by https is the same site; any other name or port is not.
            if _origin(onward) != home and not _secured(url, onward):
                return Answer(answer.status, answer.headers, away=onward)
            url = onward
        return Answer(0, failure="pengalihan tidak berujung")

    def _ask(self, url: str, limit: int, persona: Persona, host: str) -> Answer:
        headers = {"User-Agent": persona.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        headers |= {"Referer": persona.referrer} if persona.referrer else {}
        headers |= {"Host": host} if host else {}
        self._pace.wait()
        try:
            response = self._pool.request("GET", url, headers=headers, redirect=False, preload_content=False)
        except (HTTPError, OSError, ValueError) as failure:
            return Answer(0, failure=_why(failure))
        said = {name.lower(): ", ".join(response.headers.getlist(name)) for name in response.headers}
        try:
            body = self._read(response, limit, decode=not url.endswith((".gz", ".br")))
        except (HTTPError, OSError, ValueError) as failure:
            response.close()
            return Answer(0, said, failure=_why(failure))
        whole = len(body) <= limit
        if whole:
            response.release_conn()
        else:  # a connection with unread bytes is of no more use
            response.close()
        return Answer(response.status, said, body, whole)

    def _read(self, response: urllib3.BaseHTTPResponse, limit: int, *, decode: bool) -> bytes:
        """The body, up to one byte more than the limit. Raises `OSError` where a host only drips."""
        until = time.monotonic() + self._manners.longest
        body = bytearray()
        while len(body) <= limit:
            piece = response.read(min(_CHUNK, limit + 1 - len(body)), decode_content=decode)
            if not piece:
                break
            body += piece
            if time.monotonic() > until:
                raise TimeoutError
        return bytes(body)


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    port = None
    with contextlib.suppress(ValueError):
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port


def _secured(one: str, other: str) -> bool:
    """Whether the second address is the first one's host by https on the usual port."""
    return _origin(other) == ("https", _origin(one)[1], 443)


def _pause_asked(answer: Answer, usual: float) -> float:
    """Seconds to wait before asking again: as the host says (RFC 9110, 10.2.3), within reason."""
    asked = answer.headers.get("retry-after", "")
    return min(float(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdigit() else usual


def _why(failure: BaseException) -> str:
    """Why there is no answer, in words of one line."""
    reason = failure.reason if isinstance(failure, MaxRetryError) and failure.reason else failure
    if isinstance(reason, SSLError):
        return f"sambungan aman gagal ({reason})"
    if isinstance(reason, urllib3.exceptions.NameResolutionError):
        return "nama host tidak dikenal"
    if "refused" in str(reason).lower():  # urllib3 counts it among what took too long
        return "sambungan ditolak"
    if isinstance(reason, (ReadTimeoutError, TimeoutError, urllib3.exceptions.ConnectTimeoutError)):
        return "tidak menjawab dalam waktunya"
    return f"sambungan terputus ({type(reason).__name__})"
