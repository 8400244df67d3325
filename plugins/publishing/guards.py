"""What must not happen by publishing: pages vanishing, addresses dying, limits passed, wrong alerts. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.page import output_name
from plugins.engine.problem import Problem
from plugins.engine.words import number_text, size_text
from plugins.publishing import problems_publish as found
from plugins.publishing.hosting.model import ERROR_PAGE, Hosting, dead_ends
from plugins.publishing.hosting.precompress import ENDING
from plugins.publishing.hosting.profiles import Host
from plugins.publishing.hosting.redirects import address_of
from plugins.publishing.manifest import FOLDER, Changes, Listed, Manifest, Moved, compare

ALERTS = "ppid/serta-merta/peringatan.json"
"""Where a site tells its alerts to machines."""
ACCEPTABLE = frozenset({found.VANISHING.code, found.ADDRESSES_DIE.code, found.TIME_BACK.code})
"""Refusals that whoever publishes may overrule by naming them."""
_FITS = 95
"""Characters of names in a message."""


class Difference(Struct, frozen=True):
    """What publishing changes: files by name, and pages that lead on to a new address."""

    changes: Changes
    first: bool

    @property
    def nothing(self) -> bool:
        """Whether readers would see no difference."""
        return not self.first and not self.changes


def difference(before: Manifest | None, after: Manifest, hosting: Hosting) -> Difference:
    """What differs between the published site and the new one; a page that leads on now counts as moved."""
    after = _as_readers_know(after)
    if before is None:
        added = tuple(file.name for file in after.files)
        return Difference(Changes(added, (), (), ()), first=True)
    plain = compare(_as_readers_know(before), after)
    leading = {output_name(one.address): one.target for one in hosting.redirects}
    moved = tuple(Moved(name, output_name(leading[name])) for name in plain.changed if name in leading)
    gone = {item.before for item in moved}
    arrived = {item.after for item in moved}
    changes = Changes(
        added=tuple(name for name in plain.added if name not in arrived),
        changed=tuple(name for name in plain.changed if name not in gone),
        removed=plain.removed,
        moved=tuple(sorted((*plain.moved, *moved), key=lambda item: item.before)),
    )
    return Difference(changes, first=False)


def against_last(before: Manifest | None, after: Manifest, share: int) -> Iterator[Problem]:
    """What speaks against putting ``after`` in the place of ``before``; ``share`` is the percent that may vanish."""
    if before is None:
        return
    if after.origin.today < before.origin.today:
        yield found.TIME_BACK.at("--today", today=after.origin.today, last=before.origin.today)
    names = {file.name for file in after.files}
    pages = [file.name for file in before.files if is_page(file)]
    gone = [name for name in pages if name not in names]
    if len(gone) * 100 > share * len(pages):
        percent = number_text(round(100 * len(gone) / len(pages), 1))
        yield found.VANISHING.at(
            "PUBLISH_VANISH", gone=number_text(len(gone)), total=number_text(len(pages)), share=percent, limit=share
        )
    if gone:
        yield found.ADDRESSES_DIE.at(
            "content", count=number_text(len(gone)), names=_named(f"/{address_of(name)}" for name in gone)
        )
    lost = [file.name for file in before.files if file.name not in names and _is_document(file)]
    if lost:
        yield found.DOCUMENTS_DIE.at("content", count=number_text(len(lost)), names=_named(lost))


def against_host(files: Iterable[tuple[str, int]], host: Host, hosting: Hosting, *, pushed: bool) -> Iterator[Problem]:
    """Where a site passes the limits of its host; ``files`` are names with sizes in bytes of all that is sent."""
    sized = sorted(files, key=lambda item: (-item[1], item[0]))
    total = sum(size for _, size in sized)
    if host.site_size is not None and total > host.site_size:
        largest = ", ".join(f"{name} ({size_text(size)})" for name, size in sized[:3])
        yield found.SITE_TOO_LARGE.at(
            "PUBLISH_HOST", size=size_text(total), host=host.label, limit=size_text(host.site_size), largest=largest
        )
    if host.files is not None and len(sized) > host.files:
        count, limit = number_text(len(sized)), number_text(host.files)
        yield found.TOO_MANY_FILES.at("PUBLISH_HOST", count=count, host=host.label, limit=limit)
    limits = [limit for limit in (host.file_size, host.largest_push if pushed else None) if limit is not None]
    for name, size in sized:
        if limits and size > min(limits):
            limit = size_text(min(limits))
            yield found.FILE_TOO_LARGE.at(name, name=name, size=size_text(size), host=host.label, limit=limit)
    if host.redirects is not None and len(hosting.redirects) > host.redirects:
        count, limit = number_text(len(hosting.redirects)), number_text(host.redirects)
        yield found.TOO_MANY_REDIRECTS.at("PUBLISH_HOST", count=count, host=host.label, limit=limit)


def against_readers(manifest: Manifest, hosting: Hosting) -> Iterator[Problem]:
    """Redirects of the new site that lead nowhere."""
    addresses = frozenset(address_of(file.name) for file in manifest.files)
    for one in dead_ends(hosting.redirects, addresses):
        yield found.DEAD_REDIRECT.at("content", address=f"/{one.address}", target=f"/{one.target}")


def against_alerts(data: bytes, built: date, now: date, zone: tzinfo) -> Iterator[Problem]:
    """Alerts whose state on the site is not that of the real day; ``data`` is what the site tells machines of them."""
    try:
        listed = json.loads(data)["peringatan"] if data else []
    except (ValueError, KeyError, TypeError):
        return
    for alert in listed:
        shown, actual = str(alert.get("keadaan", "")), _state(alert, now, zone)
        if shown != actual:
            yield found.ALERT_OUTDATED.at(
                str(alert.get("alamat", ALERTS)),
                title=alert.get("judul", ""),
                shown=shown,
                actual=actual,
                day=now.isoformat(),
                built=built.isoformat(),
            )


def is_page(file: Listed) -> bool:
    """Whether a file is a page that readers can have kept the address of."""
    return file.type == "text/html" and file.name != ERROR_PAGE


def _is_document(file: Listed) -> bool:
    """Whether a file is one that people link to by itself, such as a regulation; not a copy made by the build."""
    documents = ("application/pdf", "application/vnd.", "text/csv", "application/zip")
    return file.type.startswith(documents) and not file.name.startswith(FOLDER)


def _state(alert: dict[str, Any], day: date, zone: tzinfo) -> str:
    """The state on a whole day of the office's zone, as a site that is built once a day shows it."""
    first = datetime.combine(day, time.min, zone)
    if first + timedelta(days=1) <= datetime.fromisoformat(alert["mulai"]):
        return "akan-berlaku"
    ends = alert.get("berakhir")
    return "berakhir" if ends and datetime.fromisoformat(ends) <= first else "berlaku"


def _as_readers_know(manifest: Manifest) -> Manifest:
    """The manifest without compressed copies: they say nothing that the files themselves do not."""
    names = {file.name for file in manifest.files}
    return replace(
        manifest,
        files=tuple(file for file in manifest.files if file.name.removesuffix(ENDING) not in names - {file.name}),
    )


def _named(names: Iterable[str]) -> str:
    """The first names, as many as fit into a message, and how many more there are."""
    listed = list(names)
    shown = listed[:1]
    while len(shown) < len(listed) and len(", ".join(listed[: len(shown) + 1])) <= _FITS:
        shown = listed[: len(shown) + 1]
    more = len(listed) - len(shown)
    return ", ".join(shown) + (f", dan {number_text(more)} lagi" if more else "")
