"""From save to reload under `inv serve`: what an editor waits for after Ctrl+S.

The preview's pages ask one address for news of the next build, and reload when it answers. The same question is asked
here: the time from writing the file until the answer that names a new build.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import threading
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from msgspec.structs import replace

from tools.bench.outputs import NotRealError, words_of
from tools.bench.suluh import Suluh
from tools.corpus import Story

NEWS = "/__pratinjau/kabar"
_ADDRESS = re.compile(r"http://localhost:(\d+)/ ")
_START_SECONDS = 3600.0
_SETTLE_SECONDS = 1.0


def save_to_reload(site: Suluh, stories: Sequence[Story], rounds: int) -> Sequence[float]:
    """Seconds of each save, in turn of an article's body. ``site`` is prepared.

    Raises `NotRealError` where the preview does not start, does not answer, or shows an old page.
    """
    process = subprocess.Popen(  # noqa: S603 -- the bench's own command
        site.serve_command(),
        cwd=site.folder,
        env=site.environment() | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    limit = threading.Timer(_START_SECONDS, process.kill)
    limit.start()
    try:
        port = _port(process)
        drain = threading.Thread(target=process.communicate, daemon=True)
        drain.start()
        return [_save(site, stories[len(stories) // 2 + number], port, number) for number in range(rounds)]
    finally:
        limit.cancel()
        process.terminate()
        process.wait()


def _port(process: subprocess.Popen[str]) -> int:
    """The port that the preview names when it is ready."""
    for line in process.stdout or ():
        found = _ADDRESS.search(line + " ")
        if found and "/__pratinjau/" in line:
            return int(found[1])
    raise NotRealError("suluh: the preview ended before it was ready")


def _save(site: Suluh, story: Story, port: int, number: int) -> float:
    sentence = f"Kalimat pratinjau ke {number + 1} ditambahkan."
    page = f"/berita/{story.day.year}/{story.name}/"
    seen = json.loads(_get(port, f"{NEWS}?{urlencode({'seen': -1, 'page': page})}"))["version"]
    time.sleep(_SETTLE_SECONDS)  # an editor does not save twice in a second
    started = time.perf_counter()
    site.write(replace(story, body=f"{story.body.rstrip()} {sentence}\n"))
    news: dict[str, Any] = {"version": seen}
    while news["version"] == seen:  # an answer without news comes after a while, and is asked again
        news = json.loads(_get(port, f"{NEWS}?{urlencode({'seen': seen, 'page': page})}"))
    seconds = time.perf_counter() - started
    if words_of(sentence) not in words_of(_get(port, page)):
        raise NotRealError(f"suluh: the preview still shows the old page {page}")
    return seconds


def _get(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode("utf-8")
    except OSError as failure:
        raise NotRealError(f"suluh: the preview does not answer at {address}: {failure}") from failure
    finally:
        connection.close()
