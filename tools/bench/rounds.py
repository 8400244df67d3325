"""The runs: in each round every site is built cold, then again after nothing, a body, a title and the theme changed.

The sites take turns within a round, so that a machine that is busy for a while does not harm only one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from msgspec import Struct, field
from msgspec.structs import replace

from tools.bench.measure import Run, run
from tools.bench.outputs import Output, check_lists, check_page, check_whole
from tools.bench.site import Site
from tools.corpus import Story

STEPS = ("cold", "nothing", "body", "title", "theme")
_TRIAL = 20
Say = Callable[[str], None]


class FailedError(Exception):
    """A generator that ended with an error; the message ends with what it printed."""


class Figures(Struct):
    """What was measured of one site: ``runs`` by step, in order, and its output after the last cold run."""

    name: str
    version: str
    runs: dict[str, list[Run]] = field(default_factory=dict)
    output: Output = field(default_factory=lambda: Output(0, 0, 0, 0))

    def seconds(self, step: str) -> float | None:
        """The median of a step, or nothing where it was not run."""
        return median(one.seconds for one in self.runs[step]) if self.runs.get(step) else None

    def peak(self) -> int | None:
        """The most memory that any run took, in bytes."""
        return max((one.peak for runs in self.runs.values() for one in runs if one.peak), default=None)


class _Subject(Struct, frozen=True):
    """A site with its articles as they are now; an edit stays, so that the next run has one change to see."""

    site: Site
    stories: list[Story]
    figures: Figures

    def build(self, command: Sequence[str] | None = None) -> Run:
        done = run(command or self.site.command(), self.site.folder, self.site.environment())
        if done.code:
            raise FailedError(f"{self.site.name}: exit code {done.code}\n{done.said[-4000:]}")
        return done

    def picked(self, number: int) -> int:
        """The place of an article in the middle; another one for each number."""
        return (len(self.stories) // 2 + number) % len(self.stories)

    def edit(self, place: int, story: Story) -> None:
        self.site.write(story)
        self.stories[place] = story


def measure_sites(
    sites: Sequence[Site], stories: Sequence[Story], rounds: int, say: Say, steps: Iterable[str] = STEPS
) -> Sequence[Figures]:
    """Every site's figures; ``say`` tells how far it is.

    Raises `FailedError` or `tools.bench.outputs.NotRealError` where a run is no good: then nothing is compared.
    """
    chosen = [step for step in STEPS if step in {"cold", *steps}]
    subjects = [_Subject(site, list(stories), Figures(site.name, site.version())) for site in sites]
    for subject in subjects:
        say(f"{subject.site.name}: mencoba dengan {min(_TRIAL, len(stories))} naskah")
        _try_out(subject.site, stories[:_TRIAL])
        subject.site.prepare(stories)
    for number in range(rounds):
        for subject in subjects:
            for step in chosen:
                done = _STEPS[step](subject, number)
                subject.figures.runs.setdefault(step, []).append(done)
                say(f"{subject.site.name}: {step} {number + 1}/{rounds}: {done.seconds:.2f} s")
    return [subject.figures for subject in subjects]


def _try_out(site: Site, stories: Sequence[Story]) -> None:
    """A small site first: it finds a broken generator early and leaves bytecode as any second run finds it."""
    site.prepare(stories)
    trial = _Subject(site, list(stories), Figures(site.name, ""))
    _cold(trial, 0)
    for command in site.others().values():
        trial.build(command)


def _cold(subject: _Subject, number: int) -> Run:
    """No output and no cache."""
    del number
    subject.site.forget()
    done = subject.build()
    subject.figures.output = check_whole(subject.site, subject.stories)
    return done


def _nothing(subject: _Subject, number: int) -> Run:
    """The same again; and once in each other way to start it."""
    del number
    done = subject.build()
    for name, command in subject.site.others().items():
        subject.figures.runs.setdefault(f"nothing, {name}", []).append(subject.build(command))
    return done


def _body(subject: _Subject, number: int) -> Run:
    """One sentence more at the end of an article."""
    place = subject.picked(2 * number)
    sentence = f"Kalimat ukur ke {number + 1} ditambahkan."
    story = subject.stories[place]
    subject.edit(place, replace(story, body=f"{story.body.rstrip()} {sentence}\n"))
    done = subject.build()
    check_page(subject.site, subject.stories[place], sentence)
    return done


def _title(subject: _Subject, number: int) -> Run:
    """Another title at the same address; the old one begins with a capital and must be gone from every page."""
    place = subject.picked(2 * number + 1)
    before = subject.stories[place]
    after = replace(before, title=f"Ubahan{number + 1} atas {before.title.lower()}")
    subject.edit(place, after)
    done = subject.build()
    check_page(subject.site, after)
    check_lists(subject.site, before, after)
    return done


def _theme(subject: _Subject, number: int) -> Run:
    """A word at the end of every page."""
    mark = f"tema ke {number + 1}"
    subject.site.edit_theme(mark)
    done = subject.build()
    for story in subject.stories[:: max(1, len(subject.stories) // 10)]:
        check_page(subject.site, story, mark)
    return done


_STEPS: Mapping[str, Callable[[_Subject, int], Run]] = {
    "cold": _cold,
    "nothing": _nothing,
    "body": _body,
    "title": _title,
    "theme": _theme,
}
