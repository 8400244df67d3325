"""The command line of `inv new` as a wish."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plugins.desk.starting.ask import Terminal
from plugins.desk.starting.command import run
from plugins.desk.starting.place import clean
from plugins.desk.starting.wish import Wish


def run_new(
    settings_file: Path, overrides: Mapping[str, Any], said: Mapping[str, Any], environment: Mapping[str, str]
) -> int:
    """Run with the options of the task; questions only where title or kind is missing and somebody can answer."""
    wish = wish_of(said)
    asking = sys.stdin.isatty() and sys.stdout.isatty() and not (wish.kind and wish.title)
    return run(settings_file, overrides, wish, environment, sys.stdout, Terminal(input, print) if asking else None)


def wish_of(said: Mapping[str, Any]) -> Wish:
    """The options as a wish; ``isi`` holds pairs ``key=value``.

    >>> wish_of({"jenis": "Berita", "judul": "Rapat", "isi": ["topik=kehumasan"]}).extra
    {'topik': 'kehumasan'}
    """
    return Wish(
        kind=clean(str(said.get("jenis") or "")).casefold().replace(" ", "-"),
        title=clean(str(said.get("judul") or "")),
        day=clean(str(said.get("tanggal") or "")),
        slug=clean(str(said.get("slug") or "")),
        extra=dict(_pairs(said.get("isi") or ())),
        brief=bool(said.get("singkat")),
        insist=bool(said.get("tetap")),
        dry_run=bool(said.get("dry_run")),
    )


def _pairs(written: Iterable[str]) -> Iterable[tuple[str, str]]:
    for pair in written:
        name, _, value = pair.partition("=")
        yield clean(name).replace("-", "_").casefold(), clean(value)
