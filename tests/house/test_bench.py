"""`inv bench` measures real builds: the corpus is the same for all, outputs are looked at, a peer may be missing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from invoke.collection import Collection
from markdown import Markdown
from msgspec.structs import replace
from support.site import ROOT

import tasks
from tools.bench.command import FOLDER, PEERS, Options, bench, counts
from tools.bench.measure import Run, run
from tools.bench.outputs import NotRealError, check_lists, check_page, check_whole
from tools.bench.report import Result, as_json, as_text
from tools.bench.rounds import STEPS, FailedError, Figures, measure_sites
from tools.bench.site import PAGE_SIZE, Site
from tools.bench.suluh import Suluh
from tools.corpus import Story, stories

COUNT = 24
CORPUS = tuple(stories(COUNT))

BUILDER = """
import html, pathlib, sys
folder = pathlib.Path("out"); parts = []
pages = sorted(pathlib.Path("in").glob("*.txt"))
base = pathlib.Path("base.html").read_text("utf-8")
for path in pages:
    year, name, title, body = path.read_text("utf-8").split(chr(10), 3)
    target = folder / "berita" / year / name / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(base.replace("ISI", title + " " + body), "utf-8")
    parts.append(title)
for number in range(0, len(parts), SIZE):
    (folder / f"daftar-{number}.html").write_text(base.replace("ISI", " ".join(parts[number:number + SIZE])), "utf-8")
for number in range(12):
    (folder / f"umpan-{number}.xml").write_text("<rss/>", "utf-8")
