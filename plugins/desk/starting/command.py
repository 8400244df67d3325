"""What `inv new` does: a wish becomes a file or a register entry, and the editor is told what to do next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from msgspec import Struct
from pelican.settings import read_settings
from rapidfuzz import process

from plugins.desk.importing.write import create
from plugins.desk.starting import problems as found
from plugins.desk.starting.ask import Terminal, agreed, fill
from plugins.desk.starting.compose import NOTHING, Composed, compose, compose_entry, with_start
from plugins.desk.starting.kinds import KINDS, DocumentKind, EntryKind
from plugins.desk.starting.place import check_title, slug_of, target
from plugins.desk.starting.register_entry import appended, entry_called, near_names, replace
from plugins.desk.starting.wish import Around, Wish, document_values, entry_values
from plugins.engine.config import load_config
from plugins.engine.problem import Problem, Severity
from plugins.newsroom.slugs import slugged
from plugins.registers.load import load_registers
from plugins.registers.names import without_degrees
from plugins.registers.schema import LONGEST_NAME, is_slug

_YEAR = re.compile(r"\d{4}")


class Begun(Struct, frozen=True):
    """What came of a wish: the file, its new part (``composed`` from ``line`` on), problems; ``path`` is ``None``
    where nothing is to be written.
    """

    path: Path | None
    composed: Composed = NOTHING
    line: int = 1
    problems: tuple[Problem, ...] = ()
    before: bytes | None = None
    after: bytes = b""


def run(
    settings_file: Path,
    overrides: Mapping[str, Any],
    wish: Wish,
    environment: Mapping[str, str],
    stream: TextIO,
    terminal: Terminal | None = None,
) -> int:
    """Begin what is wished and tell of it on ``stream``; 0 when it was written (or shown, with ``dry_run``), else 1.

    With a ``terminal``, what the wish leaves open is asked.
    """
    settings = read_settings(str(settings_file), override=dict(overrides))
    config, problems = load_config(settings, environment)
    if config is None:
        return _refuse(problems, stream)
    registers, _ = load_registers(config.content / "rujukan")
    around = Around(registers, config.today, config.zone)
    if terminal is not None and (wish.kind in KINDS or not wish.kind):
        try:
            wish = fill(wish, around, terminal)
        except (EOFError, KeyboardInterrupt):
            stream.write("\nDibatalkan; tidak ada yang ditulis.\n")
            return 1
    begun = begin(wish, around, config.content)
    if begun.path is None:
        return _refuse(begun.problems, stream)
    near = next((problem for problem in begun.problems if problem.code == found.ENTRY_NEAR.code), None)
    if near is not None and terminal is not None and not wish.insist and not wish.dry_run:
        try:
            wanted = agreed(near.message.removeprefix("Sudah ada ").removesuffix("?"), terminal)
        except (EOFError, KeyboardInterrupt):
            wanted = False
        if not wanted:
            stream.write("Tidak ada yang ditulis.\n")
            return 1
    if wish.dry_run:
        stream.write(f"{_shown(begun.path)} (contoh saja, tidak ditulis):\n\n{begun.composed.text}")
        return 0
    wrong = _write(begun)
    if wrong is not None:
        return _refuse((wrong,), stream)
    _tell(begun, KINDS[wish.kind], stream)
    return 0


def begin(wish: Wish, around: Around, content: Path) -> Begun:
    """What would be written for a wish; pure but for looking at what exists."""
    kind = KINDS.get(wish.kind)
    if kind is None:
        near = process.extractOne(wish.kind, list(KINDS), score_cutoff=60) if wish.kind else None
        told = f"; maksudnya {near[0]}" if near else ""
        known = ", ".join(KINDS)
        return Begun(None, problems=(found.UNKNOWN_KIND.at("--jenis", value=wish.kind, near=told, known=known),))
    return (
        _document(kind, wish, around, content)
        if isinstance(kind, DocumentKind)
        else _entry(kind, wish, around, content)
    )


def _document(kind: DocumentKind, wish: Wish, around: Around, content: Path) -> Begun:
    wrong = check_title("Judul", wish.title, kind.longest_title)
    if wrong is not None:
        return Begun(None, problems=(wrong,))
    given, problems = document_values(kind, wish, around)
    slug = slug_of(wish.slug or wish.title)
    if not slug:
        problems.append(found.NO_ADDRESS.at("--slug", value=wish.slug or wish.title))
    if problems:
        return Begun(None, problems=tuple(problems))
    year = _YEAR.match(given.get("tanggal", ""))
    path, taken = target(kind, slug, int(year[0]) if year else around.today.year, content)
    if taken is not None:
        return Begun(None, problems=(taken,))
    composed = compose(kind, given, around.today, brief=wish.brief)
    if kind.name == "peringatan" and not wish.day:
        composed = with_start(composed)
    return Begun(path, composed, after=composed.text.encode())


def _entry(kind: EntryKind, wish: Wish, around: Around, content: Path) -> Begun:
    wrong = check_title("Nama", wish.title, LONGEST_NAME)
    if wrong is not None:
        return Begun(None, problems=(wrong,))
    given, problems = entry_values(kind, wish, around)
    bare = without_degrees(wish.title) if kind.name == "pejabat" else wish.title
    entry_id = slugged(wish.slug) if wish.slug else slug_of(bare)
    if not is_slug(entry_id):
        problems.append(found.NO_ADDRESS.at("--slug", value=wish.slug or wish.title))
    by_id = entry_called(around.registers, kind.register, entry_id)
    same = entry_called(around.registers, kind.register, bare)
    existing = by_id if by_id is not None and by_id.id == entry_id else same
    if existing is not None and not (wish.insist and existing.id != entry_id):
        problems.append(
            found.ENTRY_EXISTS.at(f"content/{kind.file}", name=existing.name, id=existing.id, register=kind.file)
        )
    if problems:
        return Begun(None, problems=tuple(problems))
    names = near_names(around.registers, kind.register, bare)
    told = (found.ENTRY_NEAR.at(f"content/{kind.file}", names=names),) if names else ()
    composed = compose_entry(kind, entry_id, given, around.today, brief=wish.brief)
    path = content / kind.file
    after, line, wrong = appended(kind, path, entry_id, composed.text)
    if wrong is not None:
        return Begun(None, problems=(wrong,))
    before = path.read_bytes() if path.exists() else None
    if not after.startswith(before or b""):
        return Begun(None, problems=(_changed(path),))
    return Begun(path, composed, line, told, before, after)


def _write(begun: Begun) -> Problem | None:
    path = begun.path
    assert path is not None
    try:
        if begun.line == 1 and path.suffix == ".md":
            create(path, begun.after)
        elif not replace(path, begun.before, begun.after):
            return _changed(path)
    except FileExistsError:
        return found.TAKEN.at(_shown(path), what="berkas", path=_shown(path), other=f"{path.stem}-2")
    except OSError as failure:
        return found.CANNOT_WRITE.at(_shown(path), path=_shown(path), detail=failure.strerror or str(failure))
    return None


def _changed(path: Path) -> Problem:
    return found.CANNOT_WRITE.at(_shown(path), path=_shown(path), detail="baru saja diubah program lain")


def _tell(begun: Begun, kind: DocumentKind | EntryKind, stream: TextIO) -> None:
    assert begun.path is not None
    shown = _shown(begun.path)
    place = f", baris {begun.line}" if isinstance(kind, EntryKind) else " (draf, belum tampil bagi pembaca)"
    stream.write(f"Ditulis: {shown}{place}\n")
    stream.writelines(
        f"{problem.severity.label} {problem.code}: {problem.message}\n    {problem.hint}\n"
        for problem in begun.problems
    )
    if begun.composed.unwritten:
        stream.write("\nYang masih harus diisi:\n")
    stream.writelines(
        f"  baris {begun.line + line - 1:3}  {key}: {about}\n" for line, key, about in begun.composed.unwritten
    )
    stream.write("\nLangkah berikutnya:\n")
    if isinstance(kind, DocumentKind):
        stream.write(f"  inv check {shown}\n  inv serve\n  Bila siap terbit, hapus baris `status: draf`.\n")
    else:
        entry = begun.composed.text.partition(":")[0]
        stream.write(f"  inv check {shown}\n  Sebut {entry} dalam `{kind.name}` di kepala naskah.\n")


def _refuse(problems: Sequence[Problem], stream: TextIO) -> int:
    for problem in problems:
        stream.write(f"{problem.severity.label} {problem.code} {problem.message}\n")
        stream.write(f"    Mengapa: {problem.reason}\n    Perbaikan: {problem.hint}\n")
    stream.write("Tidak ada yang ditulis.\n")
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _shown(path: Path) -> str:
    here = Path.cwd().resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
