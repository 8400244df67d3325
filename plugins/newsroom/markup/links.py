"""What a link in the text means: a page of the site, a file of the content folder, a place in the text, or outside.

Accepts what editors and existing Pelican content write: ``{filename}a.md``, ``{static}a.pdf``, ``{attach}…``,
``{index}``, ``{tag}…``, the old ``|filename|``, relative names, ``/absolute/addresses/`` and full addresses of the
own site. Pure: whether a target exists is checked later, from `Body.references`.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from plugins.engine.problem import ProblemKind
from plugins.newsroom.body_problems import (
    LINK_EMPTY,
    LINK_INVALID,
    LINK_OUT_OF_CONTENT,
    LINK_PLACEHOLDER,
    LINK_SCHEME,
    LINK_UNCLEAR,
)
from plugins.newsroom.slugs import slugged

SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo"})
FILE_WORDS = frozenset({"filename", "static", "attach"})
ADDRESS_WORDS = {"author": "penulis", "category": "kategori", "tag": "tag"}
PLACEHOLDERS = ("attach", "author", "category", "filename", "index", "static", "tag")
# Front matter names files from the content folder (``media/2025/a.jpg``); the text may do the same.
FROM_CONTENT = ("media/",)

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_PLACEHOLDER = re.compile(r"(?:\{([\w-]+)\}|\|([\w-]+)\|)(.*)", re.DOTALL)
_IGNORED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_DOMAIN = re.compile(r"(?:www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:id|com|org|net|info)(?:[/?#:]\S*)?)", re.IGNORECASE)
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~-._"


class Inside(Struct, frozen=True):
    """A target inside the site, as `plugins.newsroom.body.Reference` has it: ``berita/2025/a/`` or ``@media/a.pdf``."""

    target: str


class Place(Struct, frozen=True):
    """A place in the same document; ``fragment`` as written, decoded."""

    fragment: str


class Outside(Struct, frozen=True):
    """A link that leaves the site: a full web address, or mailto, tel and geo."""

    url: str

    @property
    def web(self) -> bool:
        """Whether it is another site, rather than a way to write or call."""
        return self.url.startswith(("http:", "https:"))


class Refused(Struct, frozen=True):
    """A link that cannot stand, with the problem's kind and the values of its message."""

    kind: ProblemKind
    values: tuple[tuple[str, str], ...] = ()


Link = Inside | Place | Outside | Refused


def read_link(href: str, *, file: str, site_url: str) -> Link:
    r"""What ``href``, decoded from the HTML, means in a document at ``file`` below the content folder.

    ``site_url`` is the site's own address with or without a path, or "". Whitespace and control characters that
    browsers ignore in addresses are ignored (WHATWG URL standard, section 4.4), so that ``java\nscript:`` is seen.
    """
    written = _IGNORED.sub("", href).strip(_EDGES)
    if not written:
        return Refused(LINK_EMPTY)
    if written.startswith("#"):
        fragment = unquote(written[1:])
        return Place(fragment) if fragment else Refused(LINK_EMPTY)
    slashed = written.replace("\\", "/")
    if slashed.startswith("//"):
        return _outside("https:" + slashed, site_url)
    if match := _SCHEME.match(written):
        scheme = match.group(1).lower()
        if scheme not in SCHEMES:
            return Refused(LINK_SCHEME, (("target", written), ("scheme", scheme + ":")))
        return _outside(written, site_url)
    if _SCHEME.match(unquote(written).strip(_EDGES)):
        return Refused(LINK_SCHEME, (("target", written), ("scheme", "alamat yang disamarkan")))
    if match := _PLACEHOLDER.fullmatch(unquote(slashed) if slashed.startswith("%7") else slashed):
        return _placeholder(match.group(1) or match.group(2), match.group(3), written, file)
    if slashed.startswith("/"):
        path, tail = _split(slashed)
        if path.endswith(".md"):
            return _file(path, tail, written, file)
        return _address(path, tail, written)
    return _relative(slashed, written, file)


