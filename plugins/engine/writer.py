"""Putting a finished build on disk: only what changed, each file by rename, and nothing left over.

Nothing is put in place until the whole site is known to be free of errors. `Writer.is_current` tells what need not be
made, `Writer.stage` makes the rest in a folder apart, `Writer.commit` moves it into place. The record ``.suluh.json``
in the output folder lists what Suluh wrote there: it proves that the folder is Suluh's own, and tells the next build
which files it may remove.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from plugins.engine import problems as found
from plugins.engine.files import inside
from plugins.engine.output_record import record_of, recorded
from plugins.engine.page import output_name
from plugins.engine.problem import Problem
from plugins.engine.store import Written

RECORD = ".suluh.json"
SURROUNDINGS = 24
"""Characters of a page's fingerprint that tell what shapes all pages: theme, chrome, code."""
_STAGING = ".suluh-staging-"
_FOLDERS = ("", "/")
"""How an address ends that `output_name` gives a file of its own folder."""


class Product(Struct, frozen=True):
    """A file to be: its address, the fingerprint of all that shapes it, and how to make its bytes.

    ``settle`` is given where the fingerprint names more than shapes the file: it gives the exact one. The first
    `SURROUNDINGS` characters of such a fingerprint are the same for all pages: where they are new, so is the exact one.
    """

    address: str
    fingerprint: str
    make: Callable[[], bytes]
    settle: Callable[[], str] | None = None


class Made(Struct, frozen=True):
    """A file that is ready: its SHA-256, and where its bytes wait; both are "" where the file on disk is right.

    ``exact`` is what `Product.settle` gave; "" where it was not asked.
    """

    sha256: str
    staged: str
    exact: str = ""


class Outcome(Struct, frozen=True):
    """How many files a build wrote, left alone and removed."""

    written: int
    kept: int
    removed: int


