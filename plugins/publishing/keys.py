"""The office's key: made once, its secret half kept outside git, its public half in the settings.

The secret is read from the environment variable ``SULUH_KUNCI`` (the key itself, for CI) or from the file that
``SULUH_KUNCI_BERKAS`` names; a file that others may read is refused, as ``ssh`` does.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.publishing.signing import KeyFormatError, PublicKey, SecretKey, read_secret, secret_key

IN_ENVIRONMENT = "SULUH_KUNCI"
IN_FILE = "SULUH_KUNCI_BERKAS"
SETTING = "SIGNING_KEY"
_LINE = re.compile(rf'^{SETTING} = (["\'])(.*?)\1', re.MULTILINE)


class KeyRefusedError(Exception):
    """A key that is not made or not used, to keep it safe; the text says why and what to do, in Indonesian."""


def secret_from(environment: Mapping[str, str]) -> SecretKey | None:
    """The secret key that the surroundings name, or ``None`` where they name none. Raises `KeyRefusedError`."""
    written, named = environment.get(IN_ENVIRONMENT, ""), environment.get(IN_FILE, "")
    if not written and not named:
        return None
    if written and named:
        raise KeyRefusedError(f"{IN_ENVIRONMENT} dan {IN_FILE} keduanya diisi: isi salah satu saja")
    try:
        return read_secret(written or _read_private(Path(named).expanduser()))
    except KeyFormatError as failure:
        raise KeyRefusedError(f"{IN_ENVIRONMENT if written else named}: {failure}") from failure


def make_key(path: Path) -> SecretKey:
    """Make a key and write its secret half into a new file that only its owner may read.

    Raises `KeyRefusedError` where the file exists, or lies in a git work tree that does not ignore it.
    """
    path = path.expanduser().absolute()
    if os.path.lexists(path):
        raise KeyRefusedError(f"{path} sudah ada dan tidak ditimpa: kunci yang hilang tidak dapat dibuat ulang")
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, mode=0o700)
    if _would_be_committed(path):
        raise KeyRefusedError(
            f"{path} berada di dalam repositori git dan dapat ikut terkomit. Simpan di luar repositori, "
            "misalnya ~/.suluh/, atau sebut berkas itu dalam .gitignore lebih dahulu"
        )
    key = secret_key(secrets.token_bytes(40))
    try:
        # Created with its final rights: at no moment may anyone else read it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
            stream.write(key.file)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as failure:
        raise KeyRefusedError(f"{path} tidak dapat ditulis: {failure.strerror}") from failure
    return key


def set_public(settings_file: Path, key: PublicKey) -> bool:
    """Write the public key into the settings file; false where there is no line for it.

    Raises `KeyRefusedError` where another key stands there.
    """
    text = settings_file.read_text("utf-8")
    found = _LINE.search(text)
    if found is None:
        return False
    if found[2] and found[2] != key.line:
        raise KeyRefusedError(
            f"{settings_file.name} sudah memuat {SETTING} lain. Mengganti kunci memutus kepercayaan pembaca: "
            "baca bagian “Changing the key” dalam docs/trust.md"
        )
    settings_file.write_text(f'{text[: found.start()]}{SETTING} = "{key.line}"{text[found.end() :]}', "utf-8")
    return True


def _read_private(path: Path) -> str:
    try:
        status = path.stat()
        text = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as failure:
        raise KeyRefusedError(f"kunci rahasia {path} tidak terbaca: {failure}") from failure
    if sys.platform != "win32" and status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyRefusedError(f"kunci rahasia {path} terbaca oleh pengguna lain: jalankan `chmod 600 {path}`")
    if _would_be_committed(path.resolve()):
        raise KeyRefusedError(f"kunci rahasia {path} berada di dalam repositori git dan tidak diabaikan git: pindahkan")
    return text


def _would_be_committed(path: Path) -> bool:
    """Whether a file lies in a git work tree that does not ignore it."""

    def git(*words: str) -> int:
        done = subprocess.run(  # noqa: S603 -- fixed words and a path, no shell
            ["git", "-C", str(path.parent), *words],  # noqa: S607 -- the git of whoever works here
            capture_output=True,
            check=False,
        )
        return done.returncode if done.stdout.strip() != b"false" else 1

    try:
        return git("rev-parse", "--is-inside-work-tree") == 0 and git("check-ignore", "--quiet", "--", str(path)) != 0
    except OSError:  # without git nothing is committed
        return False
