"""What `inv import` does: every source named becomes a draft, and a report tells what was made of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from glob import glob
from pathlib import Path
from typing import Any, TextIO

from msgspec import Struct
from pelican.settings import read_settings

from plugins.desk.importing import problems as found
from plugins.desk.importing.assemble import STANDING, assemble
from plugins.desk.importing.incoming import FORMS, MAX_BYTES, Incoming, form_of
from plugins.desk.importing.known import know
from plugins.desk.importing.read import read_source
from plugins.desk.importing.recognise.common import Known
from plugins.desk.importing.report import Outcome, as_json, as_text
from plugins.desk.importing.sheet import import_sheet
from plugins.desk.importing.wordpress_import import import_wordpress
from plugins.desk.importing.write import write_draft
from plugins.engine.config import load_config
from plugins.engine.problem import Problem
from plugins.engine.words import size_text

KINDS = ("berita", "siaran-pers", "pengumuman", STANDING, "informasi", "dip")
"""What a source may become; the forms of `incoming.FORMS` may be named instead, to say how it is to be read."""

MAX_EXPORT = 2_000_000_000
_SHEETS = {"xlsx", "csv"}


class Options(Struct, frozen=True):
    """What the command was told. ``kind`` is one of `KINDS`, ``form`` one of `FORMS`, both possibly empty."""

    kind: str = ""
    form: str = ""
    dry_run: bool = False
    output: str = ""
    report: str = "text"
    wordpress: str = ""
    media: str = ""


def run(
    settings_file: Path,
    overrides: Mapping[str, Any],
    files: Iterable[str],
    options: Options,
    environment: Mapping[str, str],
) -> int:
    """Import files and print the report; 0 when every source was imported, else 1."""
    settings = read_settings(str(settings_file), override=dict(overrides))
    config, problems = load_config(settings, environment)
    if config is None:
        return _finish([Outcome(problem.file, problems=(problem,)) for problem in problems], options, sys.stdout)
    office = (config.settings.office_name, config.settings.office_short, config.settings.sitename)
    known, warned = know(config.content, config.today, office)
    names = [*([options.wordpress] if options.wordpress else []), *_expanded(files)]
    wrong = [*_wrong_options(options, names)]
    if wrong:
        return _finish([Outcome("inv import", problems=tuple(wrong))], options, sys.stdout)
    outcomes: list[Outcome] = [Outcome(problem.file, problems=(problem,)) for problem in warned]
    for name in names:
        outcomes += _imported(name, options, known, config.content)
    return _finish(outcomes, options, sys.stdout)


def split_kind(kind: str) -> tuple[str, str]:
    """The option ``--kind`` as a kind of document and a form of source; either may be empty.

    >>> split_kind("siaran-pers"), split_kind("html"), split_kind("html,pengumuman")
    (('siaran-pers', ''), ('', 'html'), ('pengumuman', 'html'))
    """
    words = [word.strip().casefold() for word in kind.split(",") if word.strip()]
    forms = [word for word in words if word in FORMS]
    others = [word for word in words if word not in FORMS]
    return ",".join(others), ",".join(forms)


def _wrong_options(options: Options, names: list[str]) -> Iterable[Problem]:
    if options.kind and options.kind not in KINDS:
        hint = f"Pilihannya: {', '.join(KINDS)}; atau bentuk sumber: {', '.join(FORMS)}."
        yield found.WRONG_OPTION.at("--kind", option="--kind", value=options.kind, hint=hint)
    if options.form and options.form not in FORMS:
        yield found.WRONG_OPTION.at(
            "--kind", option="--kind", value=options.form, hint="Sebut satu bentuk sumber saja."
        )
    if options.report not in {"text", "json"}:
        yield found.WRONG_OPTION.at(
            "--format", option="--format", value=options.report, hint="Pilihannya: text atau json."
        )
    if options.output and len(names) > 1:
        hint = "Dengan --output, impor satu berkas saja."
        yield found.WRONG_OPTION.at("--output", option="--output", value=options.output, hint=hint)
    if options.output and not options.output.endswith((".md", ".csv", "/")) and not Path(options.output).is_dir():
        hint = "Sebut berkas .md (atau .csv untuk daftar), atau folder yang ada."
        yield found.WRONG_OPTION.at("--output", option="--output", value=options.output, hint=hint)
    if not names:
        hint = "Sebut berkasnya, misalnya: inv import naskah.docx, atau - untuk teks yang ditempel."
        yield found.WRONG_OPTION.at("inv import", option="FILE", value="", hint=hint)


def _expanded(files: Iterable[str]) -> Iterable[str]:
    """The names as given; a pattern that the shell left alone is expanded, in order."""
    for name in files:
        if any(sign in name for sign in "*?") and not Path(name).exists():
            yield from sorted(glob(name)) or [name]  # noqa: PTH207 -- a pattern as typed, absolute or not
        else:
            yield name


def _imported(name: str, options: Options, known: Known, content: Path) -> list[Outcome]:
    """What became of one source; a sheet or an export becomes many drafts."""
    if name == options.wordpress or options.form == "wordpress" or (name.endswith(".xml") and not options.form):
        media = Path(options.media) if options.media else None
        return import_wordpress(Path(name), known, content, dry_run=options.dry_run, media=media)
    incoming, problem = _opened(name)
    if incoming is None:
        return [Outcome(name, problems=(problem,) if problem else ())]
    form, wrong = (options.form, None) if options.form else form_of(incoming)
    if wrong is not None:
        return [Outcome(name, problems=(wrong,))]
    if form in _SHEETS:
        return import_sheet(
            incoming, form, content, known, as_dip=options.kind == "dip", dry_run=options.dry_run, output=options.output
        )
    manuscript, problems = read_source(incoming, form)
    if manuscript is None:
        return [Outcome(name, problems=problems)]
    kind = options.kind if options.kind not in {"berita", "informasi", "dip"} else ""
    draft = assemble(manuscript, known, kind)
    if options.dry_run:
        return [Outcome(name, draft, "", problems)]
    target = None
    if options.output:
        target = Path(options.output)
        target = target / Path(draft.path).name if options.output.endswith("/") or target.is_dir() else target
    path, trouble = write_draft(draft, content, target)
    problems = (*problems, *trouble)
    return [Outcome(name, draft if path else None, _shown(path) if path else "", problems)]


def _opened(name: str) -> tuple[Incoming | None, Problem | None]:
    """The bytes of a file or of standard input, never more than the largest form may have."""
    limit = max(MAX_BYTES.values())
    hint = "Ambil bagian naskahnya saja."
    if name == "-":
        data = sys.stdin.buffer.read(limit + 1)
        if len(data) > limit:
            return None, found.TOO_LARGE.at(
                name, size=f"lebih dari {size_text(limit)}", limit=size_text(limit), hint=hint
            )
        return Incoming("-", data), None
    path = Path(name)
    try:
        size = path.stat().st_size
        if size > limit:
            return None, found.TOO_LARGE.at(name, size=size_text(size), limit=size_text(limit), hint=hint)
        return Incoming(name, path.read_bytes(), path.resolve().parent), None
    except FileNotFoundError:
        return None, found.NO_FILE.at(name, name=name, detail="berkas tidak ada")
    except IsADirectoryError:
        return None, found.NO_FILE.at(name, name=name, detail="itu folder; sebut berkas di dalamnya")
    except (OSError, ValueError) as failure:
        detail = getattr(failure, "strerror", None) or str(failure)
        return None, found.NO_FILE.at(name, name=name, detail=detail)


def _shown(path: Path) -> str:
    """A path as the editor knows it: from where the command was started, if it lies there."""
    here = Path.cwd().resolve()
    whole = path.resolve()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path.as_posix()


def _finish(outcomes: list[Outcome], options: Options, stream: TextIO) -> int:
    writers: dict[str, Callable[[], str]] = {
        "json": lambda: json.dumps(as_json(outcomes), ensure_ascii=False, indent=2) + "\n",
    }
    text = writers.get(options.report, lambda: as_text(outcomes, dry_run=options.dry_run))()
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, errors="replace").decode(encoding))  # a terminal may know ASCII only
    return 1 if any(outcome.failed for outcome in outcomes) else 0
