"""One folder to send on with ``rsync -a --delete``: only files that changed are touched, all others keep their times.

Styles, pictures and data go in before the pages that need them, the manifest goes in last, and what is no more is
removed after that: whoever copies the folder at a bad moment gets pages whose files are there.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plugins.engine.locking import Held, held
from plugins.engine.problem import Problem
from plugins.engine.words import number_text
from plugins.publishing import problems_publish
from plugins.publishing import problems_target as found
from plugins.publishing.hosting.files import INSIDE
from plugins.publishing.manifest import MANIFEST, SIGNATURE, Manifest, ManifestError, from_json
from plugins.publishing.targets.model import Done, Prepared, refuse

_NEW = ".suluh-staging-"
_MARK = f"{_NEW}terbit"
"""In the folder while it is written, so that an interrupted first publication is known as ours."""
_OURS = frozenset({".git", *INSIDE})


class MirrorTarget(Struct, frozen=True):
    """The target ``rsync``."""

    folder: Path

    def last(self) -> Manifest | None:
        """The manifest in the folder; ``None`` for a folder that is empty or not there."""
        try:
            return from_json((self.folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            if self._foreign():
                raise refuse(
                    found.FOREIGN_FOLDER, "PUBLISH_FOLDER", folder=self.folder, detail="isinya bukan buatan Suluh"
                ) from None
            return None
        except ManifestError as failure:
            raise refuse(
                found.FOREIGN_FOLDER, "PUBLISH_FOLDER", folder=self.folder, detail=f"{MANIFEST} rusak: {failure}"
            ) from failure
        except OSError as failure:
            raise refuse(problems_publish.DISK, "PUBLISH_FOLDER", detail=str(failure)) from failure

    def warnings(self) -> Iterator[Problem]:
        """Nothing."""
        yield from ()

    def publish(self, site: Prepared) -> Done:
        """Bring the folder to what the prepared one holds."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with held(self.folder):
                self._sweep()
                (self.folder / _MARK).touch()
                names = sorted((path.relative_to(site.folder).as_posix() for path in _files(site.folder)), key=_turn)
                written = sum(self._put(site.folder / name, self.folder / name) for name in names)
                removed = self._remove_all_but(frozenset({*names, _MARK}))
                (self.folder / _MARK).unlink()
        except Held as busy:
            raise refuse(problems_publish.BUSY, str(self.folder)) from busy
        except OSError as failure:
            detail = f"{failure.filename or ''}: {failure.strerror or failure}".removeprefix(": ")
            raise refuse(problems_publish.DISK, "PUBLISH_FOLDER", detail=detail) from failure
        if not written and not removed:
            return Done((f"Folder {self.folder} sudah sama; tidak ada yang disentuh.",), changed=False)
        left = number_text(len(names) - written)
        told = f"{number_text(written)} berkas ditulis, {number_text(removed)} dihapus, {left} tidak disentuh"
        return Done((f"Folder {self.folder}: {told}.",))

    def rollback(self) -> Done:
        """The folder holds one state only."""
        raise refuse(found.NO_ROLLBACK, "--rollback", target="rsync")

    def _foreign(self) -> bool:
        """Whether the folder holds what no publication left there; an interrupted first one left its mark."""
        if not self.folder.is_dir() or (self.folder / _MARK).exists():
            return False
        return any(item.name not in _OURS for item in self.folder.iterdir())

    def _sweep(self) -> None:
        for leftover in self.folder.rglob(f"{_NEW}*"):
            leftover.unlink(missing_ok=True)

    def _put(self, ready: Path, target: Path) -> bool:
        """Make a file hold the right bytes, by rename; whether it had to be touched."""
        if _same(ready, target):
            return False
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        for folder in [*target.relative_to(self.folder).parents][-2::-1]:
            if (self.folder / folder).is_symlink() or (self.folder / folder).is_file():
                (self.folder / folder).unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting = target.with_name(f"{_NEW}{os.getpid()}")
        try:
            shutil.copyfile(ready, waiting)
            waiting.replace(target)
        finally:
            waiting.unlink(missing_ok=True)
        return True

    def _remove_all_but(self, names: frozenset[str]) -> int:
        """Remove every other file, and folders that this empties; the domain and the git folder stay."""
        removed = 0
        for path in _files(self.folder):
            name = path.relative_to(self.folder).as_posix()
            if name in names or name.split("/")[0] in _OURS:
                continue
            path.unlink()
            removed += 1
            for folder in path.parents:
                if folder == self.folder:
                    break
                with contextlib.suppress(OSError):
                    folder.rmdir()
        return removed


def _same(ready: Path, target: Path) -> bool:
    """Whether a plain file holds the right bytes already."""
    try:
        return (
            not target.is_symlink()
            and target.stat().st_size == ready.stat().st_size
            and target.read_bytes() == ready.read_bytes()
        )
    except OSError:
        return False


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def _turn(name: str) -> tuple[int, str]:
    """The order of writing: what pages need, pages, and the claim about them all."""
    if name in {MANIFEST, SIGNATURE}:
        return 2, name
    return (1, name) if name.endswith((".html", ".html.gz")) else (0, name)
