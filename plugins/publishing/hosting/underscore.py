"""``_headers`` and ``_redirects``: plain files in the site's root that Cloudflare Pages and Netlify read."""

from __future__ import annotations

from plugins.publishing.hosting.model import RULES, Hosting

MOST_RULES, LONGEST_LINE = 100, 2000
"""Cloudflare: rules in ``_headers``, and characters in one of its lines."""
LONGEST_REDIRECT = 1000
"""Cloudflare: characters of one redirect."""


def headers_text(hosting: Hosting) -> str:
    """``_headers``: every header for all, then how long each kind is kept.

    Both hosts let caches ask each time (``max-age=0, must-revalidate``) unless told otherwise, which is what pages are
    promised. No two rules set the same header, since both hosts would join them.
    """
    lines = [f"{hosting.base}*", *(f"  {name}: {value}" for name, value in hosting.headers)]
    for rule in RULES:
        for end in rule.endings:
            lines += [f"{hosting.base}*.{end}", f"  Cache-Control: {rule.value}"]
    return "\n".join(lines) + "\n"


def redirects_text(hosting: Hosting, most: int | None, *, forced: str = "") -> str:
    """``_redirects``: one line a redirect, at most ``most`` of them; the pages themselves lead on for the rest.

    ``forced`` is what a host wants behind the status to redirect although a file is there (Netlify: ``!``).
    """
    lines = []
    for one in hosting.redirects:
        line = f"{hosting.path(one.address)} {hosting.url(one)} 301{forced}"
        if len(line) <= LONGEST_REDIRECT:
            lines.append(line)
    return "".join(f"{line}\n" for line in lines[:most])
