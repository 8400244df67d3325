"""Whether a manifest may be believed: whole, signed by the trusted key, of this site, still valid, and the newest."""

from __future__ import annotations

import ipaddress
import json
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.engine.problem import Problem
from plugins.publishing.manifest import MANIFEST, SIGNATURE, Changes, Manifest, compare
from plugins.publishing.signing import ForeignKeyError, PublicKey, SignatureError, check
from plugins.publishing.verify import problems as found

_SHORT = 12


class Expected(Struct, frozen=True):
    """What whoever checks already knows: the trusted key, today, the commit that should be on line or "", the manifest
    published last or ``None``. The history in the folder ``project`` is that of the site at the address ``site``.
    """

    key: PublicKey | None
    today: date
    commit: str = ""
    project: Path | None = None
    site: str = ""
    manifest: Manifest | None = None


def signature_problems(data: bytes, signature: str | None, key: PublicKey | None) -> Iterator[Problem]:
    """What is wrong with the signature of a manifest's bytes; ``signature`` is ``None`` where there is none."""
    if key is None:
        yield found.NO_TRUSTED_KEY.at(SIGNATURE)
    elif signature is None:
        yield found.NO_SIGNATURE.at(SIGNATURE)
    else:
        try:
            check(key, data, signature)
        except ForeignKeyError as failure:
            yield found.FOREIGN_KEY.at(SIGNATURE, other=failure.id, trusted=key.id)
        except SignatureError as failure:
            yield found.BAD_SIGNATURE.at(SIGNATURE, detail=failure)


def manifest_problems(manifest: Manifest, expected: Expected, target: str) -> Iterator[Problem]:
    """What a whole manifest says that it should not: another site, an old day, an unknown or old commit.

    ``target`` is the URL that was asked, or "" for a folder. An address of the own machine may show any site.
    """
    origin = manifest.origin
    if target and not _is_local(target) and _place(origin.site) != _place(target):
        yield found.OTHER_SITE.at(MANIFEST, site=origin.site)
    if date.fromisoformat(origin.until) < expected.today:
        yield found.EXPIRED.at(MANIFEST, until=origin.until)
    if expected.manifest is not None:
        yield from _against(manifest, expected.manifest)
    if expected.commit:
        if not origin.commit or not origin.commit.startswith(expected.commit.lower()):
            detail = f"komit {origin.commit[:_SHORT] or '(tidak disebut)'}, seharusnya {expected.commit[:_SHORT]}"
            yield found.STALE.at(MANIFEST, detail=detail)
    elif expected.project is not None and origin.commit and _place(origin.site) == _place(expected.site):
        yield from _against_history(origin.commit, origin.today, expected.project)


def known_before(record: Path, manifest: Manifest) -> Iterator[Problem]:
    """An older manifest than one seen at the last check."""
    try:
        seen = json.loads(record.read_text("utf-8"))
        before = date.fromisoformat(seen["today"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    today = date.fromisoformat(manifest.origin.today)
    if today < before:
        detail = f"dibangun {today.isoformat()}, padahal versi {before.isoformat()} sudah pernah tampil"
        yield found.STALE.at(MANIFEST, detail=detail)


def remember(record: Path, manifest: Manifest) -> None:
    """Keep which manifest was seen, for `known_before`."""
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({"today": manifest.origin.today, "root": manifest.root}) + "\n", "utf-8")


def changes_text(changes: Changes) -> str:
    """How many files differ, in words."""
    parts = (("baru", changes.added), ("berubah", changes.changed), ("hilang", changes.removed))
    told = [f"{len(names)} berkas {word}" for word, names in parts if names]
    return ", ".join([*told, *([f"{len(changes.moved)} berkas pindah"] if changes.moved else [])])


def _against(manifest: Manifest, last: Manifest) -> Iterator[Problem]:
    if manifest.origin.today < last.origin.today:
        detail = f"dibangun {manifest.origin.today}, yang terakhir diterbitkan {last.origin.today}"
        yield found.STALE.at(MANIFEST, detail=detail)
    changes = compare(last, manifest)
    if changes:
        yield found.OTHER_MANIFEST.at(MANIFEST, detail=changes_text(changes))


def _against_history(commit: str, today: str, project: Path) -> Iterator[Problem]:
    """Where the commit stands in the project's own history."""
    head = _git(project, "rev-parse", "--verify", "--quiet", "HEAD")
    if head is None:
        return
    if _git(project, "cat-file", "-e", f"{commit}^{{commit}}") is None:
        yield found.UNKNOWN_COMMIT.at(MANIFEST, commit=commit[:_SHORT])
        return
    count = _git(project, "rev-list", "--count", f"{commit}..HEAD")
    if count and count != "0":
        detail = f"komit {commit[:_SHORT]} dibangun {today}, {count} komit sesudahnya belum tampil"
        yield found.STALE.at(MANIFEST, detail=detail)


def _git(project: Path, *words: str) -> str | None:
    """What git prints, or ``None`` where it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 -- fixed words and a checked hash, no shell
            ["git", "--no-optional-locks", *words],  # noqa: S607 -- the git of whoever checks
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.path.strip("/")


def _is_local(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
