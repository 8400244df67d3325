"""What stands around the files: the certificate, the way from http to https, and the contact for reports (RFC 9116)."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from plugins.engine.problem import Problem
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.model import OK, Answer, Asker

CONTACT = ".well-known/security.txt"
_SOON = 14
_TIMEOUT = 15.0
_EXPIRES = re.compile(r"^Expires:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_HTTPS = 443


def certificate_problems(url: str, today: date) -> Iterator[Problem]:
    """A certificate that is not valid for the host, or ends soon; nothing where the URL is plain http."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        return
    try:
        ends = certificate_end(parts.hostname, parts.port or _HTTPS)
    except ssl.SSLError as failure:
        yield found.CERTIFICATE.at(parts.hostname, detail=getattr(failure, "verify_message", "") or failure.reason)
    except OSError as failure:
        yield found.NO_ANSWER.at(parts.hostname, detail=failure.strerror or type(failure).__name__)
    else:
        yield from ending_soon(parts.hostname, ends, today)


def ending_soon(host: str, ends: date, today: date) -> Iterator[Problem]:
    """A certificate that ends within two weeks: those that are renewed by themselves are renewed a month before."""
    days = (ends - today).days
    if days < _SOON:
        yield found.CERTIFICATE_SOON.at(host, until=ends.isoformat(), days=days)


def certificate_end(host: str, port: int, context: ssl.SSLContext | None = None) -> date:
    """The last day of the certificate that a host shows. Raises `OSError`, of which `ssl.SSLError` is one."""
    with (
        socket.create_connection((host, port), timeout=_TIMEOUT) as plain,
        (context or ssl.create_default_context()).wrap_socket(plain, server_hostname=host) as secured,
    ):
        shown = secured.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC).date()


def forwarding_problems(plain: Answer, host: str) -> Iterator[Problem]:
    """Plain http that is answered with the page itself; ``plain`` is the first answer to http, redirects followed."""
    if plain.status == OK:
        yield found.NOT_SECURE.at(host)


def contact_problems(asker: Asker, today: date) -> Iterator[Problem]:
    """The contact for reports of weaknesses: there, and not past its day."""
    answer = asker.get(CONTACT, 32_768)
    if answer.status != OK:
        yield found.CONTACT_MISSING.at(CONTACT)
        return
    yield from expiry_problems(answer.text, today)


def expiry_problems(text: str, today: date) -> Iterator[Problem]:
    """A contact that is past its day, or does not say one."""
    said = _EXPIRES.findall(text)
    try:
        (written,) = said
        until = datetime.fromisoformat(written)
    except ValueError:
        yield found.CONTACT_EXPIRED.at(CONTACT, detail="baris Expires tidak ada atau bukan tanggal")
        return
    if until.astimezone(UTC).date() < today:
        yield found.CONTACT_EXPIRED.at(CONTACT, detail=f"berlaku sampai {until.date().isoformat()}")
