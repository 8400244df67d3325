"""The files for GitHub, GitLab and Forgejo: pinned, with least permission, and every step a make target that works."""

from __future__ import annotations

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
from support.site import REGISTERS, ROOT, TODAY, article, read_tree, write_tree

from plugins.publishing.manifest import MANIFEST, from_json

GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PINNED = re.compile(r"uses: (?:https://github\.com/)?[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
ALLOWED = {
    "terbit.yml": {"contents": "read", "pages": "write", "id-token": "write"},
    "tinjau.yml": {"contents": "read"},
    "jaringan.yml": {"contents": "write"},
    "formulir.yml": {"contents": "write", "issues": "write", "pull-requests": "write"},
}
SCRIPTED = {"formulir.yml": 1, "jaringan.yml": 1}
"""Steps that speak to the code host itself and are no make target, by workflow."""
LONG = pytest.mark.skipif(not os.environ.get("SULUH_LONG"), reason="installs everything anew; in the long mode")


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- text only
    return loaded


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def make_targets() -> set[str]:
    named = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return {*named, ".venv/.runtime"}


def targets_of(script: str) -> list[str]:
    return re.findall(r"\bmake (?:--\w+ )*([a-z][a-z-]*|\.venv/\.runtime)", script)


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_every_action_is_pinned_by_its_hash_with_its_version_beside_it(path: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_one_action_has_one_pin_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in (*GITHUB, *FORGEJO):
        for name, pin in re.findall(r"(actions/[\w-]+)@(\S+ # \S+)", path.read_text("utf-8")):
            pins.setdefault(name, set()).add(pin)
    assert len(pins) >= 6
    assert [name for name, found in pins.items() if len(found) > 1] == []


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_a_workflow_may_no_more_than_it_needs(path: Path) -> None:
    loaded = read(path)
    given: dict[str, str] = dict(loaded["permissions"])
    for job in loaded["jobs"].values():
        given |= job.get("permissions", {})
    assert given == ALLOWED[path.name]
    for job in loaded["jobs"].values():
        assert job["timeout-minutes"]
        may = {**loaded["permissions"], **job.get("permissions", {})}
        for step in job["steps"]:
            if "actions/checkout" in step.get("uses", "") and "contents" in may and may["contents"] != "write":
                assert step["with"]["persist-credentials"] == "false"


def test_only_the_job_that_deploys_may_deploy_and_it_runs_nothing_of_ours() -> None:
    jobs = read(ROOT / ".github/workflows/terbit.yml")["jobs"]
    assert jobs["bangun"]["permissions"] == {"contents": "read"}
    assert jobs["tayang"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["tayang"]["needs"] == "bangun"
    assert [step for step in jobs["tayang"]["steps"] if "run" in step] == []
    (upload,) = [step for step in jobs["bangun"]["steps"] if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"]["include-hidden-files"] == "true"  # or security.txt would stay behind


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_every_step_is_a_make_target(path: Path) -> None:
    scripts = [str(step["run"]) for step in steps(path) if "run" in step]
    others = [script for script in scripts if not targets_of(script)]
    assert len(others) == SCRIPTED.get(path.name, 0)
    for script in scripts:
        assert set(targets_of(script)) <= make_targets(), script
        assert "${{" not in script, "what others wrote may not become part of a command"


def test_gitlab_checks_requests_and_publishes_the_main_branch_by_make_targets() -> None:
    jobs = read(GITLAB)
    for name in ("tinjau", "pages"):
        assert all(set(targets_of(line)) <= make_targets() and targets_of(line) for line in jobs[name]["script"])
    assert jobs["pages"]["artifacts"]["paths"] == ["public/"]
    assert "TUJUAN=public HOST=gitlab-pages" in jobs["pages"]["script"][0]
    assert {".cache/", "public/"} == set(jobs["default"]["cache"]["paths"])


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/terbit.yml", ROOT / ".forgejo/workflows/terbit.yml"])
def test_it_publishes_on_push_and_every_night_with_the_cache_carried_on(path: Path) -> None:
    loaded = read(path)
    assert loaded["on"]["push"]["branches"] == ["main"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", loaded["on"]["schedule"][0]["cron"])
    (cache,) = [step for step in steps(path) if "actions/cache@" in step.get("uses", "")]
    assert ".cache" in cache["with"]["path"].split()
    assert cache["with"]["key"].startswith(cache["with"]["restore-keys"])
    assert "github.run_id" in cache["with"]["key"]  # a key of its own each time, or the cache would never be renewed


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone with one document of its own, so that each target is quick, and a bare remote."""
    folder = tmp_path_factory.mktemp("bersih")
    project = folder / "proyek"
    git("clone", "--quiet", "--no-hardlinks", "--depth", "1", f"file://{ROOT}", str(project), where=folder)
    shutil.rmtree(project / "content")
    small = {"content/berita/2025/rapat.md": article(judul="Rapat kerja kehumasan", topik=["kehumasan"])}
    write_tree(project, {**REGISTERS, **small})
    with (project / "publishconf.py").open("a") as settings:
        settings.write("GALLERY = False\nFOOTER_LINKS = ()\nINFORMATION_PAGE = OBJECTION_PAGE = ''\n")
        settings.write("NAVIGATION = (('Beranda', ''), ('Berita', 'berita/'))\n")
    git("init", "--quiet", "--bare", str(folder / "jauh.git"), where=folder)
    git("remote", "set-url", "origin", str(folder / "jauh.git"), where=project)
    git("add", "--all", where=project)
    git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "Sedikit", where=project)
    return project


def git(*words: str, where: Path) -> str:
    return subprocess.run(["git", *words], cwd=where, capture_output=True, encoding="utf-8", check=True).stdout


def make(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A make target with the libraries of these tests in place of ones that it would install."""
    venv = Path(sys.prefix)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796083200", "GIT_TERMINAL_PROMPT": "0"}
    return subprocess.run(
        ["make", f"VENV={venv}", "-o", f"{venv}/.runtime", *words],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )


def test_the_steps_of_the_workflows_work_in_a_clean_clone(clone: Path) -> None:
    done = make(clone, "terbitan", "TUJUAN=publik", "HOST=github-pages", "FORMAT=github")
    assert done.returncode == 0, done.stdout + done.stderr
    files = read_tree(clone / "publik")
    manifest = from_json(files[MANIFEST])
    assert {file.name for file in manifest.files} | {MANIFEST} == files.keys()
    assert manifest.origin.today == TODAY
    assert manifest.origin.commit == git("rev-parse", "HEAD", where=clone).strip()
    assert git("status", "--porcelain", where=clone) == ""


@LONG
@pytest.mark.parametrize("words", [["periksa"], ["cabang", "BRANCH=pages", "HOST=codeberg-pages"]])
def test_the_other_steps_work_in_a_clean_clone(clone: Path, words: list[str]) -> None:
    done = make(clone, *words, "FORMAT=github")
    assert done.returncode == 0, done.stdout + done.stderr


@LONG
def test_a_fresh_machine_sets_itself_up_and_publishes(clone: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["make", f"VENV={tmp_path}/venv", f"PYTHON={sys.executable}", "terbitan", f"TUJUAN={tmp_path}/publik"],
        cwd=clone,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "publik" / MANIFEST).is_file()
