"""Who follows the editors' guide from top to bottom gets what it says: every command runs, every name is known."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from invoke.collection import Collection
from invoke.parser import Parser
from pydantic import BaseModel
from support.site import ROOT

import tasks
from plugins.desk.starting.keys import accepted
from plugins.newsroom.schema import ArticleMeta, StandingMeta
from plugins.ppid.schema import ExemptMeta, ItemMeta
from plugins.ppid.services_schema import AlertMeta, CharterMeta, ReportMeta
from tools.guide import GUIDE, TODAY, Step, blocks, examples, key_rows, practice_office, steps
from tools.reference.frontmatter import keys_of, parts_of

PAGE = (ROOT / GUIDE).read_text("utf-8")
STEPS = list(steps(PAGE))
COMMANDS = [step for step in STEPS if step.command]
LASTING = re.compile(r"inv serve\b")
"""Commands that run until they are interrupted."""
PROSE = re.sub(r"^ *```.*?^ *```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
SPANS = sorted(set(re.findall(r"`([^`\n]+)`", PROSE)))
INLINE = [span for span in SPANS if re.match(r"(?:inv|git|make|python|\.) ", span)]
HEADINGS: list[tuple[str, str, type[BaseModel], bool]] = [
    ("Kunci berita", "", ArticleMeta, False),
    ("Kunci bagian bertingkat", "", ArticleMeta, True),
    ("Kunci halaman tetap", "", StandingMeta, False),
    ("7.6 Peringatan serta-merta", "", AlertMeta, False),
    ("7.7 Informasi publik (PPID)", "", ItemMeta, False),
    ("7.7 Informasi publik (PPID)", "", ItemMeta, True),
    ("7.8 Informasi yang dikecualikan", "", ExemptMeta, False),
    ("7.8 Informasi yang dikecualikan", "", ExemptMeta, True),
    ("7.9 Maklumat dan laporan layanan", "maklumat.", CharterMeta, False),
    ("7.9 Maklumat dan laporan layanan", "laporan.", ReportMeta, False),
]
"""The tables of keys: heading, what stands before each key, the schema, and whether its nested parts are meant."""


def fields(model: type[BaseModel], nested: bool) -> dict[str, type[BaseModel]]:
    """The keys of a schema, or those of its parts with their parent's name, and the model that each belongs to."""
    if not nested:
        return dict.fromkeys(keys_of(model), model)
    return {f"{names[0]}.{key}": part for names, part in parts_of(model) for key in keys_of(part)}


