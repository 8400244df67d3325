"""The live preview: builds on every change, reloads the open page, and shows problems on the page they belong to.

For the editor's own machine only. Drafts and articles of a later day appear here and nowhere else. A build that fails
leaves the pages of the last good one; the panel tells what is wrong.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from watchfiles import DefaultFilter, watch

from plugins.engine.preview_builder import Builder
from plugins.engine.preview_server import State, listen

_PLUGINS = Path(__file__).resolve().parents[1]
_STEP = 20
"""Milliseconds without another change after which a build begins: an editor writes a file in one go."""

_DEBOUNCE = 200
"""Milliseconds after which it begins in any case."""

_LOOK_SECONDS = 0.5
"""Between two looks at the settings; a wait without end could not be interrupted on Windows either."""


def serve(settings_file: Path, port: int, overrides: Mapping[str, Any] | None = None, *, vscode: bool = False) -> None:
    """Build, serve on ``http://localhost:port/``, and build again on every change until interrupted.

    Where the port is taken, the next free one is used and named. ``vscode`` offers to open a file in VS Code. Raises
    `SystemExit` where no port is free.
    """
    project = settings_file.parent
    given = dict(overrides or {})
    state = State(root=_root_of_names(Path(given.get("PATH") or project / "content")) if vscode else "")

    def folder_of(at: int) -> Path:
        # On another port perhaps beside another preview of this project, whose pages name its own port.
        own = "pratinjau" if at == port else f"pratinjau-{at}"
        return Path(given.get("OUTPUT_PATH") or project / ".cache" / own)

    server = listen(port, state, folder_of)
    if server is None:
        sys.exit(f"Tidak ada port kosong mulai dari {port}. Pilih yang lain: inv serve --port {port + 1000}")
    used = int(server.server_address[1])
    if port not in {0, used}:
        _say(f"Port {port} sedang dipakai program lain; pratinjau memakai port {used}.")
    output = folder_of(used) if port else folder_of(port)
    output.mkdir(parents=True, exist_ok=True)
    site = f"http://localhost:{used}"
    chosen = {"OUTPUT_PATH": str(output), "SITEURL": site, "BUILD_PREVIEW": True, **given}
    watcher = _Watcher(_watched(project, chosen), settings_file)
    builder = Builder(settings_file, chosen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    previous = _stop_on_termination()
    try:
        watcher.start()
        _build(builder, state)
        _say(f"\nPratinjau: {site}/ (semua masalah: {site}/__pratinjau/; berhenti dengan Ctrl+C)")
        while True:
            watcher.wait()
            _build(builder, state)
    except KeyboardInterrupt:
        _say("\nPratinjau berhenti.")
    finally:
        if previous is not None:
            signal.signal(signal.SIGTERM, previous)
        builder.stop()
        watcher.stop()
        server.shutdown()
        server.server_close()


class _Watcher:
    """Says whether anything changed since it was last asked; what changes during a build is never lost."""

    def __init__(self, paths: Sequence[Path], settings_file: Path) -> None:
        self._paths = paths
        self._settings_file = settings_file
        self._settings = _seen(settings_file)
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to watch; before the first build, so that a change during it counts."""
        self._thread.start()

    def wait(self) -> None:
        """Return when something has changed."""
        while not self._changed.wait(timeout=_LOOK_SECONDS):
            # A single file is looked at: an editor that saves by renaming would leave a watched one behind.
            seen = _seen(self._settings_file)
            if seen != self._settings:
                self._settings = seen
                return
        self._changed.clear()

    def stop(self) -> None:
        """End watching."""
        self._stopped.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        for _ in watch(
            *self._paths,
            watch_filter=DefaultFilter(),
            debounce=_DEBOUNCE,
            step=_STEP,
            stop_event=self._stopped,
            rust_timeout=500,
            raise_interrupt=False,
        ):
            self._changed.set()


def _watched(project: Path, settings: Mapping[str, Any]) -> list[Path]:
    """The folders of all that shapes a page: what editors, designers and programmers change."""
    content = Path(settings["PATH"]) if "PATH" in settings else project / "content"
    theme = Path(settings["THEME"]) if "THEME" in settings else project / "theme"
    return [path for path in (content, theme, _PLUGINS) if path.exists()]


def _seen(file: Path) -> tuple[int, int] | None:
    """Size and time (ns) of a file, if it is there."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _root_of_names(content: Path) -> str:
    """The folder that the files of problems are named from: where the preview was started, or beside the content."""
    here, whole = Path.cwd().resolve(), content.resolve()
    return (here if whole.is_relative_to(here) else whole.parent).as_posix()


def _build(builder: Builder, state: State) -> None:
    """One build, shown on the terminal and told to the open pages."""
    built = builder.build()
    state.tell(built)
    _say(built.text)


def _stop_on_termination() -> Any:
    """Let SIGTERM end the preview as Ctrl+C does; what it did before, or nothing where this is not the main thread."""
    if threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGTERM, signal.default_int_handler)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
