"""`inv publish`: build, audit, guard, and only then put the site on line; nothing half done is ever seen.

Whatever fails before the target's last step leaves the published site as it was. The next run begins from the
committed sources again, so there is nothing to mend by hand.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.engine.command import build
from plugins.engine.config import SiteConfig
from plugins.engine.locking import Held, held
from plugins.engine.problem import Problem, Severity
from plugins.engine.problems import INTERNAL
from plugins.engine.today import build_day
from plugins.engine.words import number_text
from plugins.publishing import guards
from plugins.publishing import problems_publish as found
from plugins.publishing.origin import origin_of
from plugins.publishing.prepare import key_for, prepare
from plugins.publishing.sources import ignored_content, uncommitted
from plugins.publishing.targets.choose import Options, Place, place_of
from plugins.publishing.targets.model import Prepared, RefusedError, refuse
from plugins.publishing.telling import Teller

Check = Callable[[Mapping[str, Any], Mapping[str, Any], IO[str]], int]
"""`plugins.audit.command.run`: settings, options, stream; this room does not know the audits themselves."""
_WORK = "terbit"
_NOT_CHANGED = "Tidak diterbitkan. Situs yang sekarang tampil tidak diubah."


class Surroundings(Struct, frozen=True):
    """What a publication is given beside its options: the settings file, the audits, the environment, a stream."""

    settings: Path
    check: Check
    environment: Mapping[str, str]
    stream: IO[str]

    @property
    def project(self) -> Path:
        """The project's folder."""
        return self.settings.parent


def publish(around: Surroundings, options: Options) -> int:
    """Publish as the options say, tell how it goes; 0 when it is done (or would be, with ``dry_run``), else 1."""
    teller = Teller(around.stream, options.form)
    try:
        place = place_of(around.settings, options, around.environment)
        with _alone(place.config):
            if options.rollback:
                return _rolled_back(place, teller)
            return _published(around, place, teller)
    except RefusedError as refusal:
        teller.report(refusal.problems)
    except OSError as failure:
        detail = f"{failure.filename or ''}: {failure.strerror or failure}".removeprefix(": ")
        teller.report((found.DISK.at("inv publish", detail=detail),))
    except Exception as failure:  # noqa: BLE001 -- the promise to editors: a problem, never a traceback
        teller.report((_internal(around.project, failure),))
    teller.end(_NOT_CHANGED, "perbaiki yang tertulis di atas, lalu jalankan lagi.", ok=False)
    return 1


def _internal(project: Path, failure: Exception) -> Problem:
    """A mistake of the program itself, with its traceback in a file for whoever keeps the program."""
    log = project / ".cache" / "galat.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("".join(traceback.format_exception(failure)), "utf-8")
    return INTERNAL.at("inv publish", detail=f"{type(failure).__name__}: {failure}", log=log.relative_to(project))


@contextlib.contextmanager
def _alone(config: SiteConfig) -> Iterator[None]:
    try:
        with held(config.cache / f"{_WORK}.kunci"):
            yield
    except Held as busy:
        raise refuse(found.BUSY, "inv publish") from busy


def _rolled_back(place: Place, teller: Teller) -> int:
    for line in place.target.rollback().said:
        teller.say(line)
    teller.end(
        "Selesai: versi sebelumnya tampil kembali.", "periksa situs, perbaiki isinya, lalu terbitkan lagi.", ok=True
    )
    return 0


def _published(around: Surroundings, place: Place, teller: Teller) -> int:
    options, config = place.options, place.config
    secret = None if options.dry_run else key_for(config.settings.signing_key, around.environment)
    stops = [*_not_committed(around.project, config)]
    if stops and not options.dry_run:
        raise RefusedError(*stops)
    teller.step(f"Melihat yang sedang tampil di {place.shown}")
    before = place.target.last()
    folder = config.cache / _WORK / "situs"
    _built(around, place, folder, teller)
    _audited(around, place, teller)
    if not options.dry_run and (uncommitted(around.project) or ignored_content(around.project, config)):
        raise refuse(found.CHANGED_MEANWHILE, "inv publish")
    teller.step("Menyiapkan manifest dan berkas server")
    origin = origin_of(around.project, config.settings.siteurl, config.today)
    site = prepare(folder, origin, place.host, secret, around.project / "requirements.txt")
    difference = guards.difference(before, site.manifest, site.hosting)
    teller.show(difference, whole=options.dry_run)
    found_here = [_accepted(one, options) for one in (*place.target.warnings(), *_objections(site, place, before))]
    stops += [one for one in found_here if one.severity is Severity.ERROR]
    teller.report([*[one for one in found_here if one not in stops], *stops])
    if stops:
        teller.end(_NOT_CHANGED, "perbaiki yang tertulis di atas, lalu jalankan lagi.", ok=False)
        return 1
    if options.dry_run:
        teller.end(
            "Percobaan saja: tidak ada yang diterbitkan.", "`inv publish` tanpa --dry-run menerbitkannya.", ok=True
        )
        return 0
    teller.step(f"Menerbitkan ke {place.shown}")
    done = place.target.publish(site)
    for line in done.said:
        teller.say(line)
    origin = site.manifest.origin
    count = number_text(len(site.manifest.files))
    verb = "Terbit" if done.changed else "Sudah tampil"
    teller.end(f"{verb}: {count} berkas dari komit {origin.commit[:12]} ({origin.today}).", place.next_step, ok=True)
    return 0


