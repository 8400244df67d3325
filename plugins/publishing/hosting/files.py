"""The files that make each host keep the promises: in the published folder, and beside it for one's own server.

Those in the folder are instructions for the host and no content: hosts do not serve them, so the manifest, which
anyone can check from outside, does not name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.publishing.hosting import apache, caddy, nginx, underscore
from plugins.publishing.hosting.model import Hosting
from plugins.publishing.hosting.profiles import Host

INSIDE = frozenset({"_headers", "_redirects", apache.FILE, ".nojekyll", "CNAME", ".domains"})
"""Names in a published folder that are instructions for the host."""


def files_inside(hosting: Hosting, host: Host) -> Mapping[str, bytes]:
    """The files that a host reads from the published folder itself, by name."""
    said: dict[str, str] = {}
    if host.key in {"cloudflare-pages", "netlify"}:
        said["_headers"] = underscore.headers_text(hosting)
        forced = "!" if host.key == "netlify" else ""
        said["_redirects"] = underscore.redirects_text(hosting, host.redirects, forced=forced)
    elif host.key == "apache":
        said[apache.FILE] = apache.htaccess(hosting)
    return {name: text.encode() for name, text in said.items() if text}


def files_beside(hosting: Hosting, host: Host, folder: Path, place: Path) -> Mapping[str, bytes]:
    """The files for one's own server that lie in ``place``; ``folder`` is where it finds the published files."""
    said: dict[str, str] = {}
    if host.key == "nginx":
        said[nginx.INCLUDED] = nginx.included(hosting, str(folder))
        said["nginx-contoh.conf"] = nginx.server_example(hosting, str(place / nginx.INCLUDED))
    elif host.key == "caddy":
        said[caddy.FILE] = caddy.caddyfile(hosting, str(folder))
    return {name: text.encode() for name, text in said.items()}
