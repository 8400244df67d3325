"""The hook, the workflows and the files for code editors: tried with real git, and read for what they must not do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from support.site import REGISTERS, ROOT, article, write_tree

from plugins.desk.starting.kinds import DOCUMENTS
from tools.editors import editor_files
from tools.hook import install, staged

ARTICLE = "content/berita/2026/rapat.md"
GOOD = article(judul="Rapat pertama", tanggal="2026-11-20", topik=["kehumasan"])
BAD = article(judul="Rapat pertama", tanggal="kemarin")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MINE = [path for path in WORKFLOWS if path.stem in {"tinjau", "formulir"}]
_PROJECT = ("plugins", "tools", "theme", "pelicanconf.py", ".githooks", "tasks.py", "Makefile", "pyproject.toml")


def git(root: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**bare, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **more}
    return subprocess.run(
        ["git", "-c", "user.name=Redaksi", "-c", "user.email=redaksi@kantor.example", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of its own with this project's code and a virtual environment that only points to ours."""
    root = tmp_path / "kantor kota (contoh)"
    root.mkdir()
    for name in _PROJECT:
        source = ROOT / name
        if source.is_dir() and name != ".githooks":
            (root / name).symlink_to(source)
        elif source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    program = root / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    write_tree(root, {**REGISTERS, ".gitignore": ".venv/\n.cache/\n__pycache__/\n"})
    assert git(root, "init", "--quiet", "--initial-branch=main").returncode == 0
    assert git(root, "add", "content", ".gitignore").returncode == 0
    assert git(root, "commit", "--quiet", "-m", "awal").returncode == 0
    assert install(root)[0] == 0
    return root


def commit(root: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    return git(root, "commit", "-m", "naskah", **more)


def test_a_commit_with_an_error_is_refused_in_indonesian_and_mended_it_goes_through(repository: Path) -> None:
    write_tree(repository, {ARTICLE: BAD})
    git(repository, "add", "content")
    done = commit(repository)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Komit ditahan" in said
    assert ARTICLE in said
    assert "Perbaikan" in said
    write_tree(repository, {ARTICLE: GOOD})
    git(repository, "add", "content")
    assert commit(repository).returncode == 0


def test_what_is_staged_is_checked_and_not_what_lies_beside_it(repository: Path) -> None:
    write_tree(repository, {ARTICLE: BAD})
    git(repository, "add", "content")
    write_tree(repository, {ARTICLE: GOOD})
    assert commit(repository).returncode != 0
    git(repository, "add", "content")
    write_tree(repository, {ARTICLE: BAD})
    done = commit(repository)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_client_without_a_usual_path_and_with_odd_names_is_served(repository: Path) -> None:
    odd = "content/berita/2026/rapat “kerja” baru.md"
    write_tree(repository, {odd: BAD})
    git(repository, "add", "content")
    bare = str(Path(shutil.which("git") or "/usr/bin/git").parent) + os.pathsep + "/bin:/usr/bin"
    done = commit(repository, PATH=bare, HOME=str(repository), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode != 0
    assert "Komit ditahan" in done.stdout + done.stderr
    assert staged(repository) == [odd]


def test_a_commit_without_content_needs_no_libraries(repository: Path) -> None:
    (repository / ".venv/bin/python").unlink()
    write_tree(repository, {"CATATAN.txt": "x"})
    git(repository, "add", "CATATAN.txt")
    assert commit(repository).returncode == 0
    write_tree(repository, {ARTICLE: GOOD})
    git(repository, "add", "content")
    done = commit(repository)
    assert done.returncode != 0
    assert "make site" in done.stderr


def test_a_deleted_article_does_not_stop_a_commit(repository: Path) -> None:
    write_tree(repository, {ARTICLE: GOOD})
    git(repository, "add", "content")
    assert commit(repository).returncode == 0
    git(repository, "rm", "--quiet", ARTICLE)
    assert commit(repository).returncode == 0


def test_hooks_of_others_are_left_alone(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "core.hooksPath", "kait-kami")
    code, said = install(tmp_path)
    assert code == 1
    assert "kait-kami" in said
    assert git(tmp_path, "config", "core.hooksPath").stdout.strip() == "kait-kami"


def test_the_hook_can_be_run() -> None:
    assert os.access(ROOT / ".githooks/pre-commit", os.X_OK)


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_a_workflow_pins_its_actions_and_takes_no_more_rights_than_it_needs(path: Path) -> None:
    whole = yaml.safe_load(path.read_text("utf-8"))
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name) for name in used)
    assert "pull_request_target" not in path.read_text("utf-8")
    rights = {"tinjau": {"contents": "read"}, "formulir": {}}[path.stem]
    assert whole["permissions"] == rights


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_no_foreign_text_stands_in_a_command_or_expression(path: Path) -> None:
    text = path.read_text("utf-8")
    allowed = {
        "github.event.issue.number",
        "github.event.pull_request.number",
        "github.token",
        "github.repository",
        "!cancelled()",
    }
    assert {match.strip() for match in re.findall(r"\$\{\{(.*?)\}\}", text)} <= allowed
    for step in steps(path):
        assert "${{" not in step.get("run", "")
    assert not re.search(r"github\.(event\.issue\.(title|body)|head_ref)", text)


