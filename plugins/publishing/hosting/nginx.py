"""nginx: a file to include in a ``server`` block, and an example of such a block."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from plugins.publishing.hosting.model import ALWAYS_ASK, ERROR_PAGE, INDEX, RULES, Hosting, has_charset
from plugins.publishing.media_types import UNKNOWN, types_by_kind

INCLUDED = "nginx-suluh.conf"


def included(hosting: Hosting, folder: str) -> str:
    """What belongs into the ``server`` block of the site; ``folder`` is the absolute path of the published files.

    A file of its own, so that what the office or Certbot writes into the block stays when the site is published anew.
    """
    return "\n".join(_lines(hosting, folder.rstrip("/"))) + "\n"


def server_example(hosting: Hosting, snippet: str) -> str:
    """A ``server`` block to begin with; ``snippet`` is the absolute path of the included file."""
    return f"""\
# Salin sekali ke /etc/nginx/sites-available/, sesuaikan, lalu aktifkan. Penerbitan tidak mengubah salinan itu.
# Sertifikat https: certbot --nginx -d {hosting.host}
server {{
    listen 80;
    listen [::]:80;
    server_name {hosting.host};
    server_tokens off;
    include {_quoted(snippet)};
}}
"""


def _lines(hosting: Hosting, folder: str) -> Iterator[str]:
    base = hosting.base
    headers = [f"add_header {name} {_quoted(value)} always;" for name, value in hosting.headers]
    yield "# Ditulis Suluh setiap kali situs diterbitkan; jangan diubah di sini. Sertakan di blok server."
    yield "# Bila isinya berubah: nginx -t && nginx -s reload"
    yield from headers
    yield "charset utf-8;"
    kinds = types_by_kind()
    yield f"charset_types {' '.join(kind for kind in kinds if has_charset(kind) and kind != 'text/html')};"
    yield "types {"
    for kind, endings in kinds.items():
        yield f"    {kind} {' '.join(endings)};"
    yield "}"
    yield f"default_type {UNKNOWN};"
    yield "autoindex off;"
    if base != "/":
        yield f"location = {_quoted(base.rstrip('/'))} {{ return 301 {_quoted(base)}; }}"
    for one in hosting.redirects:
        # nginx compares with the decoded path, and sends the target as it stands here.
        yield f"location = {_quoted(base + unquote(one.address))} {{ return 301 {_quoted(hosting.url(one))}; }}"
    yield f"location ^~ {_quoted(base)} {{"
    yield f"    alias {_quoted(folder + '/')};"
    yield f"    index {INDEX};"
    yield "    gzip_static on;"
    yield "    gzip_vary on;"
    yield "    absolute_redirect off;"
    yield f"    error_page 404 {_quoted(base + ERROR_PAGE)};"
    yield f"    error_page 403 =404 {_quoted(base + ERROR_PAGE)};  # a folder without a page of its own"
    yield "    expires -1;"
    for rule in RULES:
        yield rf"    location ~* \.(?:{'|'.join(rule.endings)})$ {{ expires {rule.seconds}; }}"
    yield "}"
    # The page for what is not there: `expires` does not reach it, and one add_header hides those of the server.
    yield f"location = {_quoted(base + ERROR_PAGE)} {{"
    yield "    internal;"
    yield f"    alias {_quoted(f'{folder}/{ERROR_PAGE}')};"
    yield "    gzip_static on;"
    yield "    gzip_vary on;"
    yield from (f"    {line}" for line in headers)
    yield f"    add_header Cache-Control {ALWAYS_ASK} always;"
    yield "}"


def _quoted(text: str) -> str:
    r"""A word of nginx's configuration.

    >>> _quoted('a "b"')
    '"a \\"b\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
