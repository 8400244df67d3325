"""Where Suluh's own time goes, by stage and room: what `inv build --profile` prints for two kinds of build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tools.bench.measure import run
from tools.bench.outputs import NotRealError
from tools.bench.suluh import Suluh
from tools.corpus import Story

_HEADING = "Waktu per tahap"


def profiles(site: Suluh, stories: Sequence[Story]) -> Mapping[str, str]:
    """The table of stages of a cold build and of one after a title was edited, by the step's name.

    ``site`` is prepared. Raises `NotRealError` where a build prints no table.
    """
    site.forget()
    cold = _profile(site)
    story = stories[len(stories) // 3]
    site.write(replace(story, title=f"Diukur menurut tahap: {story.title.lower()}"))
    return {"cold": cold, "title": _profile(site)}


def _profile(site: Suluh) -> str:
    done = run([*site.command(), "--profile"], site.folder, site.environment())
    _, heading, rows = done.said.partition(_HEADING)
    if done.code or not heading:
        raise NotRealError(f"suluh: no profile\n{done.said[-4000:]}")
    return f"{heading}{rows}".rstrip()
