"""What a check asks, what it is answered, and what it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote

from msgspec import Struct, field

from plugins.engine.problem import Problem, Severity
from plugins.publishing.manifest import Manifest

INDEX = "index.html"
HTML = "text/html"
OK, NOT_FOUND = 200, 404
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Persona(Struct, frozen=True):
    """Whom a request pretends to come from: ``label`` for the report, the agent, and the page it says to come from."""

    label: str
    agent: str
    referrer: str = ""


PLAIN = Persona("pemeriksa", "Mozilla/5.0 (compatible; SuluhVerify/1)")
_CHROME = "AppleWebKit/537.36 (KHTML, like Gecko)"
_DESKTOP = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_CHROME} Chrome/126.0.0.0 Safari/537.36"
_MOBILE = f"Mozilla/5.0 (Linux; Android 10; K) {_CHROME} Chrome/126.0.0.0 Mobile Safari/537.36"
CRAWLER = Persona("perayap Google", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
OTHERS = (
    CRAWLER,
    Persona("pengunjung dari mesin pencari", _DESKTOP, "https://www.google.co.id/"),
    Persona("ponsel", _MOBILE),
    Persona("ponsel dari mesin pencari", _MOBILE, "https://www.google.com/"),
    Persona("perayap Bing", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"),
    Persona("komputer", _DESKTOP),
    Persona("pengunjung dari Facebook", _MOBILE, "https://m.facebook.com/"),
)
"""Those to whom hacked sites show other pages, the likeliest first."""


class Answer(Struct, frozen=True):
    """What a host answered: status, headers with names in small letters, the body as far as it was read.

    ``whole`` is false where the body is longer than was allowed for. ``away`` is the outside URL that the host sends
    on to, which is never asked; ``failure`` says in Indonesian why there is no answer, and the status then is 0.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True
    away: str = ""
    failure: str = ""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the body in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def kind(self) -> str:
        """The media type without parameters, in small letters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text; what is not UTF-8 is replaced."""
        return self.body.decode("utf-8", "replace")


class Asker(Protocol):
    """Asks a site for paths below its root, politely; safe to use from several threads."""

    base: str

    def get(self, path: str, limit: int, persona: Persona = PLAIN, host: str = "") -> Answer:
        """The answer for a path (percent-encoded, without leading slash), its body read up to ``limit`` bytes.

        ``host`` asks the same server under another name.
        """


class Seen(Struct, frozen=True):
    """What a check has in hand: the manifest it compares with, or ``None``, and the names it lists."""

    manifest: Manifest | None
    names: frozenset[str]

    def lists(self, path: str) -> bool:
        """Whether a path (decoded, without query) is one of the published files."""
        return (
            path in self.names
            or (f"{path}{INDEX}" if not path or path.endswith("/") else f"{path}/{INDEX}") in self.names
        )


class Report(Struct):
    """What came of a check: how much was looked at, what was found, and what could not be looked at.

    ``left_out`` tells in Indonesian what was not checked and why. ``finished`` is false where the check was broken off.
    """

    target: str
    manifest: Manifest | None = None
    trusted: bool = False
    checked: int = 0
    resumed: int = 0
    personas: int = 0
    probes: int = 0
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    finished: bool = True

    @property
    def exit_code(self) -> int:
        """0: as published; 1: tampering or another error; 2: only weaknesses; 3: the check was broken off."""
        if any(problem.severity is Severity.ERROR for problem in self.problems):
            return 1
        if not self.finished:
            return 3
        return 2 if any(problem.severity is Severity.WARNING for problem in self.problems) else 0


def path_of(name: str) -> str:
    """The path that answers for a published file, percent-encoded: a page is asked for as readers do.

    >>> path_of("berita/2025/é/index.html"), path_of("index.html"), path_of("404.html")
    ('berita/2025/%C3%A9/', '', '404.html')
    """
    shown = name.removesuffix(INDEX) if name == INDEX or name.endswith(f"/{INDEX}") else name
    return quote(shown)
