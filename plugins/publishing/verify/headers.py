"""Whether answers carry the headers that the host files promise, and none that do harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct, field

from plugins.engine.problem import Problem
from plugins.publishing.hosting.model import Hosting, promised
from plugins.publishing.manifest import Listed
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.model import HTML, Answer

_STRICT = "Strict-Transport-Security"
_STRICTER_REFERRERS = frozenset({"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"})
_STRANGE = ("Set-Cookie", "Refresh", "Link", "X-Powered-By", "Clear-Site-Data")
_RISKY = frozenset({HTML, "application/xhtml+xml", "image/svg+xml", "text/javascript", "application/javascript"})
_TELLING = frozenset({HTML, "text/css", "image/svg+xml", "text/javascript"})
"""Files that a browser does not use at all where their type is wrong."""
_SAME = (
    frozenset({"text/xml", "application/xml", "application/atom+xml", "application/rss+xml", "application/rdf+xml"}),
    frozenset({"text/javascript", "application/javascript", "application/x-javascript"}),
)


class HeaderCheck(Struct):
    """Collects what is wrong with the headers of many answers, and tells each kind of fault once.

    ``site`` is the published address, ``url`` the one that is asked: over plain http nobody can promise https.
    """

    site: str
    url: str
    _missing: Counter[str] = field(default_factory=Counter)
    _wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    _strange: Counter[tuple[str, str]] = field(default_factory=Counter)
    _types: dict[str, tuple[str, str]] = field(default_factory=dict)

    def look(self, file: Listed, answer: Answer) -> None:
        """Look at one answer."""
        hosting = Hosting(self.site)
        wanted = promised(hosting, file.name)
        for name, _ in hosting.headers:
            if name == _STRICT and urlsplit(self.url).scheme != "https":
                continue
            said = answer.headers.get(name.lower())
            if said is None:
                self._missing[name] += 1
            elif not _keeps(name, said, wanted[name]):
                self._wrong[(name, said)] += 1
        for name in _STRANGE:
            if name.lower() in answer.headers:
                self._strange[(name, answer.headers[name.lower()])] += 1
        if not _right_type(file.type, answer):
            said = answer.headers.get("content-type", "(tidak disebut)")
            self._types[file.name] = (said, wanted["Content-Type"])

    def problems(self) -> Iterator[Problem]:
        """What was wrong, each fault once with the number of answers that had it."""
        for name, count in sorted(self._missing.items()):
            yield found.HEADER_MISSING.at("header", name=name, count=count)
        for (name, value), count in sorted(self._wrong.items()):
            yield found.HEADER_WRONG.at("header", name=name, value=value, count=count)
        for (name, value), count in sorted(self._strange.items()):
            yield found.HEADER_STRANGE.at("header", name=name, value=value, count=count)
        for file, (said, wanted) in sorted(self._types.items()):
            yield found.TYPE_WRONG.at(file, value=said, promised=wanted)


def _keeps(name: str, said: str, wanted: str) -> bool:
    """Whether a header's value keeps the promise; what is stricter does too, where that can be told.

    >>> _keeps("Strict-Transport-Security", "max-age=63072000; includeSubDomains", "max-age=31536000")
    True
    >>> _keeps("Content-Security-Policy", "default-src *", "default-src 'none'")
    False
    """
    if name == _STRICT:
        return _max_age(said) >= _max_age(wanted)
    if name == "Referrer-Policy":
        return said.strip().lower() in _STRICTER_REFERRERS
    if name == "Content-Security-Policy":
        return _directives(said) == _directives(wanted)
    if name == "Permissions-Policy":
        return {part.strip() for part in wanted.split(",")} <= {part.strip() for part in said.split(",")}
    return said.strip().lower() == wanted.lower()


def _directives(policy: str) -> Mapping[str, frozenset[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {words[0].lower(): frozenset(words[1:]) for words in parts if words}


def _max_age(value: str) -> int:
    for part in value.split(";"):
        name, _, number = part.strip().partition("=")
        number = number.strip('" ')
        if name.lower() == "max-age" and number.isascii() and number.isdigit():
            return int(number)
    return -1


def _right_type(promised_type: str, answer: Answer) -> bool:
    """Whether a file is sent as what it is. Servers know few types; wrong is what a browser would treat otherwise."""
    said = answer.kind
    if said == promised_type or any(said in same and promised_type in same for same in _SAME):
        if said != HTML:
            return True
        charset = answer.headers.get("content-type", "").lower().partition("charset=")[2].strip("\"' ;")
        return charset in {"", "utf-8", "utf8"}
    return said not in _RISKY and promised_type not in _TELLING
