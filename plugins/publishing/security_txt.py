"""``/.well-known/security.txt``: whom to tell about a weakness of the site (RFC 9116)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from plugins.engine.config import SiteConfig
from plugins.engine.problem import Problem
from plugins.publishing import problems as found

ADDRESS = ".well-known/security.txt"
MOST_DAYS = 365
"""RFC 9116, 2.5.5: less than a year ahead."""
NEAR_DAYS = 30
_MONTHS_AHEAD = 7


def contact_of(config: SiteConfig) -> str:
    """The URI to report to, of the settings alone; "" where they name none."""
    written = config.settings.security_contact
    return written or (f"mailto:{config.identity.email}" if config.identity.email else "")


def expiry_of(config: SiteConfig) -> date | None:
    """The day on which the file ends to hold: the one that is set, else the first of a month half a year ahead.

    A day that follows from the month alone leaves the file as it is between two nights. ``None`` for no date.
    """
    written = config.settings.security_expires
    if not written:
        months = config.today.year * 12 + config.today.month - 1 + _MONTHS_AHEAD
        return date(months // 12, months % 12 + 1, 1)
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def problems_of(config: SiteConfig) -> tuple[Problem, ...]:
    """What is wrong with the settings of the file on the build date."""
    if not contact_of(config):
        return (found.SECURITY_NO_CONTACT.at("pelicanconf.py"),)
    day, today = expiry_of(config), config.today
    shown = config.settings.security_expires
    if day is None:
        return (found.SECURITY_FAR.at("pelicanconf.py", day=shown, detail="tanggal itu tidak ada"),)
    left = (day - today).days
    if left <= 0:
        return (found.SECURITY_PAST.at("pelicanconf.py", day=shown, today=today.isoformat()),)
    if left >= MOST_DAYS:
        return (found.SECURITY_FAR.at("pelicanconf.py", day=shown, detail=f"itu {left} hari sesudah tanggal bangun"),)
    if left <= NEAR_DAYS:
        return (found.SECURITY_NEAR.at("pelicanconf.py", day=shown, days=left),)
    return ()


def security_txt(config: SiteConfig) -> bytes:
    r"""The file, or no bytes where it cannot be written; `problems_of` tells why.

    The address counts for the whole host: a site below a path hands the file to whoever keeps the root of the host.
    """
    contact, day = contact_of(config), expiry_of(config)
    if not contact or day is None:
        return b""
    moment = datetime.combine(day, time.min, config.zone) - timedelta(seconds=1)
    lines = (
        f"Contact: {contact}",
        f"Expires: {moment.isoformat()}",
        "Preferred-Languages: id",
        f"Canonical: {config.absolute(ADDRESS)}",
    )
    return "".join(f"{line}\n" for line in lines).encode()
