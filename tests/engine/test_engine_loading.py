"""What a build loads: an edit of one article must not pay for what it does not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from support.site import ROOT, article, build

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


UNUSED = {
    "Sastrawi",
    "babel",
    "bs4",
    "cryptography",
    "docutils",
    "feedgenerator",
    "holidays",
    "icalendar",
    "mammoth",
    "openpyxl",
    "pypdf",
    "rdflib",
    "rich",
    "watchfiles",
    "xlsxwriter",
    "plugins.desk.importing.people",
    "plugins.regions.extract",
}
"""What no edit of an article uses: each takes from three to a hundred milliseconds to load."""


def test_an_edit_of_one_article_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/berita/2025/a.md": article(), "content/berita/2025/b.md": article(judul="B")})
    assert site.ok, site.problems
    given = site.settings | {
        "PATH": str(site.content),
        "OUTPUT_PATH": str(site.output),
        "CACHE_PATH": str(site.root / ".cache"),
        "BUILD_FORMAT": "json",
    }
    code = (
        "import json, sys; from pathlib import Path; from plugins.engine.command import build; "
        f"code = build(Path({str(ROOT / 'pelicanconf.py')!r}), {given!r}); "
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    for text in ("Satu kalimat lagi.\n", "Dan satu lagi.\n"):
        with (site.content / "berita/2025/b.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}")
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["written"] > 0
    loaded = json.loads(done.stderr.splitlines()[-1])
    assert "plugins.newsroom.wiring" in loaded
    assert sorted(UNUSED.intersection(loaded)) == []
