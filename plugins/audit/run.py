"""A whole check: which files, what is kept, what is examined anew, what compares files, what is told."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plugins.audit import problems as found
from plugins.audit.cache import Result, Results, unpacked
from plugins.audit.catalogue import kinds
from plugins.audit.exceptions import let_off
from plugins.audit.model import Context, Finding
from plugins.audit.report import Outcome, Told, told
from plugins.audit.rules import site
from plugins.audit.surroundings import Surroundings, context_of
from plugins.engine.config import SiteConfig
from plugins.engine.files import decode, inside, walk
from plugins.engine.problem import Problem

MANY = 200
"""From so many changed files on, the work is shared between processes; starting one costs about a tenth of a second."""

_CHUNK = 50


class Request(Struct, frozen=True):
    """What an editor asks for. ``only`` and ``without`` are codes; ``paths`` are as the editor wrote them."""

    paths: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    fix: bool = False
    dry_run: bool = False
    links: bool = False

    def wants(self, code: str) -> bool:
        """Whether findings of a code are told; those that are no audit always are, unless others are asked for."""
        return code not in self.without and (not self.only or code in self.only)


def check(request: Request, around: Surroundings, *, workers: int | None = None) -> Outcome:
    """Check the files that are asked for; never raises for what they hold."""
    started = time.monotonic()
    config = around.config
    files, problems = chosen_files(request.paths, config)
    changed: tuple[tuple[str, int], ...] = ()
    diff = ""
    if request.fix or request.dry_run:
        changed, diff, mistakes = _fix(request, files, config)
        problems += mistakes
    results, checked = _results(files, around, request, workers or os.cpu_count() or 1)
    findings = [(file, finding) for file, result in results.items() for finding in result.findings]
    findings += _across(results)
    if request.links:
        findings += _links(results, config)
    texts = _Texts(config.content)
    wanted = [(file, one) for file, one in findings if request.wants(one.problem.code)]
    shown = [_shown(told(one, texts.of(file) if one.end else ""), config) for file, one in wanted]
    shown += [Told(problem) for problem in problems]
    return Outcome(
        told=tuple(sorted(dict.fromkeys(shown), key=_order)),
        files=len(files),
        checked=checked,
        seconds=time.monotonic() - started,
        changed=changed,
        diff=diff,
    )


def _order(one: Told) -> tuple[str, int, int, Problem]:
    return one.problem.file, one.problem.line, one.column, one.problem


def _shown(one: Told, config: SiteConfig) -> Told:
    """The finding with its file as the editor knows it, from the folder where the command is given."""
    return replace(one, problem=replace(one.problem, file=f"{config.shown_content}/{one.problem.file}"))


def chosen_files(paths: Sequence[str], config: SiteConfig) -> tuple[tuple[str, ...], list[Problem]]:
    """The files to check, relative to the content folder, and what is wrong with the paths that were given."""
    root = config.content
    problems: list[Problem] = []
    chosen: dict[str, None] = {}
    for name in paths or (str(root),):
        path = Path(name) if Path(name).exists() else root / name
        path = path.absolute()
        if not path.exists():
            problems.append(found.NO_SUCH_PATH.at(name, path=name))
        elif not inside(path, root):
            problems.append(found.OUTSIDE.at(name, path=name))
        else:
            here = path.resolve()
            every = walk(root, here.relative_to(root).as_posix()) if here.is_dir() else iter((here,))
            chosen |= dict.fromkeys(item.relative_to(root).as_posix() for item in every if inside(item, root))
    return tuple(sorted(chosen)), problems


def _results(
    files: Sequence[str], around: Surroundings, request: Request, workers: int
) -> tuple[dict[str, Result], int]:
    """The result of every file, from the cache where its bytes are known, and how many were examined."""
    root, whole = around.config.content, not request.paths
    kept = Results(around.config.cache, around.stamp)
    stored = kept.load()
    results: dict[str, Result] = {}
    stale: list[str] = []
    for file in files:
        digest, packed = stored.get(file, ("", b""))
        known = unpacked(packed) if digest and digest == _digest(root / file) else None
        if known is None:
            stale.append(file)
        else:
            results[file] = known
    fresh = dict(_examined(stale, around.config, workers))
    if fresh or (whole and stored.keys() - set(files)):
        kept.save(fresh, set(files) if whole else None)
    return {file: fresh.get(file) or results[file] for file in files if file in fresh or file in results}, len(stale)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _examined(files: Sequence[str], config: SiteConfig, workers: int) -> Iterator[tuple[str, Result]]:
    if not files:
        return
    if len(files) < MANY or workers < 2:  # noqa: PLR2004 -- alone, processes only cost time
        yield from examine_all(files, config.content, context_of(config))
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- for many files only

    chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
    context = context_of(config)
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(config.content, context)) as pool:
        for rows in pool.map(_examine_chunk, chunks):
            yield from rows


def examine_all(files: Iterable[str], root: Path, context: Context) -> Iterator[tuple[str, Result]]:
    """The result of each file; one that cannot be opened is a problem of its own."""
    from plugins.audit.examine import examine  # noqa: PLC0415 -- not needed where nothing changed
    from plugins.engine.problems import UNREADABLE  # noqa: PLC0415

    for file in files:
        try:
            data = (root / file).read_bytes()
        except OSError as failure:
            detail = failure.strerror or str(failure)
            yield file, Result("", (Finding(UNREADABLE.at(file, detail=detail)),))
            continue
        yield file, examine(file, data, context)


_prepared: list[tuple[Path, Context]] = []
"""What a worker process was given at its start; empty in the process of the command itself."""


def _prepare(root: Path, context: Context) -> None:
    _prepared[:] = [(root, context)]


def _examine_chunk(files: Sequence[str]) -> list[tuple[str, Result]]:
    root, context = _prepared[0]
    return list(examine_all(files, root, context))


def _across(results: Mapping[str, Result]) -> Iterator[tuple[str, Finding]]:
    """What only a comparison of all files tells, without what their exceptions let off."""
    found_here = [
        *site.near_duplicates([(file, result.sketch) for file, result in results.items()]),
        *site.same_files([(file, result.digest) for file, result in results.items() if result.digest]),
    ]
    for finding in found_here:
        stay, _ = let_off((finding,), results[finding.problem.file].exempt)
        yield from ((finding.problem.file, one) for one in stay)


def _links(results: Mapping[str, Result], config: SiteConfig) -> Iterator[tuple[str, Finding]]:
    from plugins.audit.links import link_findings  # noqa: PLC0415 -- on request only

    links = {file: result.links for file, result in results.items() if result.links}
    for finding in link_findings(links, config.cache, config.today):
        stay, _ = let_off((finding,), results[finding.problem.file].exempt)
        yield from ((finding.problem.file, one) for one in stay)


def _fix(
    request: Request, files: Iterable[str], config: SiteConfig
) -> tuple[tuple[tuple[str, int], ...], str, list[Problem]]:
    """Fix what is certain, or only show what would change."""
    from plugins.audit.fixing import fixed, write  # noqa: PLC0415 -- on request only

    context = context_of(config)
    codes = {kind.code for kind in kinds() if request.wants(kind.code)}
    changed, diffs, problems = [], [], []
    for file in files:
        path = config.content / file
        if path.suffix.lower() not in {".md", ".markdown"} or not path.is_file():
            continue
        result = fixed(file, path.read_bytes(), context, codes)
        if result.before == result.after:
            continue
        shown = f"{config.shown_content}/{file}"
        if request.dry_run:
            diffs.append(result.diff(shown))
        else:
            failure = write(path, result)
            if failure:
                problems.append(found.NOT_WRITTEN.at(shown, detail=failure))
                continue
        changed.append((shown, len(result.changes)))
    return tuple(changed), "".join(diffs), problems


class _Texts:
    """The text of one file at a time, for the columns of its findings."""

    def __init__(self, root: Path) -> None:
        self._root, self._file, self._text = root, "", ""

    def of(self, file: str) -> str:
        if file != self._file:
            self._file, self._text = file, self._read(file)
        return self._text

    def _read(self, file: str) -> str:
        try:
            source, _ = decode(file, (self._root / file).read_bytes())
        except OSError:
            return ""
        return source.text if source else ""


def unknown_codes(codes: Collection[str]) -> list[str]:
    """Codes that no audit has; those of other rooms pass by their form."""
    known = {kind.code for kind in kinds()}
    return sorted(code for code in codes if not re.fullmatch(r"[B-Z]\d{3}", code) and code not in known)
