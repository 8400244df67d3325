"""What was published: every file with size and SHA-256, from which commit, for which day, and one hash over all.

The manifest is the site's claim about itself. It lies in the published folder, beside its signature
(`plugins.publishing.signing`) and the bill of materials (`plugins.publishing.sbom`); `docs/trust.md` defines its
format and how a stranger checks it with ``sha256sum``, ``sort`` and ``minisign`` alone.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from plugins.publishing.hosting.files import INSIDE
from plugins.publishing.media_types import media_type

FORMAT = "suluh-manifest/1"
FOLDER = "keaslian/"
"""Where the page about authenticity is, and beside it the files that prove it."""
MANIFEST = f"{FOLDER}manifest.json"
SIGNATURE = f"{MANIFEST}.minisig"
SBOM = f"{FOLDER}sbom.cdx.json"
NOT_PUBLISHED = frozenset({".suluh.json", ".git", *INSIDE})
"""Names directly in a built folder that no visitor can ask for: the build's own, and instructions for the host."""
UNLISTED = frozenset({MANIFEST, SIGNATURE})
"""A manifest can name neither itself nor its signature."""
_CHUNK = 1 << 20
_HEX = re.compile(r"[0-9a-f]{64}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_COMMIT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")


class ManifestError(ValueError):
    """A manifest that cannot be made or believed; the text says why, in Indonesian, for whoever publishes or checks."""


class Listed(Struct, frozen=True, order=True):
    """One published file: its name from the site's root with ``/``, its SHA-256 (hexadecimal), size in bytes, and media
    type (IANA).
    """

    name: str
    sha256: str
    size: int
    type: str


class Origin(Struct, frozen=True):
    """Where a published site comes from.

    ``site`` is its public address without a final slash; ``commit`` the full git hash or "" where there is none;
    ``today`` the build date and ``until`` the last day on which the manifest should be believed (both ISO 8601);
    ``version`` that of Suluh.
    """

    site: str
    commit: str
    today: str
    until: str
    version: str


class Manifest(Struct, frozen=True):
    """All files of a published site in the order of their names (by their UTF-8 bytes), and where they come from."""

    origin: Origin
    files: tuple[Listed, ...]

    @property
    def root(self) -> str:
        """The root hash: SHA-256 over the lines that ``sha256sum`` prints for all files in the order of their names."""
        return root_hash(self.files)

    def by_name(self) -> dict[str, Listed]:
        """The files by their names."""
        return {file.name: file for file in self.files}


class Moved(Struct, frozen=True):
    """A file whose bytes are now found under another name."""

    before: str
    after: str


class Changes(Struct, frozen=True):
    """What differs between two manifests, each in the order of names; a moved file is neither added nor removed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[Moved, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.moved)


def root_hash(files: Iterable[Listed]) -> str:
    r"""The hash over ``<sha256>  <name>\n`` of every file, in the order of the names' bytes.

    >>> root_hash([])
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    total = hashlib.sha256()
    for file in sorted(files, key=_order):
        total.update(f"{file.sha256}  {file.name}\n".encode())
    return total.hexdigest()


def of_folder(folder: Path, origin: Origin) -> Manifest:
    """The manifest of all files in a folder that are to be published.

    Raises `ManifestError` for what no manifest can name: links, names that are not UTF-8 or hold control characters or
    a backslash, and two names that differ only in the case of letters (some hosts cannot tell them apart).
    """
    files = tuple(sorted((_listed(folder, name) for name in names_in(folder)), key=_order))
    seen: dict[str, str] = {}
    for file in files:
        other = seen.setdefault(file.name.casefold(), file.name)
        if other != file.name:
            raise ManifestError(f"“{file.name}” dan “{other}” hanya berbeda huruf besar-kecilnya")
    return _checked(Manifest(origin, files))


def names_in(folder: Path) -> Iterator[str]:
    """The names of all files in a folder that are to be published, in no particular order.

    Raises `ManifestError` for a link and for whatever else is no plain file.
    """
    waiting = [("", str(folder))]
    while waiting:
        above, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                name = above + entry.name
                if name in NOT_PUBLISHED or name in UNLISTED or name.startswith(".suluh-staging-"):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{name}/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield _usable(name)
                else:
                    raise ManifestError(f"“{name}” sebuah tautan atau bukan berkas biasa")


def to_json(manifest: Manifest) -> bytes:
    """The canonical bytes of a manifest: JSON (RFC 8259), UTF-8, keys sorted, one file a line."""
    head = {**asdict(manifest.origin), "format": FORMAT, "root": manifest.root}
    lines = [f"{_compact(key)}: {_compact(head[key])}" for key in sorted(head, key=str)]
    files = ",\n".join(_compact(asdict(file)) for file in manifest.files)
    listed = f'"files": [\n{files}\n]' if files else '"files": []'
    return ("{\n" + ",\n".join(sorted([*lines, listed])) + "\n}\n").encode()


