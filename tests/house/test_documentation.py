"""The documentation is complete, up to date, and everything it points to exists."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invoke.collection import Collection
from pydantic import BaseModel
from support.site import ROOT, article, build

import tasks
from plugins.engine.config import SiteSettings
from plugins.newsroom.schema import ALIASES, ArticleMeta, StandingMeta
from tools.reference import references
from tools.reference.frontmatter import keys_of, parts_of
from tools.reference.problems import ROOMS, problem_kinds
from tools.reference.rooms import packages
from tools.reference.settings import PELICAN_REASONS, reason_of, settings_set

GENERATED = (
    "docs/masalah.md",
    "docs/naskah.md",
    "docs/plugins.md",
    "docs/settings.md",
    "docs/schema/berita.json",
    "docs/schema/halaman.json",
    "docs/schema/tabel.json",
)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_DECLARED = re.compile(r"\b(?:error|warning|notice)\(\s*\"([A-Z]\d{3})\"")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_FENCED = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^ *```sh\n(.*?)^ *```$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
_PREFIXES = dict(
    zip(
        "EMRNTWPODKAB",
        (room for room in ROOMS if room != "search"),  # which finds no problems of its own
        strict=True,
    )
)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can lead to, as GitHub names them."""
    text = _FENCED.sub("", page.read_text("utf-8"))
    found = set(re.findall(r'<a id="([^"]+)"', text))
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        found.add(re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-"))
    return found


def code_of(page: Path) -> Iterator[str]:
    """Code spans and shell blocks of a page."""
    for match in _CODE.finditer(page.read_text("utf-8")):
        yield from (match[1] or match[2]).splitlines()


def models() -> Iterator[tuple[str, type[BaseModel]]]:
    for kind in (ArticleMeta, StandingMeta):
        yield "", kind
        for names, part in parts_of(kind):
            yield from ((f"{name}.", part) for name in names)


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    return references(ROOT)


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_up_to_date(name: str, generated: dict[str, str]) -> None:
    assert read(name) == generated[name], "run `inv docs`"


def test_no_generated_page_is_left_out(generated: dict[str, str]) -> None:
    assert sorted(generated) == sorted(GENERATED)


def test_every_plugin_and_module_says_what_it_is_for() -> None:
    page = read("docs/plugins.md")
    for folder in packages(ROOT):
        assert folder.name in ROOMS, f"{folder.name} has no place in the house"
        section = page.partition(f"\n## {folder.name}\n\n")[2].partition("\n## ")[0]
        assert section, folder.name
        assert not section.startswith("|"), f"plugins/{folder.name}/__init__.py has no docstring"
        rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", section, re.MULTILINE))
        modules = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py") if path.name != "__init__.py"}
        assert rows.keys() == modules
        assert [name for name, purpose in rows.items() if not purpose.strip()] == []


def test_every_setting_says_what_it_does() -> None:
    page = read("docs/settings.md")
    for name, field in SiteSettings.model_fields.items():
        assert field.description, name
        assert f"| `{name.upper()}` |" in page


@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py"])
def test_every_setting_that_a_settings_file_sets_is_known(file: str) -> None:
    for name in settings_set(ROOT / file):
        assert name.lower() in SiteSettings.model_fields or reason_of(name), name


def test_no_reason_is_given_for_a_setting_that_is_not_set() -> None:
    assert PELICAN_REASONS.keys() - settings_set(ROOT / "pelicanconf.py").keys() == set()


def test_every_front_matter_key_says_what_it_means() -> None:
    page = read("docs/naskah.md")
    for prefix, model in models():
        for key, (_, field) in keys_of(model).items():
            assert field.description, prefix + key
            assert f"| `{key}` |" in page, prefix + key
        if prefix:
            assert re.search(rf"^### .*`{prefix[:-1]}`", page, re.MULTILINE), prefix
    for alias in ALIASES:
        assert f"| `{alias}` |" in page


def test_the_complete_examples_use_nearly_every_key() -> None:
    examples = "\n".join(re.findall(r"```markdown\n(.*?)```", read("docs/naskah.md"), re.DOTALL))
    keys = {key for prefix, model in models() for key in model.model_fields if prefix or model is ArticleMeta}
    unused = {key for key in keys if not re.search(rf"^[ -]*{key}:", examples, re.MULTILINE)}
    assert unused == {"dicabut", "alasan", "authors", "iklan_keterangan"}


def test_every_kind_of_problem_is_documented_once_under_its_room() -> None:
    page = read("docs/masalah.md")
    for room, kinds in problem_kinds(ROOT).items():
        for kind in kinds:
            assert _PREFIXES[kind.code[0]] == room
            assert page.count(f"\n### {kind.code}: ") == 1


def test_no_problem_is_declared_where_the_reference_does_not_look() -> None:
    declared = [
        code for path in sorted((ROOT / "plugins").rglob("*.py")) for code in _DECLARED.findall(path.read_text("utf-8"))
    ]
    assert sorted(declared) == sorted({kind.code for kinds in problem_kinds(ROOT).values() for kind in kinds})


def test_every_verb_is_in_the_readme() -> None:
    page = read("README.md")
    for verb in Collection.from_module(tasks).task_names:
        assert f"`inv {verb}`" in page
    for target in re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[0].split():
        assert f"make {target}" in page


def test_every_option_of_a_build_is_in_the_readme() -> None:
    page = read("README.md")
    for argument in Collection.from_module(tasks)["build"].get_arguments():
        assert f"`--{argument.name.replace('_', '-')}" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_documentation_exist(page: Path) -> None:
    collection = Collection.from_module(tasks)
    targets = re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE)
    for line in code_of(page):
        for tool, verb in re.findall(r"(?:^|[\s/])(inv|make) ([a-z]+)", line):
            assert verb in (collection.task_names if tool == "inv" else targets), line
        for module in re.findall(r"python -m (tools[\w.]*)", line):
            assert (ROOT / Path(*module.split(".")).with_suffix(".py")).is_file(), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_documentation_resolve(page: Path) -> None:
    text = re.sub(r"\\.|`[^`\n]*`", "", _FENCED.sub("", page.read_text("utf-8")))
    for match in _LINK.finditer(text):
        target, _, fragment = (match[1] or match[2]).partition("#")
        if target.startswith(("https:", "http:")):
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.is_file(), match[0]
        assert not fragment or fragment in anchors(file), match[0]


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "images").iterdir()), ids=lambda path: path.name)
def test_pictures_of_the_readme_are_light(picture: Path) -> None:
    assert f"docs/images/{picture.name}" in read("README.md")
    assert picture.stat().st_size <= 200_000


