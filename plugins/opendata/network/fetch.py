"""Fetching a few files from another site: politely, within bounds of size and time, and from that site only.

One request after another to a host, with a pause between; HTTPS certificates are checked; a redirect is followed only
within the same host. Whatever goes wrong is a `ForeignError` with the reason in Indonesian.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError, LocationParseError

from plugins.engine.words import size_text
from plugins.opendata.network.checked import ForeignError

TIMEOUT = urllib3.Timeout(connect=8.0, read=15.0)
"""Seconds that a host may take to answer, and to send the next piece."""
WHOLE = 90.0
"""Seconds for all files of one site together."""
PAUSE = 0.2
_REDIRECTS = 3
_TRIES = 2
_AGAIN = frozenset((429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))
_FINE = 200
_BLOCK = 1 << 16


@dataclass(slots=True)
class Visitor:
    """Fetches the files of one site; ``agent`` names who asks. ``pause`` is in seconds."""

    agent: str
    pause: float = PAUSE
    whole: float = WHOLE
    _pool: urllib3.PoolManager = field(init=False)
    _ends: float = field(init=False)
    _asked: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._pool = urllib3.PoolManager(retries=False, timeout=TIMEOUT, maxsize=1)
        self._ends = time.monotonic() + self.whole

    def get(self, url: str, limit: int) -> bytes:
        """The bytes at an address, at most ``limit``. Raises `ForeignError`."""
        for left in reversed(range(_TRIES)):
            answer = self._once(url, limit)
            if isinstance(answer, bytes):
                return answer
            if not left or not answer.again:
                raise ForeignError(answer.why)
        raise ForeignError("tidak menjawab")

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.clear()

    def _once(self, url: str, limit: int) -> bytes | _Failed:
        host = urlsplit(url).hostname
        for _ in range(_REDIRECTS + 1):
            if time.monotonic() > self._ends:
                raise ForeignError(f"lebih lama dari {self.whole:.0f} detik")
            if self._asked:
                time.sleep(self.pause)
            self._asked = True
            try:
                response = self._pool.request(
                    "GET", url, headers={"User-Agent": self.agent, "Accept-Encoding": "gzip"}, redirect=False,
                    preload_content=False,
                )  # fmt: skip
                try:
                    if response.status not in _MOVED:
                        return self._body(response, limit)
                    url = self._next(url, response.headers.get("Location", ""), host)
                finally:
                    response.release_conn()
                    response.close()
            except (HTTPError, LocationParseError, OSError, ValueError) as failure:
                if isinstance(failure, ForeignError):
                    raise
                return _Failed(_said(failure), again=True)
        raise ForeignError("dialihkan terlalu sering")

    def _body(self, response: urllib3.BaseHTTPResponse, limit: int) -> bytes | _Failed:
        if response.status != _FINE:
            return _Failed(f"jawaban {response.status}", again=response.status in _AGAIN)
        parts, size = [], 0
        for part in response.stream(_BLOCK, decode_content=True):  # counted unpacked: a packed bomb stays small
            size += len(part)
            if size > limit:
                raise ForeignError(f"lebih besar dari {size_text(limit)}")
            if time.monotonic() > self._ends:
                raise ForeignError(f"lebih lama dari {self.whole:.0f} detik")
            parts.append(part)
        return b"".join(parts)

    @staticmethod
    def _next(url: str, location: str, host: str | None) -> str:
        """Where a redirect leads. Raises `ForeignError` where that is another host, or back from HTTPS."""
        target = urljoin(url, location)
        parts, old = urlsplit(target), urlsplit(url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and old.scheme == "http")
        if not location or parts.hostname != host or not safe:
            raise ForeignError("dialihkan ke situs lain")
        return target


class _Failed(Struct, frozen=True):
    why: str
    again: bool


def _said(failure: Exception) -> str:
    """What went wrong, without the library's own words."""
    text = f"{type(failure).__name__} {failure}"
    for fragment, meaning in (
        ("NameResolution", "nama situs tidak dikenal"),
        ("getaddrinfo", "nama situs tidak dikenal"),
        ("CERTIFICATE", "sertifikat HTTPS tidak sah"),
        ("SSL", "sambungan HTTPS gagal"),
        ("Timeout", "tidak menjawab tepat waktu"),
        ("timed out", "tidak menjawab tepat waktu"),
        ("refused", "sambungan ditolak"),
        ("IncompleteRead", "sambungan terputus di tengah"),
        ("Decode", "isinya rusak"),
    ):
        if fragment in text:
            return meaning
    return "tidak dapat dihubungi"
