"""Apache 2.4: an ``.htaccess`` for the site's root, for the rented hosting that many offices have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.publishing.hosting.model import ALWAYS_ASK, ERROR_PAGE, INDEX, RULES, Hosting, has_charset
from plugins.publishing.media_types import types_by_kind

FILE = ".htaccess"
_COMPRESSED = (
    *("text/html", "text/css", "text/javascript", "text/plain", "text/csv", "application/json"),
    *("application/ld+json", "application/xml", "application/atom+xml", "image/svg+xml"),
)


def htaccess(hosting: Hosting) -> str:
    """The promises for a server whose own configuration the office cannot change.

    What needs a module is in its ``IfModule``: a host without it serves the site all the same, and `inv verify` tells
    which promise is not kept.
    """
    return "\n".join(_lines(hosting)) + "\n"


def _lines(hosting: Hosting) -> Iterator[str]:
    yield "# Ditulis Suluh setiap kali situs diterbitkan; jangan diubah di sini."
    yield f"DirectoryIndex {INDEX}"
    yield "DirectorySlash On"
    yield "Options -Indexes -MultiViews"
    yield f"ErrorDocument 404 {hosting.base}{ERROR_PAGE}"
    yield f"ErrorDocument 403 {hosting.base}{ERROR_PAGE}"
    yield "AddDefaultCharset off"
    yield "<IfModule mod_mime.c>"
    for kind, endings in types_by_kind().items():
        dotted = " ".join(f".{end}" for end in endings)
        yield f"  AddType {kind} {dotted}"
        if has_charset(kind):
            yield f"  AddCharset utf-8 {dotted}"
    yield "</IfModule>"
    yield "<IfModule mod_headers.c>"
    for name, value in hosting.headers:
        # Two tables of headers: without the first line, a server that sets one itself would send it twice.
        yield f"  Header unset {name}"
        yield f"  Header always set {name} {_quoted(value)}"
    yield f"  Header set Cache-Control {ALWAYS_ASK}"
    for rule in RULES:
        yield rf'  <FilesMatch "\.(?i:{"|".join(rule.endings)})$">'
        yield f"    Header set Cache-Control {rule.value}"
        yield "  </FilesMatch>"
    yield "</IfModule>"
    yield "<IfModule mod_alias.c>"
    for one in hosting.redirects:
        # The directive compares with the decoded path.
        pattern = "^" + re.escape(hosting.base + unquote(one.address)) + "$"
        yield f"  RedirectMatch 301 {_quoted(pattern)} {_quoted(hosting.url(one))}"
    yield "</IfModule>"
    yield "<IfModule mod_deflate.c>"
    yield f"  AddOutputFilterByType DEFLATE {' '.join(_COMPRESSED)}"
    yield "</IfModule>"


def _quoted(text: str) -> str:
    r"""An argument of a directive.

    >>> _quoted('a "b"')
    '"a \\"b\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
