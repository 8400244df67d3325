"""Writing a draft and its pictures so that nothing that exists is ever touched, even by two imports at once."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.desk.importing import problems as found
from plugins.desk.importing.draft import Draft
from plugins.engine.files import inside
from plugins.engine.problem import Problem


def write_draft(draft: Draft, content: Path, target: Path | None = None) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write a draft below ``content``, or to ``target``; the text first, for its name is what must be free.

    Files are created exclusively (``O_EXCL``): of two imports one gets the name, and the other a problem.
    """
    path = target or content / draft.path
    shown = path.as_posix()
    if target is None and not inside(path, content):
        return None, (found.CANNOT_WRITE.at(shown, path=shown, detail="keluar dari folder isi"),)
    for wanted in draft.files:
        place = content / wanted
        if place.exists() and place.read_bytes() != draft.files[wanted]:
            return None, (found.EXISTS.at(wanted, path=wanted),)
    try:
        create(path, draft.text.encode("utf-8"))
    except FileExistsError:
        return None, (found.EXISTS.at(shown, path=shown),)
    except OSError as failure:
        return None, (found.CANNOT_WRITE.at(shown, path=shown, detail=failure.strerror or str(failure)),)
    problems: list[Problem] = []
    for name, data in draft.files.items():
        try:
            create(content / name, data)
        except FileExistsError:
            if (content / name).read_bytes() != data:
                problems.append(found.PICTURE_UNUSABLE.at(name, name=name, detail="berkas dengan nama itu sudah ada"))
        except OSError as failure:
            problems.append(found.PICTURE_UNUSABLE.at(name, name=name, detail=failure.strerror or str(failure)))
    return path, tuple(problems)


def create(path: Path, data: bytes) -> None:
    """A new file with these bytes. Raises `FileExistsError` where there is one; leaves nothing half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    except OSError:
        path.unlink(missing_ok=True)
        raise
