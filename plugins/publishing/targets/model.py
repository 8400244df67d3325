"""What a target is given and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from plugins.engine.problem import Problem, ProblemKind
from plugins.publishing.hosting.model import Hosting
from plugins.publishing.hosting.profiles import Host
from plugins.publishing.manifest import Manifest


class RefusedError(Exception):
    """A publication that stops; ``problems`` tell whoever publishes. Nothing that readers see has changed by it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def refuse(kind: ProblemKind, place: str, **values: object) -> RefusedError:
    """The refusal for one problem; ``place`` is the setting or option to look at."""
    return RefusedError(kind.at(place, 0, **values))


class Prepared(Struct, frozen=True):
    """A site that is ready: a folder with every file, its manifest, and what the host is told.

    ``extra`` names the files in the folder that the manifest does not list: instructions for the host, the manifest
    itself and its signature.
    """

    folder: Path
    manifest: Manifest
    hosting: Hosting
    host: Host
    extra: tuple[str, ...]

    def sums(self) -> Mapping[str, str]:
        """The SHA-256 of every listed file by name."""
        return {file.name: file.sha256 for file in self.manifest.files}


class Done(Struct, frozen=True):
    """What a target did: lines for whoever publishes, in order, and whether anything changed."""

    said: tuple[str, ...]
    changed: bool = True


class Target(Protocol):
    """A place that a site is published to. Every method may raise `RefusedError`."""

    def last(self) -> Manifest | None:
        """What is published there now; ``None`` before the first time. Fetches the state anew where it is remote."""

    def warnings(self) -> Iterator[Problem]:
        """What else should be told before publishing there; `last` comes first."""

    def publish(self, site: Prepared) -> Done:
        """Put a prepared site in the place of the one that `last` told."""

    def rollback(self) -> Done:
        """Put the version before the current one in its place."""
