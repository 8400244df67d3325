"""Caddy 2: a block for the site, certificate included (Caddy gets it by itself)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from plugins.publishing.hosting.model import (
    ALWAYS_ASK,
    ERROR_PAGE,
    INDEX,
    RULES,
    Hosting,
    content_type,
)
from plugins.publishing.media_types import types_by_kind

FILE = "Caddyfile-suluh"


def caddyfile(hosting: Hosting, folder: str) -> str:
    """A site block to import into the ``Caddyfile``; ``folder`` is the absolute path of the published files."""
    return "\n".join(_lines(hosting, folder)) + "\n"


def _lines(hosting: Hosting, folder: str) -> Iterator[str]:
    base, port = hosting.base, hosting.site.split("://", 1)[1].split("/", 1)[0]
    yield "# Ditulis Suluh setiap kali situs diterbitkan; sertakan dengan `import` di Caddyfile."
    yield f"{'https' if hosting.secure else 'http'}://{port} {{"
    yield from _headers(hosting)
    lasting = " ".join(f"*.{end}" for rule in RULES for end in rule.endings)
    yield f"\t@lain not path {lasting}"
    yield f"\theader @lain Cache-Control {ALWAYS_ASK}"
    for rule in RULES:
        yield f"\t@{rule.name} path {' '.join(f'*.{end}' for end in rule.endings)}"
        yield f"\theader @{rule.name} Cache-Control {rule.value}"
    for number, (kind, endings) in enumerate(types_by_kind().items()):
        said = content_type(f"x.{endings[0]}")
        yield f"\t@jenis{number} path {' '.join(f'*.{end}' for end in endings)}"
        yield f"\theader @jenis{number} Content-Type {_quoted(said or kind)}"
    yield f"\t@halaman path {_quoted(base)} */"
    yield f"\theader @halaman Content-Type {_quoted(content_type(INDEX))}"
    for one in hosting.redirects:
        yield f"\tredir {_quoted(base + unquote(one.address))} {_quoted(hosting.url(one))} permanent"
    if base != "/":
        yield f"\tredir {base.rstrip('/')} {base} permanent"
    yield f"\thandle_path {base}* {{"
    yield f"\t\troot * {_quoted(folder)}"
    yield "\t\tfile_server {"
    yield "\t\t\tprecompressed gzip"
    yield "\t\t}"
    yield "\t}"
    yield "\thandle_errors {"  # an error forgets the headers that were set before it
    yield from (f"\t{line}" for line in _headers(hosting))
    yield f"\t\theader Content-Type {_quoted(content_type(ERROR_PAGE))}"
    yield f"\t\theader Cache-Control {ALWAYS_ASK}"
    yield f"\t\troot * {_quoted(folder)}"
    yield f"\t\trewrite * /{ERROR_PAGE}"
    yield "\t\tfile_server"
    yield "\t}"
    yield "}"


def _headers(hosting: Hosting) -> Iterator[str]:
    yield "\theader {"
    for name, value in hosting.headers:
        yield f"\t\t{name} {_quoted(value)}"
    yield "\t\t-Server"
    yield "\t}"


def _quoted(text: str) -> str:
    r"""A token of a Caddyfile; braces would be placeholders.

    >>> _quoted('a "b"')
    '"a \\"b\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{").replace("}", "\\}")
    return f'"{escaped}"'
