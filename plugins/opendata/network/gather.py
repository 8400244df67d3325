"""Visiting all sites of a network: each is read anew or kept as it was, and its state says which.

A site that cannot be read keeps what it had, with the day since which it fails. Nothing here decides by the clock: the
day is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.opendata.network.checked import ForeignError, clean
from plugins.opendata.network.fetch import Visitor
from plugins.opendata.network.keep import STATE, read_network, snapshot_bytes, state_bytes
from plugins.opendata.network.model import Member, Network, SiteState, Snapshot
from plugins.opendata.network.package import read_site
from plugins.opendata.network.sites import NetworkMeta, SiteMeta

GRACE = 30.0
"""Seconds that a site may take beyond its whole time before it is left."""
_AT_ONCE = 4
"""Hosts that are visited at the same time; one host never sees two requests at once."""


class Visit(Struct, frozen=True):
    """One site after it was visited: what is kept of it now, and why it could not be read, or ""."""

    site: SiteMeta
    kept: Snapshot | None
    why: str


def gather(meta: NetworkMeta, before: Network | None, today: date, visitor: Callable[[], Visitor]) -> Network:
    """The network as it is today, members in the order of the list.

    ``before`` is what was kept; a site keeps its own by identifier and address. ``visitor`` gives a fresh one a site.
    """
    known = {(one.state.id, one.state.url): one for one in before.members} if before else {}

    def visit(host: Sequence[SiteMeta]) -> list[Visit]:
        return [_visited(site, known.get((site.id, site.url)), visitor()) for site in host]

    hosts = [list(sites) for _, sites in groupby(sorted(meta.situs, key=lambda one: (_host(one), one.id)), key=_host)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        visits = {one.site.id: one for found in pool.map(visit, hosts) for one in found}
    members = tuple(_member(visits[site.id], known.get((site.id, site.url)), today) for site in meta.situs)
    return Network(meta.judul, meta.keterangan, members)


def write_network(network: Network, folder: Path) -> int:
    """Keep a network in a folder, each file only where its bytes differ; how many were written. Raises `OSError`.

    Files of sites that are no longer in the list are removed; other files are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = {f"{one.state.id}.json" for one in network.members}
    wanted = {f"{one.state.id}.json": snapshot_bytes(one.kept) for one in network.members if one.kept is not None}
    for name in _kept_before(folder) - listed:
        (folder / name).unlink(missing_ok=True)
    states = [one.state for one in network.members]
    # The state last: it names the checksums, so that a run that was cut off is found out by the build.
    wanted |= {STATE: state_bytes(network.title, network.description, states)}
    written = 0
    for name, data in wanted.items():
        path = folder / name
        with suppress(OSError):
            if not path.is_symlink() and path.read_bytes() == data:
                continue
        fresh = path.with_suffix(".json.baru")
        fresh.write_bytes(data)
        fresh.replace(path)
        written += 1
    return written


def _kept_before(folder: Path) -> set[str]:
    """The files that the folder's own state names."""
    network, _ = read_network(folder, "")
    return {f"{one.state.id}.json" for one in network.members} if network else set()


def _host(site: SiteMeta) -> str:
    return urlsplit(site.url).netloc


def _visited(site: SiteMeta, before: Member | None, visitor: Visitor) -> Visit:
    """A site read, in a thread of its own that is left behind where a host sends its answer drop by drop."""
    kept = before.kept if before else None
    read: list[Snapshot | Exception] = []

    def reading() -> None:
        try:
            read.append(read_site(site.id, site.url, visitor.get, kept))
        except Exception as failure:  # noqa: BLE001 -- whatever it is, the other thread must learn of it
            read.append(failure)
        finally:
            visitor.close()

    thread = Thread(target=reading, daemon=True)
    thread.start()
    thread.join(visitor.whole + GRACE)
    answer = read[0] if read else ForeignError(f"lebih lama dari {visitor.whole:.0f} detik")
    if isinstance(answer, Snapshot):
        return Visit(site, answer, "")
    if not isinstance(answer, ForeignError):
        raise answer
    return Visit(site, kept, clean(str(answer)[:300]) or "tidak dapat dibaca")


def _member(visit: Visit, before: Member | None, today: date) -> Member:
    old = before.state if before else None
    failing = bool(visit.why)
    state = SiteState(
        id=visit.site.id,
        nama=visit.site.nama,
        url=visit.site.url,
        wilayah=visit.site.wilayah,
        terbaca=today if not failing else old.terbaca if old else None,
        gagal_sejak=(old.gagal_sejak if old and old.gagal_sejak else today) if failing else None,
        alasan=visit.why,
        sha256=sha256(snapshot_bytes(visit.kept)).hexdigest() if visit.kept is not None else "",
    )
    return Member(state, visit.kept)
