"""One job a site for CI services: from the list of sites to matrix and child pipeline, and workflows that use them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.site import ROOT

from plugins.opendata.network.command import run

SITES = (
    "judul: Uji\nsitus:\n"
    "  - {id: dinas-a, nama: A, url: 'https://a.example/sub/', bangun: {repositori: kota/a}}\n"
    "  - {id: dinas-b, nama: B, url: 'https://b.example', bangun: {repositori: kota/b, cabang: terbit, folder: isi}}\n"
    "  - {id: dinas-c, nama: C, url: 'https://c.example/'}\n"
)
WORKFLOW = ROOT / ".github" / "workflows" / "jaringan.yml"


def printed(tmp_path: Path, service: str, text: str = SITES) -> tuple[int, str]:
    (tmp_path / "situs.yaml").write_text(text, "utf-8")
    said = io.StringIO()
    code = run(tmp_path / "situs.yaml", tmp_path / "kept", {"jobs": service}, {}, said)
    assert not (tmp_path / "kept").exists()
    return code, said.getvalue()


def test_matrix_has_a_job_for_every_site_that_is_built_here(tmp_path: Path) -> None:
    code, text = printed(tmp_path, "github")
    assert code == 0
    assert text.count("\n") == 1
    assert json.loads(text) == {
        "include": [
            {"situs": "dinas-a", "url": "https://a.example/sub", "repositori": "kota/a", "cabang": "main", "folder": "content"},
            {"situs": "dinas-b", "url": "https://b.example", "repositori": "kota/b", "cabang": "terbit", "folder": "isi"},
        ]
    }  # fmt: skip


def test_child_pipeline_extends_the_job_that_is_in_the_repository(tmp_path: Path) -> None:
    code, text = printed(tmp_path, "gitlab")
    pipeline = yaml.safe_load(text)
    assert code == 0
    template = yaml.safe_load((ROOT / pipeline["include"][0]["local"]).read_text("utf-8"))
    jobs = {name: job for name, job in pipeline.items() if name != "include"}
    assert sorted(jobs) == ["bangun dinas-a", "bangun dinas-b"]
    used = set(re.findall(r"\$\{?([A-Z]+)\b", " ".join(template[".bangun"]["script"])))
    for job in jobs.values():
        assert job["extends"] in template
        assert {name for name in used if not name.startswith("CI")} <= job["variables"].keys()


@pytest.mark.parametrize(("service", "text"), [("github", SITES.replace("bangun", "x-")), ("jenkins", SITES)])
def test_nothing_to_build_is_told(tmp_path: Path, service: str, text: str) -> None:
    code, said = printed(tmp_path, service, re.sub(r", x-: \{.*?\}", "", text))
    assert code == 1
    assert "O161" in said


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in job["steps"] if "run" in step]


def test_workflow_takes_no_foreign_word_into_a_command_and_as_few_rights_as_it_needs() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 60
        assert job["permissions"]["contents"] == ("write" if name == "gabung" else "read")
        for step in job["steps"]:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]) if "uses" in step else "${{" not in step["run"]
    matrix = set(re.findall(r"matrix\.(\w+)", WORKFLOW.read_text("utf-8")))
    assert matrix <= {"situs", "url", "repositori", "cabang", "folder"}


def test_workflows_call_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)) | {".venv"}
    files = [WORKFLOW, *(ROOT / ".gitlab").glob("*.yml")]
    called = {name for path in files for name in re.findall(r"make (?:--silent )?(\.?[a-z]+)", path.read_text("utf-8"))}
    assert called
    assert called <= targets
