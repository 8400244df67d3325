"""Putting a finished build on disk: only what changed, each file by rename, and nothing left over.

Nothing is written until the whole site is known to be free of errors. `Writer.is_current` tells what need not be
made, `Writer.commit` writes the rest. The record ``.suluh.json`` in the output folder lists what Suluh wrote there:
it proves that the folder is Suluh's own, and tells the next build which files it may remove.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.engine import problems as found
from plugins.engine.files import inside
from plugins.engine.page import output_name
from plugins.engine.problem import Problem
from plugins.engine.store import Written

RECORD = ".suluh.json"
_STAGING = ".suluh-staging-"


@dataclass(frozen=True, slots=True)
class Product:
    """A file to be: its address, the fingerprint of all that shapes it, and how to make its bytes."""

    address: str
    fingerprint: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many files a build wrote, left alone and removed."""

    written: int
    kept: int
    removed: int


class Writer:
    """Writes into one output folder; ``retained`` are names directly in it that are never touched."""

    def __init__(self, root: Path, retained: Sequence[str] = ()) -> None:
        self.root = root
        self._retained = frozenset(retained)

    def objection(self, content: Path) -> Problem | None:
        """Why the folder may not be used, if so: it is not Suluh's, or it contains the sources."""
        shown = self.root.name
        if content.is_relative_to(self.root) or self.root.is_relative_to(content):
            return found.OUTPUT_UNSAFE.at("--output", path=shown, detail="folder itu bertumpuk dengan folder isi")
        if self.root.exists() and not self.root.is_dir():
            return found.OUTPUT_UNSAFE.at("--output", path=shown, detail="itu sebuah berkas")
        if not (self.root / RECORD).exists() and self._foreign():
            return found.OUTPUT_UNSAFE.at(
                "--output", path=shown, detail="folder itu berisi berkas yang bukan buatan Suluh"
            )
        return None

    def is_current(self, product: Product, before: Mapping[str, Written]) -> bool:
        """Whether the file on disk is the one that this product would give, untouched since it was written."""
        known = before.get(product.address)
        if known is None or known.fingerprint != product.fingerprint:
            return False
        try:
            status = (self.root / output_name(product.address)).stat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (known.size, known.modified)

    def commit(self, made: Mapping[str, bytes], products: Sequence[Product]) -> tuple[Outcome, dict[str, Written]]:
        """Bring the folder to exactly the products: write ``made`` where bytes differ, remove what is no more.

        ``made`` has the bytes of every product that `is_current` did not vouch for, by address. Raises `OSError` when
        the disk refuses.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        self._sweep()
        earlier = self._recorded()
        pending = {output_name(product.address) for product in products} - earlier.keys()
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self.root))
        written = 0
        after: dict[str, Written] = {}
        sums: dict[str, str] = {}
        try:
            if pending:  # told beforehand, so that a build killed half-way leaves nothing it cannot find again
                self._put(self.root / RECORD, _record(earlier | dict.fromkeys(pending, "")), staging)
            for product in products:
                name = output_name(product.address)
                target = self.root / name
                if product.address in made:
                    data = made[product.address]
                    written += self._put(target, data, staging)
                    sums[name] = hashlib.sha256(data).hexdigest()
                else:
                    sums[name] = earlier.get(name) or hashlib.sha256(target.read_bytes()).hexdigest()
                status = target.stat()
                after[product.address] = Written(product.fingerprint, status.st_size, status.st_mtime_ns)
            removed = self._prune(earlier.keys() - sums.keys())
            self._put(self.root / RECORD, _record(sums), staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return Outcome(written, len(products) - written, removed), after

    def _put(self, target: Path, data: bytes, staging: Path) -> bool:
        """Make ``target`` hold ``data`` by rename, if it does not already; whether it had to be written."""
        with contextlib.suppress(OSError):
            if target.stat().st_size == len(data) and target.read_bytes() == data:
                return False
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        self._make_room(target.parent)
        temporary = staging / "file"
        temporary.write_bytes(data)
        temporary.replace(target)
        return True

    def _make_room(self, folder: Path) -> None:
        """Create a folder where an earlier build may have left a file."""
        if folder.is_dir() and inside(folder, self.root):
            return
        for part in (*reversed(folder.relative_to(self.root).parents), folder.relative_to(self.root)):
            step = self.root / part
            if step.is_symlink() or step.is_file():
                step.unlink()
        folder.mkdir(parents=True, exist_ok=True)

    def _prune(self, gone: set[str]) -> int:
        """Remove files that the last build wrote and this one did not, and folders that this empties."""
        removed = 0
        for name in sorted(gone):
            target = self.root / name
            if name.split("/")[0] in self._retained or not _is_within(name) or not inside(target.parent, self.root):
                continue
            with contextlib.suppress(OSError):
                target.unlink()
                removed += 1
            for folder in target.parents:
                if folder == self.root:
                    break
                try:
                    folder.rmdir()
                except OSError:
                    break
        return removed

    def _sweep(self) -> None:
        """Remove the staging folders of builds that were killed."""
        for leftover in self.root.glob(f"{_STAGING}*"):
            shutil.rmtree(leftover, ignore_errors=True)

    def _recorded(self) -> dict[str, str]:
        """Names and checksums in the record of the last build, or nothing when it is damaged."""
        try:
            record = json.loads((self.root / RECORD).read_text("utf-8"))
            files = record["files"]
            return {str(name): str(digest) for name, digest in files.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _foreign(self) -> bool:
        try:
            return any(item.name not in self._retained and item.name != ".git" for item in self.root.iterdir())
        except OSError:
            return False


def _is_within(name: str) -> bool:
    """Whether a recorded name stays inside the output folder; a tampered record must not reach out."""
    return not name.startswith("/") and ".." not in name.split("/")


def _record(sums: Mapping[str, str]) -> bytes:
    ordered = {name: sums[name] for name in sorted(sums)}
    return (json.dumps({"files": ordered}, indent=0, ensure_ascii=False) + "\n").encode()
