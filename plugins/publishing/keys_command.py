"""`inv keys`: makes the office's key, and says where its two halves belong."""

from __future__ import annotations

from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from plugins.publishing.keys import IN_ENVIRONMENT, IN_FILE, SETTING, KeyRefusedError, make_key, set_public
from plugins.publishing.written_settings import text_setting

_SAID = """\
Kunci {id} sudah dibuat.

  Rahasia  {path}
           Hanya untuk yang berwenang menerbitkan. Buat cadangan di tempat terkunci di luar komputer ini:
           kunci yang hilang tidak dapat dibuat ulang. Jangan pernah mengomitnya atau mengirimnya lewat pesan.
  Publik   {line}
           {where}

Menerbitkan dari komputer ini: {in_file}={path} inv publish
Menerbitkan dari CI: simpan isi berkas itu sebagai rahasia bernama {in_environment}.
Umumkan kunci publik itu juga di tempat lain (papan pengumuman, kop surat, media sosial kantor): kunci yang hanya ada
di situs tidak membuktikan apa-apa bila situsnya diretas.
"""
_HAS_ONE = """\
Tidak ada kunci yang dibuat: {setting} di {file} sudah terisi.
Mengganti kunci memutus kepercayaan pembaca. Baca “Changing the key” dalam docs/trust.md; kosongkan dahulu {setting}
hanya bila memang harus.
"""


def run(settings_file: Path, output: str, stream: IO[str]) -> int:
    """Make a key, unless that would harm one that exists; 0, or 1 where it was refused."""
    host = urlsplit(text_setting(settings_file, "SITEURL")).hostname or "situs"
    path = Path(output).expanduser() if output else Path.home() / ".suluh" / f"{host}.key"
    if text_setting(settings_file, SETTING):
        stream.write(_HAS_ONE.format(setting=SETTING, file=settings_file.name))
        return 1
    try:
        key = make_key(path)
        written = set_public(settings_file, key.public)
    except (KeyRefusedError, OSError) as failure:
        stream.write(f"Tidak ada kunci yang dibuat: {failure}.\n")
        return 1
    line = key.public.line
    where = (
        f"Sudah ditulis di {settings_file.name}" if written else f'Tulis di {settings_file.name}: {SETTING} = "{line}"'
    )
    where += "; komit perubahan itu."
    names = {"in_file": IN_FILE, "in_environment": IN_ENVIRONMENT}
    stream.write(_SAID.format(id=key.public.id, path=path.absolute(), line=line, where=where, **names))
    return 0
