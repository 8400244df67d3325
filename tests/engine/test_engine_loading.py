"""What a build loads: an edit of one article must not pay for what it does not use."""

from __future__ import annotations

import json
import subprocess
import sys

from support.site import ROOT

LEAN = """
import json, sys
from plugins.engine.lean import load_pelican
load_pelican()
import pelican
without = sorted(name for name in ("docutils", "rich", "PIL", "pygments", "watchfiles") if name in sys.modules)
import docutils.core, rich.console
real = [docutils.core.Publisher.__module__, rich.console.Console.__module__]
from pelican.settings import read_settings
print(json.dumps([without, real, sorted(pelican.signals.__dict__)[:1] != [], bool(read_settings("pelicanconf.py"))]))
"""


def test_pelican_is_loaded_without_what_is_not_used_and_the_rest_stays_whole() -> None:
    said = subprocess.run([sys.executable, "-c", LEAN], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == [[], ["docutils.core", "rich.console"], True, True]


def test_a_library_that_is_loaded_already_keeps_its_own_modules() -> None:
    code = (
        "import rich; from plugins.engine.lean import load_pelican; load_pelican(); "
        "from rich import progress; print(progress.Progress.__module__)"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "rich.progress"
