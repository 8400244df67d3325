"""`inv rebuild`: builds a commit again in a clean clone and holds what is published against it, byte for byte.

Who rebuilds needs to trust neither the server nor whoever published: only the commit. Exit codes are those of
`plugins.publishing.verify.command`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import asdict, replace

from plugins.engine.today import build_day
from plugins.publishing.manifest import MANIFEST, Manifest, ManifestError, Origin, from_json, of_folder
from plugins.publishing.origin import origin_of
from plugins.publishing.signing import KeyFormatError, read_public
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.command import CANNOT_BEGIN
from plugins.publishing.verify.folder import verify_folder
from plugins.publishing.verify.model import OK, Report
from plugins.publishing.verify.report import REPORTS
from plugins.publishing.verify.run import Options, verify_site
from plugins.publishing.verify.trust import Expected
from plugins.publishing.verify.web import Manners, WebAsker
from plugins.publishing.written_settings import text_setting

_LOCK = "requirements.txt"
_LARGEST_MANIFEST = 256_000_000
_LEAKING = frozenset({"SOURCE_DATE_EPOCH", "PYTHONPATH", "PYTHONHASHSEED", "VIRTUAL_ENV"})


class RebuildError(Exception):
    """A rebuild that cannot be done; the text says why, in Indonesian."""


class Asked(Struct, frozen=True):
    """The options as they were written; "" where one was not."""

    commit: str
    compare: str = ""
    today: str = ""
    folder: str = ""
    form: str = "text"


def run(project: Path, asked: Asked, stream: IO[str]) -> int:
    """Rebuild, compare and tell; the exit code."""
    try:
        commit = _resolved(project, asked.commit)
        published = _published(asked.compare)
        origin = _origin(project, asked, commit, published)
        work = Path(asked.folder) if asked.folder else project / ".cache" / "bangun-ulang"
        rebuilt = rebuild(project, commit, origin, work.absolute(), published)
        if not asked.compare:
            stream.write(f"Komit {commit} untuk {origin.today}: hash akar {rebuilt.root}, di {work / 'situs'}\n")
            return 0
        report = _compared(project, asked, rebuilt, work, sealed=published is not None)
    except RebuildError as failure:
        sys.stderr.write(f"Tidak dapat dibangun ulang: {failure}.\n")
        return CANNOT_BEGIN
    REPORTS[asked.form if asked.form in REPORTS else "text"](report, stream)
    return report.exit_code


def rebuild(project: Path, commit: str, origin: Origin, work: Path, published: Manifest | None) -> Manifest:
    """Build a commit of a project in ``work/klon``, into ``work/situs``; the manifest of what came of it.

    With ``published`` the folder is made ready as for publication: compressed copies where that has them, and the bill
    of materials. Raises `RebuildError`.
    """
    for name in ("klon", "situs", "cache"):
        shutil.rmtree(work / name, ignore_errors=True)
    work.mkdir(parents=True, exist_ok=True)
    clone = work / "klon"
    _tell(f"Menyalin komit {commit[:12]}")
    _git(project, "clone", "--quiet", "--no-checkout", "--no-hardlinks", str(project), str(clone))
    _git(clone, "checkout", "--quiet", "--detach", commit)
    python = _python_for(project, clone, work)
    listed = published.by_name() if published else {}
    compressed = any(name.endswith(".gz") and name.removesuffix(".gz") in listed for name in listed)
    wanted = {"origin": asdict(origin), "sealed": published is not None, "compressed": compressed}
    _tell(f"Membangun untuk {origin.today}")
    environment = {name: value for name, value in os.environ.items() if name not in _LEAKING}
    done = subprocess.run(  # noqa: S603 -- the interpreter and a module of the clone, no shell
        [python, "-m", "plugins.publishing.rebuild_here", str(work / "situs"), json.dumps(wanted)],
        cwd=clone,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise RebuildError(f"komit {commit[:12]} tidak dapat dibangun:\n{(done.stdout + done.stderr)[-2000:]}")
    try:
        return of_folder(work / "situs", origin)
    except ManifestError as failure:
        raise RebuildError(str(failure)) from failure


def _compared(project: Path, asked: Asked, rebuilt: Manifest, work: Path, *, sealed: bool) -> Report:
    """What is published, held against what was rebuilt."""
    settings = project / "pelicanconf.py"
    written = text_setting(settings, "SIGNING_KEY")
    try:
        key = read_public(written) if written else None
    except KeyFormatError as failure:
        raise RebuildError(f"SIGNING_KEY: {failure}") from failure
    today = build_day("", os.environ, text_setting(settings, "TIMEZONE") or "Asia/Jakarta")
    if today is None:
        raise RebuildError("SOURCE_DATE_EPOCH bukan waktu")
    expected = Expected(key, today, rebuilt.origin.commit, manifest=rebuilt)
    if _is_url(asked.compare):
        token = f"suluh-{os.urandom(6).hex()}"
        options = Options(expected, project / ".cache", token, original=work / "situs")
        return verify_site(asked.compare, options, _tell)
    report = verify_folder(Path(asked.compare), expected)
    if not sealed:  # a folder that was only built has no manifest, and promises none
        report.problems = [one for one in report.problems if one.code != found.NO_MANIFEST.code]
    return report


def _published(target: str) -> Manifest | None:
    """The manifest of what is published; ``None`` where nothing is compared, or a folder that was only built."""
    if not target:
        return None
    if not _is_url(target):
        if not Path(target).is_dir():
            raise RebuildError(f"“{target}” bukan alamat http(s) dan bukan folder")
        path = Path(target) / MANIFEST
        data = path.read_bytes() if path.is_file() else None
    else:
        asker = WebAsker(target, Manners())
        answer = asker.get(MANIFEST, _LARGEST_MANIFEST)
        asker.close()
        if answer.status != OK or not answer.whole:
            raise RebuildError(f"manifest di {target} tidak terbaca: {answer.failure or answer.status}")
        data = answer.body
    try:
        return from_json(data) if data is not None else None
    except ManifestError as failure:
        raise RebuildError(str(failure)) from failure


def _origin(project: Path, asked: Asked, commit: str, published: Manifest | None) -> Origin:
    """What the rebuilt site says of itself: as the published manifest does, but of the commit that is rebuilt."""
    zone = text_setting(project / "pelicanconf.py", "TIMEZONE") or "Asia/Jakarta"
    today = build_day(asked.today, os.environ, zone)
    if today is None:
        raise RebuildError(f"--today {asked.today}: tulis sebagai TTTT-BB-HH")
    if published is None:
        origin = origin_of(project, text_setting(project / "pelicanconf.py", "SITEURL"), today)
        return replace(origin, commit=commit)
    if asked.today and today.isoformat() != published.origin.today:
        until = max(published.origin.until, today.isoformat())
        return replace(published.origin, commit=commit, today=today.isoformat(), until=until)
    return replace(published.origin, commit=commit)


def _python_for(project: Path, clone: Path, work: Path) -> str:
    """The interpreter with the commit's libraries: this one where the lock is the same, else one set up for it."""
    if not (clone / _LOCK).is_file():
        raise RebuildError(f"komit itu tidak mempunyai {_LOCK}")
    if (clone / _LOCK).read_bytes() == (project / _LOCK).read_bytes():
        return sys.executable
    _tell(f"{_LOCK} komit itu lain: memasang pustakanya di {work / 'venv'} (perlu jaringan)")
    shutil.rmtree(work / "venv", ignore_errors=True)
    python = work / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", _LOCK]
    for command in ([sys.executable, "-m", "venv", str(work / "venv")], [str(python), *install]):
        done = subprocess.run(  # noqa: S603 -- the interpreter with fixed words, no shell
            command, cwd=clone, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        if done.returncode:
            raise RebuildError(f"pustaka komit itu tidak dapat dipasang:\n{done.stderr[-2000:]}")
    return str(python)


def _resolved(project: Path, written: str) -> str:
    if not re.fullmatch(r"[\w./~^@{}-]+", written) or written.startswith("-"):
        raise RebuildError(f"“{written}” bukan nama komit")
    return _git(project, "rev-parse", "--verify", "--quiet", f"{written}^{{commit}}", why=f"komit {written} tidak ada")


def _git(folder: Path, *words: str, why: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- fixed words and checked names, no shell
            ["git", *words],  # noqa: S607 -- the git of whoever checks
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as failure:
        raise RebuildError(f"git tidak dapat dijalankan: {failure.strerror}") from failure
    if done.returncode:
        raise RebuildError(why or f"git {words[0]} gagal: {done.stderr.strip()}")
    return done.stdout.strip()


def _is_url(target: str) -> bool:
    return target.startswith(("http://", "https://"))


def _tell(step: str) -> None:
    sys.stderr.write(f"{step} …\n")
    sys.stderr.flush()
