"""What is kept of a network in ``content/jaringan/``: one JSON file a site, and the state of all.

Written by `inv network`, read by builds, which never leave the machine. The state names the SHA-256 of every kept file,
so that a change by hand is found. All of it is read as foreign input, however it came into the folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.engine.problem import Problem
from plugins.opendata.network import problems as found
from plugins.opendata.network.checked import ForeignError, as_json, clean, parsed, taken
from plugins.opendata.network.model import Answer, Member, Network, Offer, Refused, SiteState, Snapshot, Table

FOLDER = "jaringan"
"""Where it is kept, below the content folder."""
STATE = "keadaan.json"
VERSION = 1

_MAX = 80_000_000
_TABLES: Mapping[str, type[Any]] = {"dip": Offer, "kepatuhan": Answer, "katalog": Table, "ditolak": Refused}


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """A site's kept file."""
    return as_json(snapshot).encode()


def state_bytes(title: str, description: str, states: Sequence[SiteState]) -> bytes:
    """The state of a network; sites in the order of the list."""
    plain = [
        {name: getattr(state, name) for name in SiteState.__struct_fields__ if getattr(state, name)} for state in states
    ]
    return as_json({"versi": VERSION, "judul": title, "keterangan": description, "situs": plain}).encode()


def read_network(folder: Path, shown: str) -> tuple[Network | None, tuple[Problem, ...]]:
    """The network that is kept in a folder; ``None`` without problems where there is none.

    ``shown`` is how problems name the folder.
    """
    if not (folder / STATE).exists():
        return None, ()
    try:
        data = parsed(_bytes(folder / STATE))
        title, description = clean(data.get("judul")), clean(data.get("keterangan"), 4000)
        states = [taken(SiteState, one) for one in _mappings(data.get("situs"))]
        if data.get("versi") != VERSION:
            return None, (found.KEPT_BROKEN.at(f"{shown}/{STATE}", detail="versinya tidak dikenal"),)
    except (ForeignError, AttributeError) as mistake:
        return None, (found.KEPT_BROKEN.at(f"{shown}/{STATE}", detail=str(mistake) or "bentuknya salah"),)
    members: list[Member] = []
    problems: list[Problem] = []
    for state in states:
        kept, wrong = _member(folder, shown, state)
        members.append(Member(state, kept))
        problems += wrong
    return Network(title, description, tuple(members)), tuple(problems)


def _member(folder: Path, shown: str, state: SiteState) -> tuple[Snapshot | None, tuple[Problem, ...]]:
    if not state.sha256:
        return None, ()
    file = f"{shown}/{state.id}.json"
    try:
        data = _bytes(folder / f"{state.id}.json")
        if hashlib.sha256(data).hexdigest() != state.sha256:
            return None, (found.KEPT_OTHERWISE.at(file),)
        return read_snapshot(data), ()
    except ForeignError as mistake:
        return None, (found.KEPT_BROKEN.at(file, detail=str(mistake)),)


def read_snapshot(data: bytes) -> Snapshot:
    """A kept file as a value. Raises `ForeignError`."""
    kept = parsed(data)
    if not isinstance(kept, Mapping):
        raise ForeignError("bukan data satu situs")
    tables = {name: tuple(taken(kind, one) for one in _mappings(kept.get(name))) for name, kind in _TABLES.items()}
    return Snapshot(
        situs=clean(kept.get("situs")),
        katalog_sha256=clean(kept.get("katalog_sha256")),
        penerbit=clean(kept.get("penerbit")),
        **tables,
    )


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise ForeignError("seharusnya daftar keterangan")
    yield from value


def _bytes(path: Path) -> bytes:
    """A kept file's bytes; no link is followed. Raises `ForeignError`."""
    try:
        if path.is_symlink() or path.stat().st_size > _MAX:
            raise ForeignError("bukan berkas biasa, atau terlalu besar")
        return path.read_bytes()
    except OSError as failure:
        raise ForeignError(failure.strerror or "tidak dapat dibaca") from None
