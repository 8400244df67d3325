"""What `inv bench` does: choose the generators, make the corpus, measure, and print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tools.bench.eleventy import Eleventy
from tools.bench.hugo import Hugo
from tools.bench.install import install_peers
from tools.bench.outputs import NotRealError
from tools.bench.pelican import Pelican
from tools.bench.preview import save_to_reload
from tools.bench.report import Result, as_json, as_text
from tools.bench.rounds import FailedError, measure_sites
from tools.bench.site import Site
from tools.bench.stages import profiles
from tools.bench.suluh import ROOT, Suluh
from tools.corpus import stories

PEERS: Mapping[str, type[Site]] = {"hugo": Hugo, "pelican": Pelican, "eleventy": Eleventy}
FOLDER = ROOT / ".cache" / "bench"
GROWTH = (1000, 5000, 10_000)


class Options(Struct, frozen=True):
    """What is measured: numbers of articles, names of `PEERS`, rounds, the form of the report (text, json), whether
    the preview too, whether by stage too, and the folder to work in.
    """

    articles: Sequence[int]
    peers: Sequence[str]
    rounds: int = 3
    form: str = "text"
    serve: bool = False
    profile: bool = False
    install: bool = False
    folder: Path = FOLDER


def counts(said: str | bool) -> Sequence[int]:
    """The numbers of articles of ``--grow``: those it names, else `GROWTH`; a word that is no number counts as 0."""
    if isinstance(said, bool):
        return GROWTH
    return tuple(int(word) if word.strip().isdecimal() else 0 for word in said.split(","))


def bench(options: Options) -> int:
    """Measure and print; 0, or 1 where a generator failed or its output was not real, or 2 for a wrong option."""
    unknown = [name for name in options.peers if name not in PEERS]
    if unknown or options.form not in {"text", "json"} or min(*options.articles, options.rounds) < 1:
        _tell(f"Pilihan keliru. Pembanding: {', '.join(PEERS)}. Bentuk: text, json. Bilangan: mulai dari 1.")
        return 2
    try:
        if options.install:
            install_peers(options.folder / "peers")
        results = [_compare(options, count) for count in options.articles]
    except (NotRealError, FailedError, OSError, subprocess.CalledProcessError) as failure:
        _tell(f"Pengukuran berhenti: {failure}")
        return 1
    sys.stdout.write(json.dumps(as_json(results), indent=2) if options.form == "json" else as_text(results))
    sys.stdout.write("\n")
    return 0


def _compare(options: Options, count: int) -> Result:
    before = _load()
    suluh = Suluh(options.folder / "suluh", options.folder / "peers")
    corpus = list(stories(count))
    figures = measure_sites([*_peers(options), suluh], corpus, options.rounds, _tell)
    reload: Sequence[float] = ()
    if options.serve:
        _tell("suluh: pratinjau")
        reload = save_to_reload(suluh, corpus, options.rounds)
    stages: Mapping[str, str] = {}
    if options.profile:
        _tell("suluh: menurut tahap")
        stages = profiles(suluh, corpus)
    words = sum(story.words for story in corpus) / count
    return Result(count, words, options.rounds, os.cpu_count() or 1, (before, _load()), figures, reload, stages)


def _peers(options: Options) -> list[Site]:
    """Those peers that are there; one that is not is named and left out."""
    chosen = [PEERS[name](options.folder / name, options.folder / "peers") for name in options.peers]
    for site in chosen:
        if not site.installed():
            _tell(f"{site.name} belum terpasang dan dilewati: inv bench --install-peers")
    return [site for site in chosen if site.installed()]


def _load() -> float:
    """How busy the machine was in the last minute, where the system tells."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _tell(text: str) -> None:
    """Progress goes to standard error, so that a report can be piped."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