def _placeholder(word: str, rest: str, written: str, file: str) -> Link:
    name = word.lower()
    path, tail = _split(rest)
    if name in FILE_WORDS:
        return _file(path, tail, written, file)
    if name == "index":
        return Inside(tail)
    if name in ADDRESS_WORDS and (slug := slugged(unquote(path))):
        return Inside(f"{ADDRESS_WORDS[name]}/{slug}/{tail}")
    return Refused(LINK_PLACEHOLDER, (("name", word), ("target", written)))


def _relative(path_and_tail: str, written: str, file: str) -> Link:
    path, tail = _split(path_and_tail)
    name = posixpath.basename(path)
    if _DOMAIN.fullmatch(path) or "@" in path or not name.strip(".") or "." not in name.strip("."):
        return Refused(LINK_OUT_OF_CONTENT if _escapes(path, file) else LINK_UNCLEAR, (("target", written),))
    if path.startswith(FROM_CONTENT):
        path = "/" + path
    return _file(path, tail, written, file)


def _split(text: str) -> tuple[str, str]:
    """The path, and the query and fragment that follow it."""
    cut = min((at for at in (text.find("?"), text.find("#")) if at >= 0), default=len(text))
    return text[:cut], text[cut:]


def _joined(path: str, file: str) -> str:
    decoded = unquote(path).replace("\\", "/")
    if decoded.startswith("/"):
        return posixpath.normpath(decoded.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), decoded))


def _escapes(path: str, file: str) -> bool:
    joined = _joined(path, file)
    return joined == ".." or joined.startswith("../")


def _file(path: str, tail: str, written: str, file: str) -> Link:
    if _escapes(path, file):
        return Refused(LINK_OUT_OF_CONTENT, (("target", written),))
    joined = _joined(path, file)
    if not path or joined == "." or any(ord(char) < 0x20 for char in joined):  # noqa: PLR2004 - C0 controls
        return Refused(LINK_UNCLEAR, (("target", written),))
    named = joined.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
    return Inside(f"@{named}{tail}")


def _address(path: str, tail: str, written: str) -> Link:
    decoded = unquote(path).replace("\\", "/").lstrip("/")
    normal = posixpath.normpath(decoded) if decoded else ""
    if normal == ".." or normal.startswith("../"):
        return Refused(LINK_OUT_OF_CONTENT, (("target", written),))
    if normal == ".":
        normal = ""
    slash = "/" if normal and decoded.endswith(("/", "/.", "/..")) else ""
    return Inside(quote(normal, safe="/~@!$&'()*+,;=-._:") + slash + tail)


def _outside(url: str, site_url: str) -> Link:
    encoded = quote(url, safe=_URL_SAFE)
    scheme = url.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        return Outside(encoded) if url.partition(":")[2].strip() else Refused(LINK_INVALID, (("target", url),))
    after = url[len(scheme) + 1 :].replace("\\", "/").lstrip("/")
    try:
        parts = urlsplit(f"{scheme}://{after}")
        host, port = parts.hostname or "", parts.port
        netloc = parts.netloc.encode("ascii", "ignore").decode() and parts.netloc
    except ValueError:
        return Refused(LINK_INVALID, (("target", url),))
    if not host or not re.fullmatch(r"[\w.\-\[\]:]+", host):
        return Refused(LINK_INVALID, (("target", url),))
    own = urlsplit(site_url)
    if own.hostname == host and own.port == port:
        base = own.path.rstrip("/") + "/"
        path = parts.path or "/"
        if (path if path.endswith("/") else path + "/").startswith(base):
            tail = ("?" + parts.query if parts.query else "") + ("#" + parts.fragment if parts.fragment else "")
            return _address(path[len(base) - 1 :], tail, url)
    path = quote(after[len(netloc) :], safe=_URL_SAFE)
    return Outside(f"{scheme}://{netloc}{path}")
