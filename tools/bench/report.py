"""The figures for a person and for a program: medians, ratios to the first peer, and the goals beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from tools.bench.rounds import Figures

OWN = "suluh"
RIVAL = "hugo"
"""The peer that the goals are set against."""
_NAMES = {
    "cold": "dari awal",
    "nothing": "tanpa perubahan",
    "body": "satu isi berubah",
    "title": "satu judul berubah",
    "theme": "tema berubah",
    "reload": "pratinjau: simpan sampai tampil",
}
_MEGABYTE = 1_000_000


class Goal(Struct, frozen=True):
    """What Suluh must and aims to keep: a share of a peer's time in the step ``against``, or seconds where that is
    empty.
    """

    must: float
    aim: float
    against: str = ""


GOALS: Mapping[str, Goal] = {
    "cold": Goal(2.5, 1.0, "cold"),
    "nothing": Goal(0.05, 0.03, "nothing"),
    "body": Goal(0.08, 0.04, "body"),
    "title": Goal(0.12, 0.06, "title"),
    "theme": Goal(1.2, 0.7, "cold"),
    "reload": Goal(0.5, 0.2),
}
"""Set for 10,000 articles on two cores, against `RIVAL`."""
MEMORY = Goal(500, 250)
"""Peak memory in MB."""


class Result(Struct, frozen=True):
    """One comparison: what was measured, how, and on which machine (load average before and after)."""

    articles: int
    words: float
    rounds: int
    cores: int
    load: tuple[float, float]
    figures: Sequence[Figures]
    reload: Sequence[float] = ()
    profiles: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> Figures | None:
        """One generator's figures."""
        return next((one for one in self.figures if one.name == name), None)

    def seconds(self, name: str, step: str) -> float | None:
        """A median, the preview's included."""
        if step == "reload":
            return median(self.reload) if self.reload and name == OWN else None
        figures = self.of(name)
        return figures.seconds(step) if figures else None

    def ratio(self, step: str, peer: str) -> float | None:
        """Suluh's time of a step as a share of a peer's."""
        goal = GOALS.get(step)
        own, other = self.seconds(OWN, step), self.seconds(peer, goal.against if goal else step)
        return own / other if own and other else None


def as_json(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Every single run, with medians and ratios."""
    return [
        {
            "articles": result.articles,
            "words": round(result.words, 1),
            "rounds": result.rounds,
            "cores": result.cores,
            "load": result.load,
            "reload": list(result.reload),
            "profiles": dict(result.profiles),
            "generators": {one.name: _figures(one) for one in result.figures},
            "ratios": {
                one.name: {
                    step: round(ratio, 4) for step in GOALS if (ratio := result.ratio(step, one.name)) is not None
                }
                for one in result.figures
                if one.name != OWN
            },
        }
        for result in results
    ]


def _figures(one: Figures) -> dict[str, Any]:
    return {
        "version": one.version,
        "medians": {step: one.seconds(step) for step in one.runs},
        "runs": {step: [{"seconds": run.seconds, "peak": run.peak} for run in runs] for step, runs in one.runs.items()},
        "peak": one.peak(),
        "output": asdict(one.output),
    }


def as_text(results: Sequence[Result]) -> str:
    """A table for each number of articles, and how Suluh grows where there are several."""
    parts = ["\n".join(_table(result)) for result in results]
    if len(results) > 1:
        parts.append("\n".join(_growth(results)))
    for result in results:
        parts += [f"{result.articles} naskah, {_NAMES[step]}: {text}" for step, text in result.profiles.items()]
    return "\n\n".join(parts)


def _table(result: Result) -> Iterator[str]:
    names = [one.name for one in result.figures]
    peers = [name for name in names if name != OWN] if OWN in names else []
    judged = OWN in names and RIVAL in names
    yield (
        f"{result.articles} naskah, rata-rata {result.words:.0f} kata; {result.rounds} putaran; {result.cores} inti, "
        f"beban {result.load[0]:.1f} sebelum dan {result.load[1]:.1f} sesudah; median detik"
    )
    yield _row("", [*names, *(f"/{peer}" for peer in peers), *(("wajib", "harapan") if judged else ())])
    for step in dict.fromkeys((*_NAMES, *(step for one in result.figures for step in one.runs))):
        cells = [result.seconds(name, step) for name in names]
        if any(cells):
            ratios = [_number(result.ratio(step, peer)) for peer in peers]
            goals = _goal(GOALS.get(step), f"/{RIVAL}") if judged else ()
            yield _row(_name(step), [*map(_number, cells), *ratios, *goals])
    peaks = [_number(one.peak(), _MEGABYTE) for one in result.figures]
    yield _row("memori puncak (MB)", [*peaks, *("" for _ in peers), *(_goal(MEMORY, "") if judged else ())])
    for title, kind in (("berkas", "files"), ("halaman", "pages"), ("umpan dan XML", "feeds")):
        yield _row(title, [str(getattr(one.output, kind)) for one in result.figures])
    yield _row("keluaran (MB)", [_number(one.output.size, _MEGABYTE) for one in result.figures])
    yield "Versi: " + ", ".join(f"{one.name} {one.version}" for one in result.figures)


def _growth(results: Sequence[Result]) -> Iterator[str]:
    yield "Suluh menurut banyaknya naskah (detik; MB)"
    yield _row("", [str(result.articles) for result in results])
    for step in _NAMES:
        cells = [result.seconds(OWN, step) for result in results]
        if any(cells):
            yield _row(_name(step), list(map(_number, cells)))
    own = [result.of(OWN) for result in results]
    yield _row("memori puncak (MB)", [_number(one.peak() if one else None, _MEGABYTE) for one in own])


def _name(step: str) -> str:
    first, _, how = step.partition(", ")
    return f"{_NAMES.get(first, first)}{f' ({how})' if how else ''}"


def _row(title: str, cells: Sequence[str]) -> str:
    return f"{title:<38}" + "".join(f"{cell:>11}" for cell in cells).rstrip()


def _number(value: float | None, unit: int = 1) -> str:
    return "-" if value is None else f"{value / unit:.2f}" if unit == 1 else f"{value / unit:.0f}"


def _goal(goal: Goal | None, against: str) -> tuple[str, ...]:
    if goal is None:
        return ("", "")
    unit = against if goal.against else ""
    return (f"{goal.must:g}{unit}", f"{goal.aim:g}{unit}")
