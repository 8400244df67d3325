"""An issue form becomes a file: ``python -m tools.formulir --event event.json --report laporan.md``.

Run by ``.github/workflows/formulir.yml``. Everything of the issue is read from the event's file (never from a command
line or a workflow expression), so that nothing in a title or text can be run. Writes the draft and its photos below
``content/`` and a comment for the editor; exit code 0 with a draft, 3 where something is missing, 4 where the author
may not write.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.desk.form.answers import read_answers
from plugins.desk.form.draft import FormDraft, draft_of
from plugins.desk.form.photos import Fetch, fetch_attachment
from plugins.desk.importing.write import create
from plugins.desk.starting.wish import Around
from plugins.engine.config import load_config
from plugins.registers.load import load_registers

ROOT = Path(__file__).resolve().parents[1]
WRITERS = ("OWNER", "MEMBER", "COLLABORATOR")
"""Whom the service itself calls a member of the office's repository."""

MADE, MISSING, NOT_ALLOWED = 0, 3, 4


def main(arguments: list[str], fetch: Fetch = fetch_attachment) -> int:
    """Read the event, write the draft and the report; the exit code of the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m tools.formulir", description="Formulir menjadi draf berita.")
    parser.add_argument("--event", type=Path, required=True, help="berkas JSON peristiwa (GITHUB_EVENT_PATH)")
    parser.add_argument("--report", type=Path, required=True, help="berkas tujuan balasan untuk penulis")
    parser.add_argument("--result", type=Path, help="berkas tujuan satu kata: dibuat, kurang, atau ditolak")
    parser.add_argument("--content", type=Path, default=ROOT / "content", help="folder isi")
    parser.add_argument("--today", default="", help="tanggal hari ini, TTTT-BB-HH")
    given = parser.parse_args(arguments)
    code = _handled(given, fetch)
    if given.result:
        given.result.write_text({MADE: "dibuat", MISSING: "kurang", NOT_ALLOWED: "ditolak"}[code], "utf-8")
    return code


def _handled(given: argparse.Namespace, fetch: Fetch) -> int:
    issue: Mapping[str, Any] = json.loads(given.event.read_text("utf-8")).get("issue") or {}
    if issue.get("author_association") not in WRITERS:
        given.report.write_text(_REFUSED, "utf-8")
        return NOT_ALLOWED
    content = given.content.resolve()
    draft = draft_of(read_answers(str(issue.get("body") or "")), _around(content, given.today), content, fetch)
    if draft.missing:
        given.report.write_text(_asked(draft), "utf-8")
        return MISSING
    for name, data in {draft.path: draft.text.encode(), **draft.files}.items():
        create(content / name, data)
    given.report.write_text(_made(draft, _checked(content, draft)), "utf-8")
    return MADE


def _around(content: Path, today: str) -> Around:
    import runpy  # noqa: PLC0415 -- settings without loading Pelican

    names = runpy.run_path(str(ROOT / "pelicanconf.py"))
    settings = {name: value for name, value in names.items() if name.isupper()}
    config, problems = load_config({**settings, "PATH": str(content), "BUILD_TODAY": today}, os.environ)
    if config is None:
        raise SystemExit("; ".join(problem.message for problem in problems))
    return Around(load_registers(content / "rujukan")[0], config.today, config.zone)


def _checked(content: Path, draft: FormDraft) -> str:
    """What `inv check` says of the draft."""
    from plugins.audit.command import run  # noqa: PLC0415 -- only where there is a draft

    said = io.StringIO()
    run(ROOT / "pelicanconf.py", {"paths": (str(content / draft.path),), "content": str(content)}, said)
    return said.getvalue().strip()


_REFUSED = (
    "Terima kasih. Formulir ini hanya untuk anggota redaksi; mintalah pengelola menambahkan Anda sebagai kolaborator "
    "repositori ini, lalu sunting formulirnya agar diproses lagi.\n"
)


def _asked(draft: FormDraft) -> str:
    rows = [f"- {line}" for line in (*draft.missing, *draft.told)]
    return (
        "Naskah belum dapat dibuat. Yang kurang:\n\n"
        + "\n".join(rows)
        + ("\n\nSunting formulir di atas (titik tiga, *Edit*), lengkapi, lalu simpan; formulir akan diproses lagi.\n")
    )


def _made(draft: FormDraft, said: str) -> str:
    rows = [f"- {line}" for line in draft.told]
    fence = "`" * 4
    while fence in said:
        fence += "`"
    parts = [f"Naskah dibuat dari formulir: `content/{draft.path}` dengan {len(draft.files)} foto.", *rows]
    return "\n".join([*parts, "", "Hasil pemeriksaan:", "", f"{fence}text", said, fence, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
