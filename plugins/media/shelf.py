"""The addresses that the media library has given away, so that no file silently takes the place of another."""

from __future__ import annotations

from msgspec import Struct, field

from plugins.engine.page import File
from plugins.engine.problem import Problem
from plugins.engine.problems import SAME_ADDRESS


class Shelf(Struct):
    """The files that a build publishes from ``content/media/``, each once, however often it is used."""

    _files: dict[str, File] = field(default_factory=dict)
    _origins: dict[str, str] = field(default_factory=dict)

    def put(self, file: File, origin: str, used_in: str, line: int) -> tuple[Problem, ...]:
        """Keep a file, or tell that another one is published at its address.

        ``origin`` names the source and what is made of it, as an editor understands it; addresses that differ in case
        only are the same address, because file systems differ in whether they are.
        """
        key = file.address.casefold()
        other = self._origins.setdefault(key, origin)
        if other != origin:
            return (SAME_ADDRESS.at(used_in, line, address=file.address, other=other),)
        self._files[key] = file
        return ()

    def replace(self, file: File) -> None:
        """Put another file at the address of one that is on the shelf."""
        self._files[file.address.casefold()] = file

    def files(self) -> tuple[File, ...]:
        """Everything that was put, by address."""
        return tuple(sorted(self._files.values(), key=lambda file: file.address))