def _accepted(problem: Problem, options: Options) -> Problem:
    """A refusal that was overruled by name is still told, as a warning."""
    return replace(problem, severity=Severity.WARNING) if problem.code in options.accept else problem


def _not_committed(project: Path, config: SiteConfig) -> Iterator[Problem]:
    """What differs between the folder and the commit that will be said to be published."""
    files = uncommitted(project)
    if files is None:
        yield found.NOT_COMMITTED.at("inv publish", files=" (tidak ada komit git)")
    elif files:
        yield found.NOT_COMMITTED.at("inv publish", files=f": {_some(files)}")
    ignored = ignored_content(project, config)
    if ignored:
        yield found.IGNORED_CONTENT.at("inv publish", files=_some(ignored))


def _built(around: Surroundings, place: Place, folder: Path, teller: Teller) -> None:
    """Build from nothing into a folder of its own; the report's problems are told, its closing words are not."""
    teller.step("Membangun situs dari awal")
    shutil.rmtree(folder, ignore_errors=True)
    overrides = {**place.overrides, "OUTPUT_PATH": str(folder), "BUILD_CLEAN": True, "BUILD_FORMAT": "json"}
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = build(around.settings, overrides)
    told = _json(said.getvalue())
    problems = [_problem(one) for one in told.get("problems", [])]
    if code:
        raise RefusedError(
            *(one for one in problems if one.severity is Severity.ERROR), found.BUILD_FAILED.at("inv publish")
        )
    if teller.form != "text":  # for a program or a code host every remark counts, such as a date that passed at night
        teller.report(problems)
    warned = sum(one.severity is Severity.WARNING for one in problems)
    remark = f"; {number_text(warned)} peringatan (`inv build` menunjukkannya)" if warned else ""
    teller.say(f"{number_text(told['pages'])} halaman, {number_text(told['files'])} berkas{remark}.")


def _audited(around: Surroundings, place: Place, teller: Teller) -> None:
    teller.step("Memeriksa naskah")
    said = io.StringIO()
    code = around.check(place.values, {"format": "json"}, said)
    told = _json(said.getvalue())
    errors = [one for one in map(_problem, told.get("problems", [])) if one.severity is Severity.ERROR]
    if code or errors:
        raise RefusedError(*errors, found.AUDIT_FAILED.at("inv publish", count=number_text(len(errors))))
    teller.say(f"{number_text(told['files'])} berkas isi, tidak ada galat.")


def _objections(site: Prepared, place: Place, before: Any) -> Iterator[Problem]:
    """What speaks against this publication, and what should be known about it."""
    config = place.config
    if config.settings.site_is_sample:
        yield found.SAMPLE.at("pelicanconf.py")
    if not config.settings.signing_key:
        yield found.UNSIGNED.at("pelicanconf.py")
    files = [(path.relative_to(site.folder).as_posix(), path.stat().st_size) for path in _files(site.folder)]
    yield from guards.against_host(files, place.host, site.hosting, pushed=place.pushed)
    yield from guards.against_readers(site.manifest, site.hosting)
    yield from guards.against_last(before, site.manifest, config.settings.publish_vanish)
    now = build_day("", {}, config.settings.timezone)
    alerts = site.folder / guards.ALERTS
    if now is not None and alerts.is_file():
        yield from guards.against_alerts(alerts.read_bytes(), config.today, now, config.zone)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _some(names: list[str]) -> str:
    more = len(names) - 3
    return ", ".join(names[:3]) + (f", dan {number_text(more)} lagi" if more > 0 else "")


def _json(text: str) -> dict[str, Any]:
    """The JSON report of a build or a check; a report that is none becomes an empty one."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _problem(row: Mapping[str, Any]) -> Problem:
    names = ("file", "line", "code", "severity", "message", "reason", "hint")
    values = {name: row[name] for name in names}
    return Problem(**{**values, "severity": Severity(values["severity"])})