def environment() -> dict[str, str]:
    day = datetime.combine(date.fromisoformat(TODAY), datetime.min.time(), UTC)
    person = {
        f"GIT_{role}_{what}": "adi@kotacontoh.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    programs = Path(sys.executable).parent
    return {
        **os.environ,
        **person,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "SOURCE_DATE_EPOCH": str(int(day.timestamp())),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small office as a git repository whose remote is a folder beside it."""
    folder = tmp_path_factory.mktemp("kantor")
    root = folder / "situs"
    practice_office(root, PAGE, width=120)
    activate = root / ".venv/bin/activate"
    activate.parent.mkdir(parents=True)
    shutil.copy(Path(sys.executable).parent / "activate", activate)
    python = activate.with_name("python")  # a link would be another installation, without its libraries
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    for command in (
        ["git", "init", "--quiet", "--bare", str(folder / "server.git")],
        ["git", "init", "--quiet", "-b", "main"],
        ["git", "remote", "add", "origin", str(folder / "server.git")],
        ["git", "add", "content"],
        ["git", "commit", "--quiet", "-m", "Awal"],
        ["git", "push", "--quiet", "--set-upstream", "origin", "main"],
    ):
        subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)
    return root


def done(step: Step, root: Path) -> tuple[int, str]:
    """Run a command as an editor's shell would; one that lasts is interrupted once it is ready."""
    process = subprocess.Popen(
        ["bash", "-c", f"exec {step.command}" if LASTING.match(step.command) else step.command],
        cwd=root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    said = ""
    if LASTING.match(step.command) and process.stdout is not None:
        for line in process.stdout:
            said += line
            if line.startswith("Pratinjau: http"):
                break
        os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=120)
    return process.returncode, said + rest


def test_who_follows_the_guide_arrives(office: Path) -> None:
    for step in STEPS:
        if step.file:
            path = office / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(step.data)
            continue
        code, said = done(step, office)
        assert code == step.code or (LASTING.match(step.command) and "Pratinjau: http" in said), (
            f"{GUIDE}:{step.line}: {step.command}\n{said}"
        )
    pushed = subprocess.run(
        ["git", "show", "origin/main:content/berita/2026/rapat-kehumasan.md"],
        cwd=office,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "ringkasan: Dua puluh pengelola situs" in pushed.stdout
    murah = (office / "content/berita/2026/pasar-murah.md").read_text("utf-8")
    assert "di lapangan" in murah, "what --fix is said to mend"
    assert "Rabu, 10 Maret" in murah, "what it is said to leave"


def test_the_guide_has_commands_for_every_verb_of_an_editor() -> None:
    verbs = {step.command.split()[1] for step in COMMANDS if step.command.startswith("inv ")}
    assert verbs >= {"new", "import", "serve", "check", "strip", "build"}


@pytest.mark.parametrize("line", INLINE)
def test_a_command_in_a_sentence_exists_with_its_options(line: str) -> None:
    program, verb, *rest = line.split()
    if program == "inv":
        contexts = Collection.from_module(tasks).to_contexts()
        known = {context.name for context in contexts}
        assert verb in known
        options = [word for word in rest if word.startswith("-")]
        context = next(context for context in contexts if context.name == verb)
        assert set(options) <= context.flags.keys()
        if not any(word.startswith("<") for word in rest):
            Parser(contexts=contexts).parse_argv([verb, *options_only(line, context.flags)])
    elif program == "git":
        assert any(step.command.startswith(f"git {verb}") for step in COMMANDS)
    else:
        assert any(step.command == line for step in COMMANDS) or verb in (ROOT / "Makefile").read_text("utf-8")


def options_only(line: str, flags: Any) -> list[str]:
    """The options of a command with their values, without the files it names."""
    import shlex  # noqa: PLC0415

    kept, words = [], shlex.split(line)[2:]
    while words:
        word = words.pop(0)
        if word in flags:
            kept.append(word)
            if flags[word].takes_value:
                kept.append(words.pop(0))
    return kept


@pytest.mark.parametrize(("heading", "before", "model", "nested"), HEADINGS)
def test_the_tables_name_every_key_of_the_schema_and_no_other(
    heading: str,
    before: str,
    model: type[BaseModel],
    nested: bool,
) -> None:
    rows = [row.key.removeprefix(before) for row in key_rows(PAGE, heading) if row.key.startswith(before)]
    said = [key for key in rows if ("." in key) is nested]
    assert sorted(said) == sorted(fields(model, nested))


@pytest.mark.parametrize(("heading", "before", "model", "nested"), HEADINGS)
def test_every_key_has_a_sentence_and_an_example_that_the_schema_takes(
    heading: str,
    before: str,
    model: type[BaseModel],
    nested: bool,
) -> None:
    owners = fields(model, nested)
    for row in key_rows(PAGE, heading):
        key = row.key.removeprefix(before)
        if key not in owners:
            continue
        name, _, written = row.example.partition(": ")
        assert name == key.rpartition(".")[2], row
        assert row.about.endswith("."), row
        assert accepted(owners[key], name, written) == "", row
        required = keys_of(owners[key])[name][1].is_required()
        assert ("Wajib" in row.about) is required, row


def test_every_key_in_a_sentence_is_one_of_a_schema() -> None:
    known = {key.rpartition(".")[2] for _, _, model, nested in HEADINGS for key in fields(model, nested)}
    written = {match[1] for span in SPANS if (match := re.match(r"([a-z_]+):(?: |$)", span))}
    assert len(written) > 60
    assert written - known == {"kunci"}, "only the pattern itself is no key"


def test_every_code_in_the_guide_exists_and_is_explained() -> None:
    sources = sorted((ROOT / "plugins").rglob("problems*.py"))
    known = {code for path in sources for code in re.findall(r"\"([A-Z]\d{3})\"", path.read_text("utf-8"))}
    assert set(re.findall(r"\b[A-Z]\d{3}\b", PAGE)) <= known
    section = PAGE.partition("### Sepuluh masalah tersering")[2].partition("\n### ")[0]
    assert [int(number) for number in re.findall(r"^\*\*(\d+)\. ", section, re.MULTILINE)] == list(range(1, 11))
    shown = {code for example in examples(GUIDE, section) for code in example.codes}
    named = set(re.findall(r"\b[A-Z]\d{3}\b", " ".join(re.findall(r"^\*\*\d+\..*", section, re.MULTILINE))))
    assert named <= shown


def test_what_the_guide_calls_the_preview_and_the_form_is_what_they_say() -> None:
    section = PAGE.partition("### 2.1 Pratinjau")[2].partition("\n### ")[0]
    shown = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "plugins/engine").glob("preview*")) if path.is_file()
    )
    names = re.findall(r"\*\*([^*]+)\*\*", section)
    assert len(names) >= 5
    assert [name for name in names if name not in shown] == []
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/berita.yml").read_text("utf-8"))
    section = PAGE.partition("### 1.3 Menulis dari ponsel")[2].partition("\n### ")[0]
    assert f"**{form['name']}**" in section
    asked = [part for part in form["body"] if "label" in part["attributes"]]
    wanted = [
        (part["attributes"]["label"], "ya" if part.get("validations", {}).get("required") else "") for part in asked
    ]
    assert re.findall(r"^\| ([A-Z][^|]+?) \| (ya|)(?:Wajib)? ?\|", section, re.MULTILINE) == [("Isian", ""), *wanted]


def test_every_picture_of_the_guide_is_there_described_and_light() -> None:
    named = {name: alt for alt, name in re.findall(r"!\[([^\]]*)\]\((gambar-panduan/[^)]+)\)", PAGE)}
    folder = ROOT / "docs/gambar-panduan"
    assert {f"gambar-panduan/{path.name}" for path in folder.iterdir()} == set(named)
    for name, alt in named.items():
        assert len(alt) > 20, name
        assert (ROOT / "docs" / name).stat().st_size <= 60_000, name


def test_no_block_of_the_guide_is_of_a_kind_that_nothing_tries() -> None:
    kinds = {(block.kind, block.role) for block in blocks(PAGE)}
    assert {kind for kind, _ in kinds} <= {"sh", "markdown", "yaml", "text"}