def from_json(data: bytes) -> Manifest:
    """A manifest from its bytes, checked: known format, canonical, right root hash, safe names.

    Raises `ManifestError` for anything else: what differs from the canonical bytes was not written by Suluh.
    """
    try:
        read = json.loads(data)
        known = isinstance(read, dict) and read.get("format") == FORMAT
    except (ValueError, RecursionError) as failure:
        raise ManifestError("manifest bukan JSON") from failure
    if not known:
        raise ManifestError(f"bukan manifest {FORMAT}")
    try:
        origin = Origin(**{name: _text(read[name]) for name in Origin.__struct_fields__})
        files = tuple(_from(item) for item in read["files"])
    except (KeyError, TypeError) as failure:
        raise ManifestError(f"manifest tidak lengkap: {failure}") from failure
    manifest = _checked(Manifest(origin, files))
    if to_json(manifest) != data:
        raise ManifestError("manifest tidak dalam bentuk bakunya, atau hash akarnya salah")
    return manifest


def compare(before: Manifest, after: Manifest) -> Changes:
    """What a reader of ``before`` finds different in ``after``."""
    old, new = before.by_name(), after.by_name()
    gone = [name for name in old if name not in new]
    fresh = [name for name in new if name not in old]
    moved = _moved([old[name] for name in gone], [new[name] for name in fresh])
    left, arrived = {item.before for item in moved}, {item.after for item in moved}
    return Changes(
        added=tuple(name for name in fresh if name not in arrived),
        changed=tuple(name for name in new if name in old and new[name].sha256 != old[name].sha256),
        removed=tuple(name for name in gone if name not in left),
        moved=moved,
    )


def sha256_of(path: Path) -> tuple[str, int]:
    """The SHA-256 (hexadecimal) and size in bytes of a file, read in pieces. Raises `OSError`."""
    total, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            total.update(piece)
            size += len(piece)
    return total.hexdigest(), size


def _moved(gone: Iterable[Listed], fresh: Iterable[Listed]) -> tuple[Moved, ...]:
    """Pairs of one vanished and one new file with the same bytes, in the order of names."""
    waiting: dict[str, list[str]] = {}
    for file in fresh:
        waiting.setdefault(file.sha256, []).append(file.name)
    pairs = []
    for file in gone:
        names = waiting.get(file.sha256)
        if names and file.size:
            pairs.append(Moved(file.name, names.pop(0)))
    return tuple(pairs)


def _listed(folder: Path, name: str) -> Listed:
    digest, size = sha256_of(folder / name)
    return Listed(name, digest, size, media_type(name))


def _order(file: Listed) -> bytes:
    return file.name.encode()


def _usable(name: str) -> str:
    """A name that ``sha256sum`` prints as it is and no reader of a manifest can be led astray by."""
    try:
        name.encode()
    except UnicodeEncodeError as failure:
        raise ManifestError("nama berkas bukan UTF-8: " + ascii(name)) from failure
    parts = name.split("/")
    strange = "\\" in name or any(unicodedata.category(char) in _UNSEEN for char in name)
    if strange or any(part in {"", ".", ".."} for part in parts):
        raise ManifestError(f"nama berkas tidak dapat diterbitkan: {name!a}")
    return name


def _checked(manifest: Manifest) -> Manifest:
    """The manifest, unless something in it is out of shape."""
    origin = manifest.origin
    try:
        in_order = date.fromisoformat(origin.today) <= date.fromisoformat(origin.until)
    except ValueError as failure:
        raise ManifestError("tanggal dalam manifest salah") from failure
    if not in_order or not _COMMIT.fullmatch(origin.commit):
        raise ManifestError("komit atau masa berlaku dalam manifest salah")
    for file in manifest.files:
        _usable(file.name)
        if not _HEX.fullmatch(file.sha256) or file.size < 0:
            raise ManifestError(f"baris “{file.name}” dalam manifest salah")
    order = [_order(file) for file in manifest.files]
    if any(one >= other for one, other in itertools.pairwise(order)):
        raise ManifestError("berkas dalam manifest tidak urut atau tercatat dua kali")
    return manifest


def _from(item: Mapping[str, Any]) -> Listed:
    size = item["size"]
    if not isinstance(size, int) or isinstance(size, bool):
        raise ManifestError("ukuran dalam manifest bukan bilangan")
    return Listed(_text(item["name"]), _text(item["sha256"]), size, _text(item["type"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ManifestError("isian dalam manifest bukan teks")
    return value


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