class Writer:
    """Writes into one output folder; ``retained`` are names directly in it that are never touched."""

    def __init__(self, root: Path, retained: Sequence[str] = ()) -> None:
        self.root = root
        self._retained = frozenset(retained)
        self._earlier: dict[str, str] = {}

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
        return not self.stale([product], before)

    def stale(self, products: Sequence[Product], before: Mapping[str, Written]) -> list[Product]:
        """Those that `is_current` does not vouch for, in their order."""
        root, asked = str(self.root), os.stat
        found: list[Product] = []
        # Every file of a site is asked in every build: nothing is looked up or called for each that need not be.
        for product in products:
            address = product.address
            known = before.get(address)
            if known is not None and known.fingerprint == product.fingerprint:
                with_name = f"{root}/{address}index.html" if address[-1:] in _FOLDERS else f"{root}/{address}"
                try:
                    status = asked(with_name)
                except OSError:
                    found.append(product)
                    continue
                if status.st_mtime_ns == known.modified and status.st_size == known.size:
                    continue
            found.append(product)
        return found

    @contextlib.contextmanager
    def staging(self) -> Iterator[Path]:
        """A folder beside the output in which files wait until all are made; gone afterwards."""
        self.root.mkdir(parents=True, exist_ok=True)
        self._sweep()
        self._earlier = recorded(self.root / RECORD)
        folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self.root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def stage(self, product: Product, name: str, staging: Path, before: Mapping[str, Written]) -> Made:
        """Make one file that `is_current` did not vouch for, and put it into the staging folder under ``name``.

        Several processes may do this at once. Raises what `Product.make` raises, and `OSError` when the disk refuses.
        """
        known = before.get(product.address)
        left = known is not None and self._is_as_left(known, product.address)
        exact = ""
        # A file that is new is made in any case, and where what shapes all pages is new so is every page: what it is
        # exactly is asked when it is made anew for the first time.
        if product.settle is not None and known is not None and _same_surroundings(product.fingerprint, known):
            exact = product.settle()
            if left and known.exact == exact:
                return Made("", "", exact)
        data = product.make()
        sha256 = hashlib.sha256(data).hexdigest()
        if left and self._earlier.get(output_name(product.address)) == sha256:
            return Made("", "", exact)
        with open(f"{staging}/{name}", "wb") as waiting:  # noqa: PTH123 -- done for every file of a site
            waiting.write(data)
        return Made(sha256, name, exact)

    def commit(
        self, made: Mapping[str, Made], products: Sequence[Product], staging: Path, before: Mapping[str, Written]
    ) -> tuple[Outcome, dict[str, Written]]:
        """Bring the folder to exactly the products: put ``made`` in place where bytes differ, remove what is no more.

        ``made`` has every product that `is_current` did not vouch for, by address. Raises `OSError` when the disk
        refuses.
        """
        # Where the record is damaged, what the cache knows of the folder tells what may be removed.
        earlier = self._earlier or {output_name(address): "" for address in before}
        sums = self._sums(made, products, earlier)
        pending = sums.keys() - earlier.keys()
        settled = not pending and sums == earlier
        # Both records are made before anything is moved: a disk that is full is then found full in time.
        last = staging / "catatan"
        if not settled:
            last.write_bytes(record_of(sums))
        if pending:  # told beforehand, so that a build killed half-way leaves nothing it cannot find again
            first = staging / "catatan-sementara"
            first.write_bytes(record_of(earlier | dict.fromkeys(pending, "")))
            self._put(RECORD, first, {})
        written = 0
        after: dict[str, Written] = {}
        rooms: dict[str, bool] = {}
        for product in products:
            ready, known = made.get(product.address), before.get(product.address)
            if ready is None and known is not None:
                after[product.address] = known
                continue
            name = output_name(product.address)
            if ready is not None and ready.staged:
                written += self._put(name, staging / ready.staged, rooms)
            after[product.address] = self._as_left(name, product, ready.exact if ready else "")
        removed = self._prune(earlier.keys() - sums.keys())
        if not settled:
            self._put(RECORD, last, {})
        return Outcome(written, len(products) - written, removed), after

    def _sums(
        self, made: Mapping[str, Made], products: Sequence[Product], earlier: Mapping[str, str]
    ) -> dict[str, str]:
        """The checksum of every file that the folder is to hold, by name."""
        sums: dict[str, str] = {}
        for product in products:
            name = output_name(product.address)
            ready = made.get(product.address)
            if ready is not None and ready.staged:
                sums[name] = ready.sha256
            else:
                sums[name] = earlier.get(name) or hashlib.sha256((self.root / name).read_bytes()).hexdigest()
        return sums

    def _as_left(self, name: str, product: Product, exact: str) -> Written:
        status = os.stat(f"{self.root}/{name}")  # noqa: PTH116 -- asked for every new file of a site
        return Written(product.fingerprint, status.st_size, status.st_mtime_ns, exact)

    def _is_as_left(self, known: Written, address: str) -> bool:
        """Whether the file on disk has the size and time that it was left with."""
        try:
            status = os.stat(f"{self.root}/{output_name(address)}")  # noqa: PTH116 -- asked for every file of a site
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (known.size, known.modified)

    def _put(self, name: str, ready: Path, rooms: dict[str, bool]) -> bool:
        """Make a file hold what ``ready`` holds by rename, if it does not already; whether it had to be written.

        ``rooms`` are the folders that files were put into before, and whether each is new.
        """
        target = f"{self.root}/{name}"
        if not self._has_new_room(name.rpartition("/")[0], rooms):
            with contextlib.suppress(OSError):
                there = os.stat(target)  # noqa: PTH116 -- as below: pathlib takes longer than what it does
                if stat.S_ISDIR(there.st_mode) and not os.path.islink(target):  # noqa: PTH114
                    shutil.rmtree(target)
                elif there.st_size == ready.stat().st_size and Path(target).read_bytes() == ready.read_bytes():
                    return False
        os.replace(ready, target)  # noqa: PTH105
        return True

    def _has_new_room(self, folder: str, rooms: dict[str, bool]) -> bool:
        """Create a folder where there is none, also where an earlier build left a file; whether it is new."""
        if not folder or folder in rooms:
            return rooms.get(folder, False)
        self._has_new_room(folder.rpartition("/")[0], rooms)
        path = self.root / folder
        try:
            path.mkdir()
            rooms[folder] = True
        except FileExistsError:
            rooms[folder] = not (path.is_dir() and (not path.is_symlink() or inside(path, self.root)))
            if rooms[folder]:
                path.unlink()
                path.mkdir()
        return rooms[folder]

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

    def _foreign(self) -> bool:
        """Whether the folder holds what no build left; one that was killed before its first end leaves its staging."""
        try:
            names = [item.name for item in self.root.iterdir()]
        except OSError:
            return False
        return any(name not in self._retained and name != ".git" and not name.startswith(_STAGING) for name in names)


def left_in(root: Path, written: Mapping[str, Written]) -> dict[str, tuple[int, int]]:
    """Size and time (ns) of all that a build left in its folder, by path in it; the record is one of these files."""
    left = {output_name(address): (item.size, item.modified) for address, item in written.items()}
    record = (root / RECORD).stat()
    return left | {RECORD: (record.st_size, record.st_mtime_ns)}


def _same_surroundings(fingerprint: str, known: Written) -> bool:
    return known.fingerprint[:SURROUNDINGS] == fingerprint[:SURROUNDINGS]


def _is_within(name: str) -> bool:
    """Whether a recorded name stays inside the output folder; a tampered record must not reach out."""
    return not name.startswith("/") and ".." not in name.split("/")
