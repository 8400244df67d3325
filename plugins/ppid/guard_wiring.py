"""The personal-data guard's part in a build: it reads every file of the content folder before anything is written.

PerKI 1/2021 Ps 5(3). Drafts and files that no page names are read too: the whole folder is kept and often public.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.filememo import FileMemo, Known
from plugins.engine.files import Seen, inside
from plugins.engine.fingerprint import fingerprint
from plugins.engine.page import AnyPage, CopiedFile, File
from plugins.engine.parallel import spread
from plugins.engine.problem import Problem
from plugins.newsroom.model import Newsroom
from plugins.ppid import problems as ppid_problems
from plugins.ppid import services_problems as found
from plugins.ppid.guard_leave import guard_of, read_allowances
from plugins.ppid.guard_model import Inspection
from plugins.ppid.guard_scan import inspect
from plugins.ppid.guard_sources import file_text, readable
from plugins.ppid.privacy import ALLOWANCES, Guard, validate_allowances
from plugins.ppid.services_model import Services

PROMULGATED = date(2021, 6, 30)
"""The day on which PerKI 1/2021 took the place of PerKI 1/2010 and 1/2017 (Ps 63); older news cited them rightly."""


class GuardContributor(Contributor):
    """Looks for personal data in every source of the build, and for rules that no longer hold."""

    def check(self, pages: Sequence[AnyPage], files: Sequence[File]) -> None:
        """Read every file, from the cache where nothing changed, and report what must not be published."""
        del pages
        build = self.build
        guard = self._guard()
        found_in = self._inspections(guard)
        named = {file for file, inspection in found_in if inspection.problems}
        days = {one.file: one.day for one in build.need(Newsroom).articles if one.file in named} if named else {}
        for file, inspection in found_in:
            build.report(*_timely(inspection.problems, days.get(file)))
        self._tell_places([file for file, inspection in found_in if inspection.located], files)
        build.report(*validate_allowances(guard, [text for _, inspection in found_in for text in inspection.alike]))

    def _tell_places(self, located: Sequence[str], files: Sequence[File]) -> None:
        """Report the pictures that tell where they were taken."""
        if not located:
            return
        build = self.build
        copied = {file.origin.resolve() for file in files if isinstance(file, CopiedFile)}
        for file in located:
            if (build.config.content / file).resolve() in copied:
                build.report(found.LOCATION_PUBLISHED.at(file))
            elif not file.startswith("media/"):  # of photos there, the media room tells
                build.report(found.LOCATION_KEPT.at(file))

    def _inspections(self, guard: Guard) -> list[tuple[str, Inspection]]:
        """What the guard finds in the files of the content folder, by path; its own list is left out.

        Kept by content and name: the same bytes at another place are read anew. Of a file in which it finds nothing,
        nearly all, no more is kept than that it was read.
        """
        build = self.build
        memo: FileMemo[Inspection | None] = FileMemo(build.store, "guard", fingerprint(guard, build.code_digest))
        folders: dict[str, list[Seen]] = defaultdict(list)
        for seen in build.scan():
            folders[seen.file.rpartition("/")[0]].append(seen)
        told: list[tuple[str, Inspection | None]] = []
        touched: list[Seen] = []
        for group in folders.values():
            values = memo.whole(group)
            if values is None:
                touched += group
            elif any(values):
                told += [(seen.file, value) for seen, value in zip(group, values, strict=True)]
        known = {seen.file: kept for seen in touched if (kept := memo.untouched(seen)) is not None}
        fresh = [seen for seen in touched if seen.file not in known]
        work = spread(
            lambda number: self._look(fresh[number], memo, guard), len(fresh), build.config.settings.build_workers
        )
        for seen, looked in zip(fresh, build.count(work, len(fresh)), strict=True):
            if looked is not None:
                known[seen.file] = looked
        memo.keep(known)
        told += [(file, one.value) for file, one in known.items()]
        return sorted(((file, found) for file, found in told if found), key=lambda one: one[0])

    def _look(self, seen: Seen, memo: FileMemo[Inspection | None], guard: Guard) -> Known | None:
        """What is to be known of one file; ``None`` where it cannot be looked at."""
        root = self.build.config.content
        if not readable(seen.file) or seen.file == ALLOWANCES:
            return memo.made(seen, "", None)
        path = root / seen.file
        if seen.linked and not inside(path, root):
            return None
        try:
            data = path.read_bytes()
        except OSError:  # nor can it be published; the room that it belongs to tells why
            return None
        digest = hashlib.sha256(data).hexdigest()
        kept = memo.unchanged(seen, digest)
        return kept or memo.made(seen, digest, inspect(seen.file, file_text(seen.file, data), guard) or None)

    def _guard(self) -> Guard:
        allowed, problems = read_allowances(self.build.config.content)
        self.build.report(*problems)
        return guard_of(self.build.config, self.build.need(Services).meta, allowed)


def _timely(problems: Sequence[Problem], day: date | None) -> Iterator[Problem]:
    """The problems without those about a rule that still held on the day of an article."""
    for problem in problems:
        old_rule = problem.code == ppid_problems.REPEALED_RULE.code and problem.message.startswith("PerKI")
        if not (old_rule and day is not None and day < PROMULGATED):
            yield problem


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return GuardContributor
