"""The progress bar on a terminal: it counts, tells the time that remains, and leaves the work to several processes."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

from support.site import ROOT

PROGRAM = """
import os, sys, time
from plugins.engine.parallel import spread
from plugins.engine.progress import Progress
from plugins.engine.timing import Times

def work(number):
    time.sleep(0.002)
    return os.getpid()

times = Times()
with Progress(times, quiet="diam" in sys.argv) as progress:
    progress.stage("Membaca naskah")
    read = list(progress.count(spread(work, 256, 2), 256))
    wrote = list(progress.track(iter("abc"), "Menulis halaman", 3))
print(len(read), len(set(read) - {os.getpid()}), "".join(wrote), [title for title, _ in times.stages])
"""


def on_a_terminal(*arguments: str) -> tuple[str, str]:
    """What the program says on standard output, and what it draws on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        check=True,
        timeout=60,
    )
    os.close(theirs)
    os.set_blocking(ours, False)
    drawn = b""
    try:
        while part := os.read(ours, 65536):
            drawn += part
    except OSError:  # nothing more, or the other end is closed
        pass
    os.close(ours)
    return done.stdout.strip(), drawn.decode("utf-8", "replace")


def test_bar_counts_and_work_is_still_shared_out() -> None:
    said, drawn = on_a_terminal()
    assert said == "256 2 abc ['Membaca naskah', 'Menulis halaman']"
    assert "Membaca naskah" in drawn
    assert "256/256" in drawn
    assert "0:00:00" in drawn


def test_quiet_build_draws_nothing() -> None:
    said, drawn = on_a_terminal("diam")
    assert said.startswith("256 2 abc")
    assert drawn == ""
