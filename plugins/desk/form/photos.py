"""The photos of an issue: found in its text with their descriptions, and fetched from the service's own hosts only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from msgspec import Struct

from plugins.desk.starting.place import clean
from plugins.media.pictures_sniff import HEAD, sniff
from plugins.media.privacy import NotCleanableError, cleaned

MOST = 10
"""Photos of one issue."""
LARGEST = 15_000_000
"""Bytes of one photo; a phone makes some five million."""

_ASSET = re.compile(r"https://github\.com/user-attachments/assets/[0-9a-fA-F-]{8,64}")
_FURTHER = re.compile(
    r"(?:[a-z0-9-]+\.githubusercontent\.com|github-production-user-asset-[a-z0-9]+\.s3\.amazonaws\.com)"
)
"""Where the service itself sends a request for an attachment on to."""

_MARKDOWN = r"!\[(?P<alt>[^\]\n]{0,500})\]\((?P<url>[^)\s]{1,500})(?:\s+\"[^\"\n]*\")?\)"
_HTML = r"<img\b(?P<inside>[^>]{0,1500})>"
_PICTURE = re.compile(f"{_MARKDOWN}|{_HTML}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(alt|src)\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_NO_ALT = re.compile(
    r"(?:image|img|gambar|foto|photo|screenshot|whatsapp image)?[\s\d_.()-]*(?:\.\w{3,4})?", re.IGNORECASE
)
_SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}

Fetch = Callable[[str], bytes]


class FetchError(Exception):
    """A photo that cannot be taken over; the message tells the editor why."""


class Attached(Struct, frozen=True):
    """A picture in a text: its address, its description or nothing, and where its Markdown stands."""

    url: str
    alt: str
    start: int
    end: int

    @property
    def own(self) -> bool:
        """Whether it is an attachment of the service, the only pictures that are fetched."""
        return _ASSET.fullmatch(self.url) is not None


def attached(text: str) -> tuple[Attached, ...]:
    """Every picture of a text. Where its own description says nothing, the words on the line behind it count."""
    pictures = list(_PICTURE.finditer(text))
    ends = [match.start() for match in pictures[1:]] + [len(text)]
    return tuple(_read(match, text[match.end() : end]) for match, end in zip(pictures, ends, strict=False))


def _read(match: re.Match[str], behind: str) -> Attached:
    alt, url = match["alt"] or "", match["url"] or ""
    if match["inside"] is not None:
        told = {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(match["inside"])}
        alt, url = told.get("alt", ""), told.get("src", "")
    if _NO_ALT.fullmatch(alt.strip()):
        alt = next((line for line in behind.split("\n") if line.strip()), "")
    return Attached(url, clean(re.sub(r"[\[\]<>`*]", "", alt))[:300], match.start(), match.end())


def photo_bytes(url: str, fetch: Fetch) -> tuple[bytes, str]:
    """A photo's bytes without position and device data, and its suffix. Raises `FetchError`."""
    data = fetch(url)
    kind = sniff(data[:HEAD])
    if kind not in _SUFFIX:
        raise FetchError("bukan foto JPEG, PNG, atau WebP")
    try:
        return cleaned(data), _SUFFIX[kind]
    except NotCleanableError as failure:
        raise FetchError("berkasnya rusak") from failure


def fetch_attachment(url: str) -> bytes:
    """The bytes behind an attachment's address, at most `LARGEST`. Raises `FetchError`."""
    if not _ASSET.fullmatch(url):
        raise FetchError("bukan lampiran formulir ini")
    try:
        with build_opener(_OwnHosts).open(Request(url, headers={"User-Agent": "suluh"}), timeout=30) as answer:  # noqa: S310
            data: bytes = answer.read(LARGEST + 1)
    except (URLError, OSError, ValueError) as failure:
        raise FetchError("tidak dapat diambil") from failure
    if len(data) > LARGEST:
        raise FetchError(f"lebih besar dari {LARGEST // 1_000_000} MB")
    return data


class _OwnHosts(HTTPRedirectHandler):
    """Follows a redirect to the service's own storage, and nowhere else."""

    def redirect_request(self, req: Request, *rest: object) -> Request | None:
        """The next request, or none. Raises `URLError` for a foreign host."""
        url = str(rest[-1])
        if not may_follow(url):
            raise URLError("foreign host")
        return super().redirect_request(req, *rest)  # type: ignore[arg-type]


def may_follow(url: str) -> bool:
    """Whether a redirect leads to the service's own storage.

    >>> may_follow("https://objects.githubusercontent.com/x"), may_follow("https://githubusercontent.com.jahat.example/")
    (True, False)
    """
    try:
        parts = urlsplit(url)
        plain = parts.scheme == "https" and parts.port in {None, 443} and "@" not in parts.netloc
    except ValueError:
        return False
    return plain and _FURTHER.fullmatch(parts.hostname or "") is not None


def without(text: str, pictures: Sequence[Attached], instead: Sequence[str]) -> str:
    """A text with other words in the place of each of its pictures."""
    for picture, words in sorted(zip(pictures, instead, strict=True), key=lambda pair: -pair[0].start):
        text = text[: picture.start] + words + text[picture.end :]
    return text
