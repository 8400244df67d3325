"""What a page may load, run and send: the site's Content-Security-Policy, from one place.

Everything is refused that is not named here, so that a script, style or picture that slipped into a text stays dead.
The policy stands in every page as a meta element, since not every host lets an office set headers; host files say the
same and add what only a header can (CSP Level 3, W3C).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

Directives = Mapping[str, tuple[str, ...]]

_SELF = "'self'"
_NONE = ("'none'",)

_SITE: Directives = {
    "default-src": _NONE,
    "style-src": (_SELF,),
    "img-src": (_SELF,),
    # The search script and the shards of its index; data blocks (JSON-LD) are not scripts and need no leave.
    "script-src": (_SELF,),
    "form-action": (_SELF,),
    "base-uri": _NONE,
}


class Reading(Enum):
    """How the pages of a build reach the reader."""

    SERVED = "served"
    """From a web server, at a domain or below a path."""
    FILE = "file"
    """From a folder or a stick: a page has no origin there, and browsers differ on what is its own."""
    PREVIEW = "preview"
    """From the editor's own machine, where a script waits for the next build."""


def content_policy(reading: Reading = Reading.SERVED) -> str:
    """The policy for the meta element of every page.

    >>> content_policy().split("; ")[:2]
    ["default-src 'none'", "style-src 'self'"]
    """
    return _written(_allowed(reading))


def header_policy() -> str:
    """The policy for the header of a host, which also says that no other site may frame the pages."""
    return _written({**_SITE, "frame-ancestors": _NONE})


def _allowed(reading: Reading) -> Directives:
    if reading is Reading.FILE:
        return {name: (*sources, "file:") if _SELF in sources else sources for name, sources in _SITE.items()}
    if reading is Reading.PREVIEW:
        return {**_SITE, "connect-src": (_SELF,)}
    return _SITE


def _written(directives: Directives) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
