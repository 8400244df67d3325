"""What the files of a folder gave, believed without opening any of them while nothing that shaped it is new.

An edit of an article finds open information as it was left: reading its tables, texts and settings anew to find that
out took longer than laying out the article.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.contributor import Build
from plugins.engine.files import is_settled
from plugins.engine.fingerprint import joined
from plugins.engine.problem import Problem, ProblemLog
from plugins.engine.store import Store
from plugins.engine.today import instant

T = TypeVar("T")

ABSENT = -1


class Stand(NamedTuple):
    """A file as it stood: its path below the content folder, where that really leads, its size and time (ns).

    ``size`` is `ABSENT` where there is nothing.
    """

    file: str
    real: str
    size: int
    modified: int


class _Kept(Struct, frozen=True):
    """What was made and what was wrong, the files beside the folder that were looked at, and the keys used for it."""

    value: object
    problems: tuple[Problem, ...]
    beside: tuple[Stand, ...]
    keys: tuple[str, ...]


class Keeping(Struct):
    """Keeps what folders of one build gave. ``looked`` is when it began to look (ns)."""

    build: Build
    looked: int = 0

    def __post_init__(self) -> None:
        self.looked = instant()

    def key(self, name: str, folder: str, *shaping: str) -> str:
        """Covers the files of a folder, the day, the code and the settings; ``shaping`` is what shapes it besides.

        "" where a file is a link, or was written so shortly ago that its time may hide another change.
        """
        build = self.build
        seen = build.scan(folder)
        if any(one.linked or not is_settled(one.modified, self.looked) for one in seen):
            return ""
        config = build.config
        told = (name, build.code_digest, config.today.isoformat(), str(config.shown_content), *shaping)
        return joined([*told, *[f"{one.size} {one.modified} {one.file}" for one in seen]])

    def of(self, key: str, make: Callable[[Build], T], beside: Callable[[T], Iterable[str]] = lambda _: ()) -> T:
        """What ``make`` gives, which reports to the build that it is given, or what it gave under this key.

        ``beside`` names the files outside the folder of the key that it looked at, present or not.
        """
        build = self.build
        kept = build.store.reading(key) if key else None
        if isinstance(kept, _Kept) and all(stand == self._stand(stand.file) for stand in kept.beside):
            build.store.hold(*kept.keys)
            build.problems.add(*kept.problems)
            return cast("T", kept.value)
        store = _Noting(build.store)
        apart = replace(build, problems=ProblemLog(), store=store)
        value = make(apart)
        problems = tuple(apart.problems)
        build.problems.add(*problems)
        if key:
            stands = tuple(self._stand(file) for file in sorted(set(beside(value))))
            if all(stand.size == ABSENT or is_settled(stand.modified, self.looked) for stand in stands):
                build.store.remember(key, _Kept(value, problems, stands, tuple(dict.fromkeys(store.keys))))
        return value

    def _stand(self, file: str) -> Stand:
        path = os.path.join(self.build.config.content, file)  # noqa: PTH118 -- many files in every build
        try:
            real = os.path.realpath(path)
            status = os.stat(real)  # noqa: PTH116
        except (OSError, ValueError):  # a name that no disk takes
            return Stand(file, "", ABSENT, 0)
        return Stand(file, real, status.st_size, status.st_mtime_ns)


class _Noting(Store):
    """A build's store that notes the keys it is asked for: they are used as long as what was made of them is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.keys: list[str] = []

    def reading(self, key: str) -> object | None:
        """What is kept under this key."""
        self.keys.append(key)
        return self._store.reading(key)

    def remember(self, key: str, value: object) -> None:
        """Keep a reading under its key."""
        self.keys.append(key)
        self._store.remember(key, value)

    def hold(self, *keys: str) -> None:
        """Count readings as used without loading them."""
        self.keys.extend(keys)
        self._store.hold(*keys)
