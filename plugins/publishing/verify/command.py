"""`inv verify`: a published site, by address or as a folder, held against its signed manifest.

Exit codes: 0 as published; 1 tampering or another error; 2 only weaknesses, such as a header that is not sent; 3 the
check was broken off and found nothing so far; 4 it could not begin (wrong option, unusable key).
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.engine.today import build_day
from plugins.publishing.keys import SETTING
from plugins.publishing.manifest import MANIFEST, Manifest, ManifestError, from_json
from plugins.publishing.signing import KeyFormatError, PublicKey, read_public
from plugins.publishing.verify.cloaking import USUAL
from plugins.publishing.verify.folder import verify_folder
from plugins.publishing.verify.model import Report
from plugins.publishing.verify.report import REPORTS
from plugins.publishing.verify.run import Options, verify_site
from plugins.publishing.verify.trust import Expected
from plugins.publishing.verify.web import Manners
from plugins.publishing.written_settings import text_setting

CANNOT_BEGIN = 4
_MOST_AT_ONCE = 16


class OptionError(ValueError):
    """An option that cannot be used; the text says why, in Indonesian."""


class Asked(Struct, frozen=True):
    """The options as they were written; "" where one was not."""

    target: str
    key: str = ""
    manifest: str = ""
    commit: str = ""
    today: str = ""
    original: str = ""
    form: str = "text"
    resume: bool = False
    thorough: bool = False
    at_once: int = 4
    pause: float = 0.05
    timeout: float = 15.0


def run(settings_file: Path, asked: Asked, environment: Mapping[str, str], stream: IO[str]) -> int:
    """Check and tell; the exit code."""
    try:
        report = _checked(settings_file, asked, environment)
    except OptionError as failure:
        sys.stderr.write(f"{failure}\n")
        return CANNOT_BEGIN
    REPORTS[asked.form](report, stream)
    return report.exit_code


def _checked(settings_file: Path, asked: Asked, environment: Mapping[str, str]) -> Report:
    if asked.form not in REPORTS:
        raise OptionError(f"--format {asked.form}: bentuknya text atau json")
    if not 1 <= asked.at_once <= _MOST_AT_ONCE or asked.pause < 0 or asked.timeout <= 0:
        raise OptionError(f"--parallel dari 1 sampai {_MOST_AT_ONCE}; --pause dan --timeout tidak boleh negatif")
    zone = text_setting(settings_file, "TIMEZONE") or "Asia/Jakarta"
    today = build_day(asked.today, environment, zone)
    if today is None:
        raise OptionError(f"--today {asked.today}: tulis sebagai TTTT-BB-HH")
    if asked.commit and not re.fullmatch(r"[0-9a-fA-F]{7,64}", asked.commit):
        raise OptionError(f"--commit {asked.commit}: tulis sedikitnya tujuh huruf pertama hash komit")
    target = asked.target
    is_site = target.startswith(("http://", "https://"))
    expected = Expected(
        key=_key(asked.key, settings_file),
        today=today,
        commit=asked.commit,
        project=settings_file.parent,
        site=text_setting(settings_file, "SITEURL"),
        manifest=_manifest(asked.manifest),
    )
    if not is_site:
        if not Path(target).is_dir():
            raise OptionError(f"“{target}” bukan alamat http(s) dan bukan folder")
        return verify_folder(Path(target), expected)
    if not urlsplit(target).hostname or urlsplit(target).query or urlsplit(target).fragment:
        raise OptionError(f"“{target}” bukan alamat situs")
    options = Options(
        expected=expected,
        cache=settings_file.parent / ".cache",
        token=f"suluh-{secrets.token_hex(6)}",
        resume=asked.resume,
        manners=Manners(asked.at_once, asked.pause, asked.timeout),
        budget=0 if asked.thorough else USUAL,
        original=Path(asked.original) if asked.original else None,
    )
    return verify_site(target, options, _tell)


def _tell(step: str) -> None:
    sys.stderr.write(f"{step} …\n")
    sys.stderr.flush()


def _key(written: str, settings_file: Path) -> PublicKey | None:
    """The trusted key: as written, from a file of that name, or from the settings."""
    text = written or text_setting(settings_file, SETTING)
    if not text:
        return None
    try:
        return read_public(Path(text).read_text("utf-8") if os.path.isfile(text) else text)  # noqa: PTH113 -- may be no path
    except (KeyFormatError, OSError, UnicodeDecodeError) as failure:
        raise OptionError(f"kunci “{text[:60]}” tidak dapat dipakai: {failure}") from failure


def _manifest(written: str) -> Manifest | None:
    """The manifest that was published last, from its file or from the folder that was published."""
    if not written:
        return None
    path = Path(written)
    try:
        return from_json((path / MANIFEST if path.is_dir() else path).read_bytes())
    except (OSError, ManifestError) as failure:
        raise OptionError(f"--manifest {written}: {failure}") from failure
