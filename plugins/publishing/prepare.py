"""A built folder made ready for its host: compressed copies, bill of materials, manifest, signature, host files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.engine.writer import RECORD
from plugins.publishing import problems_publish as found
from plugins.publishing.hosting.files import files_inside
from plugins.publishing.hosting.model import Hosting
from plugins.publishing.hosting.precompress import precompress
from plugins.publishing.hosting.profiles import Host
from plugins.publishing.hosting.redirects import redirects_in
from plugins.publishing.keys import KeyRefusedError
from plugins.publishing.lockfile import LockError, read_lock
from plugins.publishing.manifest import MANIFEST, SIGNATURE, ManifestError, Origin
from plugins.publishing.sbom import bill_of_materials
from plugins.publishing.seal import seal, signer
from plugins.publishing.signing import SecretKey
from plugins.publishing.targets.model import Prepared, refuse


def key_for(public: str, environment: Mapping[str, str]) -> SecretKey | None:
    """The key to sign with, asked for before anything is built. Raises `RefusedError` where a promised one lacks."""
    try:
        return signer(public, environment)
    except KeyRefusedError as failure:
        raise refuse(found.KEY_REFUSED, "SIGNING_KEY", detail=failure) from failure


def prepare(folder: Path, origin: Origin, host: Host, secret: SecretKey | None, requirements: Path) -> Prepared:
    """Make a built folder ready; ``requirements`` is the lock that the bill of materials is made of.

    The manifest names all that readers get. What the host reads and hands to nobody goes in after it. Raises
    `RefusedError`, or `OSError` from the disk.
    """
    hosting = Hosting(origin.site, redirects_in(folder, origin.site))
    try:
        (folder / RECORD).unlink(missing_ok=True)
        if host.precompressed:
            precompress(folder)
        materials = bill_of_materials(read_lock(requirements.read_text("utf-8")), origin)
        manifest = seal(folder, origin, secret, materials)
    except (ManifestError, LockError) as failure:
        raise refuse(found.NO_MANIFEST, "inv publish", detail=failure) from failure
    inside = files_inside(hosting, host)
    for name, data in inside.items():
        (folder / name).write_bytes(data)
    signature = (SIGNATURE,) if secret is not None else ()
    return Prepared(folder, manifest, hosting, host, (MANIFEST, *signature, *inside))