def test_the_map_of_the_house_is_the_house() -> None:
    block = re.search(r"## The house\n\n```\n(.*?)```", read("README.md"), re.DOTALL)
    assert block is not None
    for line in block[1].splitlines():
        for name in re.split(r"\s{2,}", line)[0].split():
            if name.endswith(("/", ".py")):
                assert (ROOT / name).exists(), name


def test_the_licence_is_named_alike_everywhere() -> None:
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in read("LICENSE")
    assert "AGPL-3.0-or-later" in read("README.md")
    assert 'license = "AGPL-3.0-or-later"' in read("pyproject.toml")


def test_the_editor_task_understands_what_a_build_prints(tmp_path: Path) -> None:
    task: dict[str, Any] = json.loads(read(".vscode/tasks.json"))["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    files: dict[str, str | bytes | None] = {
        "content/berita/2025/a.md": article(topik=["kehumasn"]),
        "content/berita/2025/b.md": b"",
    }
    said = build(tmp_path, files, build_format="github").stdout.splitlines()
    found = [re.fullmatch(pattern["regexp"], line) for line in said if line.startswith("::")]
    named = {(match[pattern["severity"]], match[pattern["file"]], match[pattern["code"]]) for match in found if match}
    assert len(named) == len(found)
    assert {file.rpartition("/")[2] for _, file, _ in named} == {"a.md", "b.md"}


def test_the_generator_lists_the_stages_of_a_contributor() -> None:
    tree = ast.parse(read("plugins/engine/contributor.py"))
    kind = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Contributor")
    stages = [item.name for item in kind.body if isinstance(item, ast.FunctionDef) and not item.name.startswith("_")]
    table = re.findall(r"^\| (`.*?`) \|", read("docs/architecture.md"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(table)) == stages