""".replace("SIZE", str(PAGE_SIZE))


class Tiny(Site):
    """A generator of twenty lines, for measuring without any peer."""

    name = "tiny"
    output = "out"
    base = "base.html"
    builder = BUILDER

    def installed(self) -> bool:
        return True

    def version(self) -> str:
        return "1"

    def command(self) -> Sequence[str]:
        return [sys.executable, "-c", self.builder]

    def frame(self) -> None:
        (self.folder / "base.html").write_text("<html><body>ISI</body></html>", "utf-8")

    def source(self, story: Story) -> str:
        return f"in/{story.name}.txt"

    def text(self, story: Story) -> str:
        return (
            f"{story.day.year}\n{story.name}\n{story.title}\n{Markdown(extensions=['footnotes']).convert(story.body)}"
        )


def measured(tmp_path: Path, kind: type[Site] = Tiny, rounds: int = 1) -> Figures:
    return measure_sites([kind(tmp_path / "s", tmp_path / "peers")], CORPUS, rounds, lambda _: None)[0]


def test_every_step_is_run_in_each_round_and_its_median_taken(tmp_path: Path) -> None:
    figures = measured(tmp_path, rounds=3)
    assert {step: len(runs) for step, runs in figures.runs.items()} == dict.fromkeys(STEPS, 3)
    for step in STEPS:
        seconds = sorted(one.seconds for one in figures.runs[step])
        assert figures.seconds(step) == seconds[1]
        assert seconds[0] > 0
    assert figures.output.pages == COUNT + 2
    assert figures.output.feeds == 12


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("title + ", "", "does not say"),
        ("body), ", "body[-200:]), ", "does not say"),
        ("in pages:", "in pages[1:]:", "no page"),
        ('folder / f"daftar', 'folder / f"../daftar', "parts of a list"),
        ("range(12)", "range(1)", "feeds"),
        ("    target.write_text(", "    target.exists() or target.write_text(", "does not say"),
        ("parts.append(title)", "parts.append(title.lower())", "stands on 1 pages"),
    ],
)
def test_an_output_that_is_not_the_site_is_no_result(tmp_path: Path, was: str, now: str, says: str) -> None:
    assert was in BUILDER

    class Broken(Tiny):
        builder = BUILDER.replace(was, now)

    with pytest.raises(NotRealError, match=says):
        measured(tmp_path, Broken)


def test_a_title_that_stays_behind_on_a_list_is_found(tmp_path: Path) -> None:
    site = Tiny(tmp_path / "s", tmp_path)
    site.prepare(CORPUS)
    run(site.command(), site.folder, site.environment())
    story = CORPUS[3]
    check_whole(site, CORPUS)
    check_page(site, story)
    with pytest.raises(NotRealError, match="still has the title"):
        check_lists(site, story, replace(story, title="Judul yang lain"))


def test_a_generator_that_fails_is_told_with_what_it_printed(tmp_path: Path) -> None:
    class Failing(Tiny):
        builder = "print('sebabnya ini'); raise SystemExit(3)"

    with pytest.raises(FailedError, match=r"exit code 3\nsebabnya ini"):
        measured(tmp_path, Failing)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from Linux's /proc")
def test_peak_memory_covers_the_children(tmp_path: Path) -> None:
    held = "import sys, time, subprocess; b = bytearray(40_000_000); b[::4096] = b'x' * len(b[::4096])"
    child = f"{held}; time.sleep(0.6)"
    both = f"{held}; p = subprocess.Popen([sys.executable, '-c', {child!r}]); p.wait()"
    alone = run([sys.executable, "-c", child], tmp_path, os.environ)
    together = run([sys.executable, "-c", both], tmp_path, os.environ)
    assert alone.code == together.code == 0
    assert alone.peak is not None
    assert together.peak is not None
    assert 40_000_000 < alone.peak < 80_000_000 < together.peak < 160_000_000
    assert alone.seconds >= 0.6


@pytest.mark.parametrize("kind", [*PEERS.values(), Suluh], ids=lambda kind: str(kind.name))
def test_every_format_says_the_same_of_an_article(tmp_path: Path, kind: type[Site]) -> None:
    site = kind(tmp_path, tmp_path)
    for story in CORPUS[:5]:
        text = site.text(story)
        assert text.endswith(story.body)
        head = text.removesuffix(story.body)
        values = yaml.safe_load(head.replace("---\n", "")) if head.startswith("---") else head
        said = json.dumps(values, ensure_ascii=False, default=str) if isinstance(values, dict) else head
        region = story.region if kind is Suluh else story.place
        for what in (story.title, str(story.day), story.summary, story.author, region, story.kind, *story.topics):
            assert what in said


def test_the_corpus_is_the_same_each_time_and_of_the_length_it_says() -> None:
    assert tuple(stories(COUNT)) == CORPUS
    assert tuple(stories(COUNT, seed=1)) != CORPUS
    many = list(stories(400))
    assert 450 < sum(story.words for story in many) / len(many) < 500
    assert len({story.author for story in many}) == 40
    assert len({story.name for story in many}) == 400
    assert sum('"' in story.body for story in many) > 300


@pytest.mark.parametrize("name", list(PEERS))
def test_an_installed_peer_builds_the_corpus(tmp_path: Path, name: str) -> None:
    site = PEERS[name](tmp_path / name, FOLDER / "peers")
    if not site.installed():
        pytest.skip(f"{name} is not installed; `inv bench --install-peers` does it")
    site.prepare(CORPUS)
    done = run(site.command(), site.folder, site.environment())
    assert done.code == 0, done.said
    check_whole(site, CORPUS)
    assert site.version()


def test_a_peer_that_is_missing_is_left_out_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = ("engine", "registers", "newsroom", "tags", "discovery")  # a thousand pages of other rooms say nothing here
    monkeypatch.setattr(Suluh, "settings", f"PLUGINS = {tuple(f'plugins.{room}' for room in few)}\n")
    options = Options((4,), ("hugo", "eleventy"), 1, "json", serve=True, profile=True, folder=tmp_path)
    assert bench(options) == 0
    said = capsys.readouterr()
    assert "hugo belum terpasang" in said.err
    assert "eleventy belum terpasang" in said.err
    (result,) = json.loads(said.out)
    assert list(result["generators"]) == ["suluh"]
    own = result["generators"]["suluh"]
    assert set(own["medians"]) == {*STEPS, "nothing, python", "nothing, python -m pelican"}
    assert own["output"]["pages"] > 4
    assert set(result["profiles"]) == {"cold", "title"}
    assert all("Menulis halaman" in table for table in result["profiles"].values())
    assert [0 < seconds < 60 for seconds in result["reload"]] == [True]
    assert (tmp_path / "suluh" / "pelicanconf.py").read_text("utf-8").count("SHARE_CARDS = False") == 1


@pytest.mark.parametrize(
    "options", [Options((4,), ("jekyll",)), Options((0,), ()), Options((4,), (), 0), Options((4,), (), 1, "xml")]
)
def test_a_wrong_option_measures_nothing(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(options) == 2
    assert "Pilihan keliru" in capsys.readouterr().err


def test_numbers_of_articles_to_grow_by() -> None:
    assert counts("10, 200") == (10, 200)
    assert counts(True) == (1000, 5000, 10_000)
    assert counts("1.000") == (0,)


def figures_of(name: str, seconds: Mapping[str, Sequence[float]]) -> Figures:
    runs = {step: [Run(one, 90_000_000, 0, "") for one in several] for step, several in seconds.items()}
    return Figures(name, "1", runs)


def test_ratios_are_of_medians_and_the_theme_s_against_a_cold_build() -> None:
    hugo = figures_of("hugo", {"cold": [10, 8, 30], "body": [20], "theme": [5]})
    suluh = figures_of("suluh", {"cold": [20, 25, 1], "body": [1], "theme": [8]})
    result = Result(10, 474, 3, 2, (0.5, 2.0), [hugo, suluh], reload=[0.3, 0.1, 0.2])
    assert [result.ratio(step, "hugo") for step in ("cold", "body", "theme", "title", "reload")] == [
        2,
        0.05,
        0.8,
        None,
        None,
    ]
    (row,) = as_json([result])
    assert row["ratios"] == {"hugo": {"cold": 2.0, "body": 0.05, "theme": 0.8}}
    lines = {line[:38].strip(): line[38:].split() for line in as_text([result]).splitlines()[1:]}
    assert lines["dari awal"] == ["10.00", "20.00", "2.00", "2.5/hugo", "1/hugo"]
    assert lines["pratinjau: simpan sampai tampil"] == ["-", "0.20", "-", "0.5", "0.2"]
    assert lines["memori puncak (MB)"] == ["90", "90", "500", "250"]


def test_growth_is_told_side_by_side() -> None:
    results = [Result(n, 474, 1, 2, (0.0, 0.0), [figures_of("suluh", {"cold": [n / 100]})]) for n in (100, 500)]
    said = as_text(results).partition("menurut banyaknya naskah")[2]
    assert said.splitlines()[1].split() == ["100", "500"]
    assert said.splitlines()[2].split()[-2:] == ["1.00", "5.00"]


def test_the_page_on_performance_has_every_goal_and_option() -> None:
    page = (ROOT / "docs" / "performance.md").read_text("utf-8")
    for argument in Collection.from_module(tasks)["bench"].get_arguments():
        assert f"`--{argument.name.replace('_', '-')}" in page
