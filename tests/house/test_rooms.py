"""The house keeps its shape: who imports whom, how long a file may be, what a room says about itself."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.site import ROOT

from plugins.engine.problem import ProblemKind

PLUGINS = ROOT / "plugins"
ROOMS = sorted(path.parent for path in PLUGINS.glob("*/__init__.py"))
PREFIXES = {
    "engine": "E",
    "media": "M",
    "registers": "R",
    "newsroom": "N",
    "tags": "T",
    "regions": "W",
    "ppid": "P",
    "discovery": "D",
    "opendata": "O",
    "search": "S",
    "desk": "K",
    "audit": "A",
    "publishing": "B",
}
NO_PLUGINS = {"audit"}
"""Rooms that take no part in a build: commands of their own."""
LIMIT = 300
LONGER = {
    # file: why it may be longer than 300 lines
    "tests/newsroom/test_body_reading.py": "one short test for each thing that a body is made of",
}
_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LINT, "--no-cache"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_rooms_import_only_from_the_rooms_below_them() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("room", "line"), [("engine", "import plugins.newsroom.model"), ("baru", "import plugins.engine.page")]
)
def test_import_against_the_order_and_unknown_room_are_found(tmp_path: Path, room: str, line: str) -> None:
    shutil.copytree(PLUGINS, tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "plugins" / room).mkdir(exist_ok=True)
    (tmp_path / "plugins" / room / "__init__.py").write_text(f"{line}\n")
    assert lint_imports(tmp_path).returncode == 1


def test_publishing_knows_the_engine_only() -> None:
    for path, tree in modules(PLUGINS / "publishing"):
        for name in imported(tree):
            assert not name.startswith("plugins.") or name.startswith(("plugins.engine", "plugins.publishing")), path


def test_models_know_nothing_of_pelican() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path, tree in modules(PLUGINS)
        if path.name in {"model.py", "views.py", "schema.py"}
        and any(name.split(".")[0] == "pelican" for name in imported(tree))
    ]
    assert found == []


def test_only_one_place_reads_the_clock() -> None:
    clocks = re.compile(r"\b(?:datetime\.now|date\.today|datetime\.utcnow|datetime\.today|time\.time(?:_ns)?)\(")
    found = [
        path.relative_to(ROOT).as_posix() for path, _ in modules(PLUGINS) if clocks.search(path.read_text("utf-8"))
    ]
    # Apart from the build date, times of files are compared with the clock, and nothing of it is written out.
    assert found == ["plugins/engine/today.py"]


def test_nothing_in_the_rooms_leaves_the_machine() -> None:
    network = {
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "urllib.request",
        "ftplib",
        "smtplib",
        "socket",
        "http.client",
    }
    # Outside links and the sites of a network are asked on request alone; the phone form's photos come from one host,
    # in its own workflow.
    allowed = {"plugins/publishing", "plugins/audit/links.py", "plugins/desk/form/photos.py"}
    allowed |= {"plugins/opendata/network/fetch.py"}
    for path, tree in modules(PLUGINS):
        file = path.relative_to(ROOT).as_posix()
        room = "/".join(path.relative_to(ROOT).parts[:2])
        assert {room, file} & allowed or not network & set(imported(tree)), path


def test_python_modules_are_documented() -> None:
    missing = [
        path.relative_to(ROOT).as_posix()
        for folder in (PLUGINS, ROOT / "tests")
        for path, tree in modules(folder)
        if not ast.get_docstring(tree)
    ]
    assert missing == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_room_has_a_paragraph_about_itself_and_one_way_in(room: Path) -> None:
    tree = ast.parse((room / "__init__.py").read_text("utf-8"))
    assert len(ast.get_docstring(tree) or "") > 40
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    if room.name in NO_PLUGINS:
        return
    assert "register" in names, f"plugins/{room.name}/__init__.py has no register()"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_room_stands_in_the_map_of_the_house(room: Path) -> None:
    assert re.search(rf"\b{room.name}\b", (ROOT / "docs/architecture.md").read_text("utf-8"))


def test_no_file_grows_beyond_what_a_reader_holds() -> None:
    folders = [ROOT / name for name in ("plugins", "theme", "tests", "tools")]
    files = [
        path for folder in folders for ending in ("py", "js", "css", "html") for path in folder.rglob(f"*.{ending}")
    ]
    files += [*ROOT.glob("*.py")]
    longer = {
        path.relative_to(ROOT).as_posix(): lines
        for path in files
        if (lines := path.read_text("utf-8").count("\n")) > LIMIT
    }
    assert longer.keys() - LONGER.keys() == set(), longer
    assert LONGER.keys() - longer.keys() == set(), "no longer needs its reason"


def kinds() -> list[tuple[str, ProblemKind]]:
    """Every kind of problem with the room that declares it."""
    found = []
    for path in sorted([*PLUGINS.rglob("problems*.py"), *PLUGINS.rglob("*_problems.py")]):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        room = path.relative_to(PLUGINS).parts[0]
        found += [(room, value) for value in vars(module).values() if isinstance(value, ProblemKind)]
    return found


def test_code_of_a_problem_is_used_once_and_tells_its_room() -> None:
    found = list(dict.fromkeys(kinds()))
    assert len(found) > 100
    assert [code for code, count in Counter(kind.code for _, kind in found).items() if count > 1] == []
    for room, kind in found:
        assert re.fullmatch(rf"{PREFIXES[room]}\d{{3}}", kind.code), (room, kind.code)


def test_problems_tell_reason_and_hint_in_sentences() -> None:
    for _, kind in kinds():
        for part in (kind.message, kind.reason, kind.hint):
            assert part.strip() == part, kind.code
            assert part, kind.code
