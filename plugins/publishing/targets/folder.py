"""Versioned folders for one's own server: a new version is copied beside the old ones, then one link is switched.

::

    PUBLISH_FOLDER/versi/0007-2026-12-01-1a2b3c4d/   a whole site; the newest have the highest numbers
    PUBLISH_FOLDER/situs -> versi/0007-…             what the server serves; switched by one rename
    PUBLISH_FOLDER/peladen/                          what the server's configuration includes
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plugins.engine.locking import Held, held
from plugins.engine.problem import Problem
from plugins.engine.words import number_text
from plugins.publishing import problems_publish
from plugins.publishing import problems_target as found
from plugins.publishing.hosting.files import INSIDE, files_beside
from plugins.publishing.manifest import MANIFEST, Manifest, ManifestError, from_json, names_in, sha256_of
from plugins.publishing.seal import put
from plugins.publishing.targets.model import Done, Prepared, RefusedError, refuse

VERSIONS, CURRENT, BESIDE = "versi", "situs", "peladen"
_NEW = ".baru"
_VERSION = re.compile(r"(?P<number>\d{4,})-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")


class FolderTarget(Struct, frozen=True):
    """The target ``folder``; ``keep`` versions stay, the newest included."""

    folder: Path
    keep: int

    @property
    def _current(self) -> Path:
        return self.folder / CURRENT

    def last(self) -> Manifest | None:
        """The manifest of the version that the link shows."""
        self._look()
        return _manifest_in(self._current) if self._current.exists() else None

    def warnings(self) -> Iterator[Problem]:
        """Nothing."""
        yield from ()

    def publish(self, site: Prepared) -> Done:
        """Copy, compare, switch, and remove what is older than the versions to keep."""
        with self._alone():
            try:
                name = self._copied(site)
                self._switch(name)
                told = self._put_beside(site)
                gone = self._prune()
            except OSError as failure:
                raise _disk(failure) from failure
        said = [f"Versi {name} tampil lewat {self._current}."]
        said += [f"{number_text(gone)} versi lama dihapus; {self.keep} yang terakhir disimpan."] if gone else []
        return Done((*said, *told))

    def rollback(self) -> Done:
        """Show the version before the one that is shown, if it is still what its manifest says."""
        self._look()
        with self._alone():
            names = self._versions()
            shown = self._current.resolve().name
            earlier = [name for name in names if name < shown]
            if not self._current.exists() or not earlier:
                detail = f"Versi yang tersimpan: {', '.join(names) or 'tidak ada'}."
                raise refuse(found.NO_EARLIER, "--rollback", detail=detail)
            wanted = earlier[-1]
            _insist(self.folder / VERSIONS / wanted, wanted)
            try:
                self._switch(wanted)
            except OSError as failure:
                raise _disk(failure) from failure
        return Done((f"Versi {wanted} tampil kembali; {shown} tetap tersimpan.",))

    def _look(self) -> None:
        """Refuse a folder that is not a target's own."""
        if self._current.exists() and not self._current.is_symlink():
            raise _foreign(self.folder, f"“{CURRENT}” di dalamnya bukan tautan buatan Suluh")
        if self.folder.exists() and not self.folder.is_dir():
            raise _foreign(self.folder, "itu sebuah berkas")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Only one publication in this folder at a time, whichever project it comes from."""
        try:
            (self.folder / VERSIONS).mkdir(parents=True, exist_ok=True)
            with held(self.folder):
                for leftover in (self.folder / VERSIONS).glob(f"{_NEW}*"):
                    shutil.rmtree(leftover, ignore_errors=True)
                yield
        except Held as busy:
            raise refuse(problems_publish.BUSY, str(self.folder)) from busy
        except OSError as failure:
            raise _disk(failure) from failure

    def _versions(self) -> list[str]:
        """All versions, the oldest first."""
        return sorted(item.name for item in (self.folder / VERSIONS).iterdir() if _VERSION.fullmatch(item.name))

    def _copied(self, site: Prepared) -> str:
        """A whole copy of the site as a new version; its name. It is compared with the manifest before it counts."""
        names = self._versions()
        number = int(names[-1].partition("-")[0]) + 1 if names else 1
        name = f"{number:04}-{site.manifest.origin.today}-{site.manifest.root[:8]}"
        fresh = self.folder / VERSIONS / f"{_NEW}-{os.getpid()}"
        try:
            shutil.copytree(site.folder, fresh)
            _insist(fresh, name)
            os.sync()  # all of it is on the disk before the link can lead there
            fresh.rename(self.folder / VERSIONS / name)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        return name

    def _switch(self, name: str) -> None:
        """Let the link lead to another version, at once for every reader."""
        waiting = self.folder / f"{_NEW}-{CURRENT}"
        waiting.unlink(missing_ok=True)
        waiting.symlink_to(f"{VERSIONS}/{name}", target_is_directory=True)
        waiting.replace(self._current)

    def _put_beside(self, site: Prepared) -> tuple[str, ...]:
        """Bring the server's files up to date; what to do if one changed."""
        place = self.folder / BESIDE
        changed = []
        for name, data in files_beside(site.hosting, site.host, self._current.absolute(), place.absolute()).items():
            with contextlib.suppress(OSError):
                if (place / name).read_bytes() == data:
                    continue
            put(place / name, data)
            changed.append(str(place / name))
        if not changed:
            return ()
        return (f"Berkas server diperbarui: {', '.join(changed)}. Muat ulang server agar dipakai.",)

    def _prune(self) -> int:
        """Remove versions older than those to keep, never the one that is shown."""
        shown = self._current.resolve().name
        old = [name for name in self._versions()[: -self.keep] if name != shown]
        for name in old:
            shutil.rmtree(self.folder / VERSIONS / name, ignore_errors=True)
        return len(old)


def _manifest_in(folder: Path) -> Manifest | None:
    """The manifest that a published folder carries, or ``None`` where it has none that can be believed."""
    try:
        return from_json((folder / MANIFEST).read_bytes())
    except (OSError, ManifestError):
        return None


def _damage(folder: Path) -> str:
    """Where a folder differs from the manifest in it, or "" where it does not."""
    manifest = _manifest_in(folder)
    if manifest is None:
        return "manifestnya tidak ada atau rusak"
    for file in manifest.files:
        try:
            same = sha256_of(folder / file.name) == (file.sha256, file.size)
        except OSError:
            same = False
        if not same:
            return f"{file.name} tidak sama dengan manifest"
    listed = {file.name for file in manifest.files}
    try:
        extra = sorted(name for name in names_in(folder) if name not in listed and name not in INSIDE)
    except ManifestError as failure:
        return str(failure)
    return f"{extra[0]} tidak tercatat dalam manifest" if extra else ""


def _insist(folder: Path, name: str) -> None:
    """Refuse a version that is not what its manifest says."""
    wrong = _damage(folder)
    if wrong:
        raise refuse(found.VERSION_DAMAGED, "PUBLISH_FOLDER", version=name, detail=wrong)


def _disk(failure: OSError) -> RefusedError:
    detail = f"{failure.filename or ''}: {failure.strerror or failure}".removeprefix(": ")
    return refuse(problems_publish.DISK, "PUBLISH_FOLDER", detail=detail)


def _foreign(folder: Path, detail: str) -> RefusedError:
    return refuse(found.FOREIGN_FOLDER, "PUBLISH_FOLDER", folder=folder, detail=detail)
