"""The pictures of ``content/media/``: checked, described for readers, and published as copies drawn anew.

The original never reaches the output. The widest JPEG keeps the name of its source, so that feeds, link previews and
other sites can rely on it. The copies that only pages name carry their width and the beginning of the original's
SHA-256 in theirs: their bytes never change, and browsers may keep them for ever.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from plugins.engine.files import inside, walk
from plugins.engine.page import MadeFile
from plugins.engine.problem import Problem
from plugins.media import problems as found
from plugins.media.derivatives import Job, Workshop
from plugins.media.derivatives_draw import ENDINGS, MEDIA_TYPES, Order
from plugins.media.model import Copy, CopySet, Picture, copy_widths, scaled
from plugins.media.pictures_measure import Look, Looks
from plugins.media.shelf import Shelf

FOLDER = "media"
"""Where editors drop photos, below the content folder."""

_SAFE = re.compile(r"[A-Za-z0-9._-]+")
_DIGEST = 8
_LONGEST = 80


class Recipe(Struct, frozen=True):
    """How copies are made: their widths in pixels, and the formats beside JPEG, the lightest first."""

    widths: tuple[int, ...] = (360, 720, 1200)
    better: tuple[str, ...] = ("WEBP",)


class Pictures(Struct, frozen=True):
    """Describes pictures below ``root``, the content folder, and puts their copies on the shelf.

    ``shown_root`` is how the editor knows the content folder.
    """

    root: Path
    shown_root: str
    shelf: Shelf
    looks: Looks
    workshop: Workshop
    recipe: Recipe

    def picture(
        self, file: str, *, used_in: str, line: int, name: str = ""
    ) -> tuple[Picture | None, tuple[Problem, ...]]:
        """A picture by its path below the content folder, which must exist; problems name where it is used.

        ``name`` is the path to publish it under where its own name says nothing.
        """
        try:
            look = self.looks.of(file)
        except OSError as failure:
            what = f"berkasnya tidak dapat dibuka ({failure.strerror or failure})"
            return None, (found.NOT_A_PICTURE.at(used_in, line, path=file, what=what),)
        if look.fault is not None:
            return None, (look.fault.at(file, used_in, line),)
        picture, files = self._copies(file, name or file, look, used_in, line)
        problems = [remark.at(file, used_in, line) for remark in look.remarks]
        taken = [problem for made in files for problem in self.shelf.put(made, f"{file} (gambar)", used_in, line)]
        return (None, tuple(taken)) if taken else (picture, tuple(problems))

    def survey(self) -> Iterator[Problem]:
        """A warning for every photo of the media folder that says where it was taken, used or not."""
        for path in walk(self.root, FOLDER):
            if not (inside(path, self.root) and path.is_file()):
                continue
            file = path.relative_to(self.root).as_posix()
            try:
                look = self.looks.of(file)
            except OSError:  # told where it is used
                continue
            if look.located and look.clean is None:
                yield found.LOCATED_UNCLEANABLE.at(file, path=file, kind=look.kind)
            elif look.located:
                command = f"`inv strip --file {shlex.quote(f'{self.shown_root}/{file}')}`"
                yield found.LOCATED_PICTURE.at(file, path=file, command=command)
        self.looks.remember()

    def _copies(self, file: str, name: str, look: Look, used_in: str, line: int) -> tuple[Picture, list[MadeFile]]:
        widths = copy_widths(look.width, self.recipe.widths)
        forms = (*self.recipe.better, "JPEG")
        orders = {
            form: tuple(Order(form, *scaled(look.width, look.height, width)) for width in widths) for form in forms
        }
        job = Job(
            path=self.root / file,
            sha256=look.sha256,
            orders=tuple(order for form in forms for order in orders[form]),
            broken=found.NOT_A_PICTURE.at(used_in, line, path=file, what="isinya rusak atau terpotong"),
            changed=found.CHANGED_PICTURE.at(used_in, line, path=file),
        )
        last = orders["JPEG"][-1]
        addresses = {order: _address(name, look, order) for order in job.orders} | {last: permanent_address(name)}
        copies = {form: tuple(Copy(addresses[order], order.width) for order in orders[form]) for form in forms}
        picture = Picture(
            address=addresses[last],
            width=last.width,
            height=last.height,
            jpeg=copies["JPEG"],
            better=tuple(CopySet(MEDIA_TYPES[form], copies[form]) for form in self.recipe.better),
        )
        files = [MadeFile(addresses[order], job.key(order), self.workshop.maker(job, order)) for order in job.orders]
        return picture, files


def permanent_address(file: str) -> str:
    """Where the widest JPEG of a picture is published: under the name of its source.

    >>> permanent_address("media/2025/dialog-pers.png")
    'media/2025/dialog-pers.jpg'
    >>> permanent_address("media/2025/WhatsApp Image é 🎉.jpeg")
    'media/2025/whatsapp-image-e.jpg'
    """
    path = PurePosixPath(file)
    stem = path.stem if _SAFE.fullmatch(path.stem) else _slug(path.stem)
    return f"{_folder(path)}{stem[:_LONGEST]}{ENDINGS['JPEG']}"


def _address(file: str, look: Look, order: Order) -> str:
    """Where a copy is published that only pages name."""
    path = PurePosixPath(file)
    name = f"{_slug(path.stem)[:_LONGEST].strip('-')}-{order.width}-{look.sha256[:_DIGEST]}{ENDINGS[order.form]}"
    return _folder(path) + name


def _folder(path: PurePosixPath) -> str:
    return "".join(f"{part if _SAFE.fullmatch(part) else _slug(part)}/" for part in path.parent.parts)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "gambar"
