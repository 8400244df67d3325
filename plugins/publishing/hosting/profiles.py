"""The hosts that Suluh knows: what each allows, and which files make it keep the promises.

Limits are those that the hosts themselves publish (read in 2026); a host whose limits are not known has none here.
"""

from __future__ import annotations

from msgspec import Struct

_GB = 1_000_000_000
_MIB = 1_048_576


class Host(Struct, frozen=True):
    """A host or server. Sizes are bytes; ``None`` where it sets no limit or none is known.

    ``largest_push`` is the largest file that its git server takes. ``headers`` tells whether it lets the site set
    headers; without, the policy in each page is all there is.
    """

    key: str
    label: str
    site_size: int | None = None
    files: int | None = None
    file_size: int | None = None
    largest_push: int | None = None
    redirects: int | None = None
    headers: bool = False
    precompressed: bool = False


HOSTS = (
    Host("github-pages", "GitHub Pages", site_size=_GB, largest_push=100 * _MIB),
    Host("gitlab-pages", "GitLab Pages", site_size=_GB, files=200_000, precompressed=True),
    Host("codeberg-pages", "Codeberg Pages"),
    Host(
        "cloudflare-pages",
        "Cloudflare Pages",
        files=20_000,
        file_size=25 * _MIB,
        redirects=2_000,
        headers=True,
    ),
    Host("netlify", "Netlify", headers=True),
    Host("nginx", "server sendiri dengan nginx", headers=True, precompressed=True),
    Host("caddy", "server sendiri dengan Caddy", headers=True, precompressed=True),
    Host("apache", "server sendiri atau hosting sewaan dengan Apache", headers=True),
)


def host_named(key: str) -> Host:
    """The host of a setting ``PUBLISH_HOST``. Raises `LookupError` for one that is not known."""
    for host in HOSTS:
        if host.key == key:
            return host
    raise LookupError(key)