def test_the_form_workflow_answers_members_only() -> None:
    job = yaml.safe_load((ROOT / ".github/workflows/formulir.yml").read_text("utf-8"))["jobs"]["formulir"]
    assert "author_association" in job["if"]
    assert "CONTRIBUTOR" not in job["if"]
    assert job["permissions"] == {"contents": "write", "issues": "write", "pull-requests": "write"}


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_the_shell_of_a_workflow_reads_as_shell(path: Path) -> None:
    for step in steps(path):
        if "run" in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], text=True, check=False, capture_output=True)
            assert done.returncode == 0, done.stderr


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--old-file=.venv/.runtime", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False
    )


def test_every_step_of_the_workflows_runs_as_a_make_target_in_a_clean_clone(tmp_path: Path) -> None:
    clone = tmp_path / "klon"
    assert git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{ROOT}", str(clone)).returncode == 0
    shutil.rmtree(clone / "content")
    write_tree(clone, {**REGISTERS, ARTICLE: GOOD})
    programs = clone / ".venv/bin"
    programs.mkdir(parents=True)
    for name, command in (("python", ""), ("inv", "-m invoke")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        (programs / name).chmod(0o755)
    targets = [
        match for path in MINE for step in steps(path) for match in re.findall(r"make (\w+)", step.get("run", ""))
    ]
    assert sorted(targets) == ["formulir", "periksa", "pratinjau"]
    checked = make(clone, "periksa", "FORMAT=github")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    write_tree(clone, {"content/berita/2026/salah.md": BAD})
    assert make(clone, "periksa", "FORMAT=github").returncode != 0
    assert "::error file=content/berita/2026/salah.md,line=" in make(clone, "periksa", "FORMAT=github").stdout
    (clone / "content/berita/2026/salah.md").unlink()
    built = make(clone, "pratinjau", "FORMAT=github")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (clone / "pratinjau/berita/2026/rapat/index.html").is_file()
    assert 'href="../../../index.html"' in (clone / "pratinjau/berita/2026/rapat/index.html").read_text("utf-8")
    event = {
        "issue": {"number": 1, "author_association": "OWNER", "title": "$(touch x)", "body": "### Judul\n\n`touch x`"}
    }
    (tmp_path / "event.json").write_text(json.dumps(event), "utf-8")
    files = [f"EVENT={tmp_path}/event.json", f"REPORT={tmp_path}/balasan.md", f"RESULT={tmp_path}/hasil"]
    formed = make(clone, "formulir", *files)
    assert formed.returncode == 0, formed.stderr
    assert (tmp_path / "hasil").read_text("utf-8") == "kurang"
    assert not (clone / "x").exists()


@pytest.mark.parametrize("name", sorted(editor_files()))
def test_files_for_code_editors_are_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == editor_files()[name], "run `inv docs`"


@pytest.mark.parametrize("name", sorted(name for name in editor_files() if "skema" in name))
def test_schemas_for_code_editors_are_schemas_and_hold_for_the_real_registers(name: str) -> None:
    schema = json.loads((ROOT / name).read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    register = ROOT / "content/rujukan" / f"{Path(name).stem}.yaml"
    if register.exists():
        data = yaml.safe_load(register.read_text("utf-8"))
        assert [error.message for error in Draft7Validator(schema).iter_errors(data)] == []
        assert list(Draft7Validator(schema).iter_errors({"x": {"nma": "X"}})) != []


def test_settings_for_vs_code_name_files_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert all((ROOT / file).is_file() for file in files)
    named = re.findall(r'"\./([^"*]+\.json)"', (ROOT / ".remarkrc.mjs").read_text("utf-8"))
    assert named == [".vscode/skema/berita.json", ".vscode/skema/halaman.json"]
    assert all((ROOT / name).is_file() for name in named)


def test_every_kind_of_document_has_a_snippet_whose_stops_run_on() -> None:
    snippets = json.loads((ROOT / ".vscode/suluh.code-snippets").read_text("utf-8"))
    by_prefix = {snippet["prefix"]: "\n".join(snippet["body"]) for snippet in snippets.values()}
    assert {kind.name for kind in DOCUMENTS} <= by_prefix.keys()
    for kind in DOCUMENTS:
        stops = [int(number) for number in re.findall(r"\$\{(\d+):", by_prefix[kind.name])]
        assert stops == list(range(1, len(stops) + 1))
        assert stops
    assert "${CURRENT_YEAR}" in by_prefix["berita"]
