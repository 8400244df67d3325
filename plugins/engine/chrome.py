"""What every page shows around its own content: who the site is, the ways through it, the alerts.

The chrome is the same frozen value for all pages of a build. A change in it renders every page anew.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.engine.policy import content_policy


class DateText(Struct, frozen=True):
    """A day or moment for machines (ISO 8601) and for readers (Indonesian words)."""

    iso: str
    text: str


class NavLink(Struct, frozen=True):
    """A link of the navigation: words and an address inside the site, or a full outside URL."""

    title: str
    address: str


class NavGroup(Struct, frozen=True):
    """A headed group of links in the footer."""

    title: str
    links: tuple[NavLink, ...]


class Identity(Struct, frozen=True):
    """The office that publishes the site, as `pelicanconf.py` names it.

    ``sample`` is true for the demonstration office, which does not exist; the theme then says so.
    ``url`` is the public address of the site without a final slash; ``region`` a Kemendagri code or "". ``colour`` and
    ``colour_dark`` are what a browser paints its frame with; `plugins.engine.palette` has all the others.
    """

    name: str
    office: str
    office_short: str
    tagline: str
    url: str
    region: str
    street: str
    city: str
    postal_code: str
    email: str
    phone: str
    hours: str
    sample: bool
    colour: str
    colour_dark: str


class Alert(Struct, frozen=True):
    """A running public alert (informasi serta merta) shown on every page while it holds."""

    title: str
    summary: str
    address: str
    until: DateText | None


class Chrome(Struct, frozen=True):
    """Identity, navigation and alerts, with the addresses that templates link to by name.

    ``stylesheet`` is the style sheet's address with its version query, ``policy`` the Content-Security-Policy.
    ``complaint_url`` is SP4N-LAPOR!; ``search_address`` is empty where nothing searches the site. It holds no date: the
    days that pass change no page that says nothing of them.
    """

    identity: Identity
    navigation: tuple[NavLink, ...]
    footer: tuple[NavGroup, ...]
    alerts: tuple[Alert, ...]
    stylesheet: str
    icon: str
    complaint_name: str
    complaint_url: str
    information_address: str
    objection_address: str
    search_address: str
    policy: str = content_policy()
