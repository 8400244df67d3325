"""Sealing a built folder before it is published: bill of materials, manifest and signature go in last."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from plugins.publishing.keys import IN_ENVIRONMENT, IN_FILE, SETTING, KeyRefusedError, secret_from
from plugins.publishing.manifest import MANIFEST, SBOM, SIGNATURE, Manifest, Origin, of_folder, to_json
from plugins.publishing.signing import KeyFormatError, SecretKey, check, read_public, sign

_FIELDS = ("situs", "tanggal", "sampai", "komit", "akar")


def signer(public: str, environment: Mapping[str, str]) -> SecretKey | None:
    """The key to sign with: ``public`` is the one that the settings promise to readers, or "".

    ``None`` where the site promises no signature. Raises `KeyRefusedError` where it does and the secret half is not at
    hand, and where the secret at hand is that of another key: readers would be told that the site was forged.
    """
    secret = secret_from(environment)
    if not public:
        if secret is not None:
            raise KeyRefusedError(f'ada kunci rahasia, tetapi {SETTING} kosong: isi dengan "{secret.public.line}"')
        return None
    try:
        promised = read_public(public)
    except KeyFormatError as failure:
        raise KeyRefusedError(f"{SETTING}: {failure}") from failure
    if secret is None:
        raise KeyRefusedError(
            f"situs berjanji ditandatangani ({SETTING}), tetapi kunci rahasianya tidak ada: isi {IN_ENVIRONMENT} "
            f"dengan isi berkas kunci, atau {IN_FILE} dengan letaknya"
        )
    if secret.public != promised:
        raise KeyRefusedError(f"kunci rahasia {secret.public.id} bukan pasangan {SETTING} ({promised.id})")
    return secret


def seal(folder: Path, origin: Origin, secret: SecretKey | None = None, materials: bytes = b"") -> Manifest:
    """Write ``materials`` (the bill of materials), manifest and signature into a built folder whose other files are
    all there; the manifest. What an earlier seal left and this one does not write is removed.

    The same folder, origin and key give the same bytes. Raises `plugins.publishing.manifest.ManifestError` where the
    folder holds what cannot be published, and `OSError`.
    """
    for name in (SIGNATURE, MANIFEST, SBOM):
        (folder / name).unlink(missing_ok=True)
    if materials:
        put(folder / SBOM, materials)
    manifest = of_folder(folder, origin)
    data = to_json(manifest)
    if secret is not None:
        signature = sign(secret, data, comment_of(manifest))
        check(secret.public, data, signature)
        put(folder / SIGNATURE, signature.encode())
    put(folder / MANIFEST, data)
    return manifest


def comment_of(manifest: Manifest) -> str:
    """The trusted comment: what ``minisign -V`` shows to whoever checks; the time is that of the build date.

    >>> origin = Origin("https://kantor.example", "", "2026-12-01", "2027-03-01", "0.1.0")
    >>> comment_of(Manifest(origin, ())).split(chr(9))[:4]
    ['timestamp:1796083200', 'file:manifest.json', 'hashed', 'situs:https://kantor.example']
    """
    origin = manifest.origin
    day = date.fromisoformat(origin.today)
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    values = (origin.site, origin.today, origin.until, origin.commit, manifest.root)
    told = (f"{name}:{value}" for name, value in zip(_FIELDS, values, strict=True))
    return "\t".join((f"timestamp:{moment}", f"file:{MANIFEST.rpartition('/')[2]}", "hashed", *told))


def put(target: Path, data: bytes) -> None:
    """Write a file so that it is whole or not there at all. Raises `OSError`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".suluh-staging-{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
