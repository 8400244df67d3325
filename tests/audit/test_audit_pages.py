"""Every audit has its page, and the page's own examples are tried: the wrong one is caught, the right one is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from audit_samples import ARTICLE, checked, codes, manuscript, photo
from support.site import ROOT

from plugins.audit.catalogue import kinds
from plugins.audit.links import Answer, link_findings

PAGES = ROOT / "docs" / "audit"
WITHOUT_EXAMPLE = {"A004", "A008"}
"""What only a broken program or disk brings about."""

SECTIONS = ("## Apa", "## Mengapa", "## Cara memperbaiki", "## Salah", "## Benar")
_EXAMPLE = re.compile(r"^## (Salah|Benar)\n\n```(\w+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def examples() -> Iterator[tuple[str, str, str, str]]:
    for kind in kinds():
        for which, form, text in _EXAMPLE.findall((PAGES / f"{kind.code}.md").read_text("utf-8")):
            yield kind.code, which, form, text


def found(root: Path, form: str, text: str) -> list[str]:
    """The codes found in an example."""
    if form == "tautan":
        url, status = text.split()
        links = {ARTICLE: [(url, 1, 0, 1)]}
        findings = link_findings(links, root, date(2025, 1, 1), lambda _: Answer(int(status)))
        return [finding.problem.code for finding in findings]
    if form == "perintah":
        option, _, value = text.removeprefix("inv check ").partition(" ")
        options = {"only": value} if option == "--only" else {"paths": [option]}
        return codes(checked(root, {ARTICLE: manuscript("Isi yang baik.")}, **options))
    if form == "exif":
        tags = dict(line.split(": ", 1) for line in text.splitlines())
        return codes(checked(root, {"content/media/2025/rapat.jpg": photo(**tags)}))
    if form == "berkas":
        files = {
            f"content/{name}": photo() if name.endswith(("jpg", "jpeg")) else manuscript("Isi.")
            for name in text.splitlines()
        }
        return codes(checked(root, files))
    if form == "yaml":
        keys = yaml.safe_load(text)
        return codes(checked(root, {ARTICLE: manuscript("Isi yang baik.", **keys)}))
    if text.startswith("---"):
        return codes(checked(root, {ARTICLE: text}))
    bodies = text.split("\n===\n")
    files = {ARTICLE.replace("naskah", f"naskah-{number}"): manuscript(body) for number, body in enumerate(bodies)}
    return codes(checked(root, {**files, "content/media/2025/rapat.jpg": photo()}))


@pytest.mark.parametrize(("code", "which", "form", "text"), list(examples()), ids=lambda value: str(value)[:6])
def test_the_examples_of_a_page_are_judged_as_it_says(
    tmp_path: Path, code: str, which: str, form: str, text: str
) -> None:
    told = found(tmp_path, form, text)
    if which == "Salah":
        assert code in told
    else:
        assert told == [] or form == "perintah"
        assert code not in told


@pytest.mark.parametrize("code", [kind.code for kind in kinds()])
def test_every_audit_has_a_page_with_all_its_parts(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text("utf-8")
    assert text.startswith(f"# {code}: ")
    wanted = SECTIONS[:3] if code in WITHOUT_EXAMPLE else SECTIONS
    assert [line for line in text.splitlines() if line.startswith("## ")] == list(wanted)


def test_the_index_names_every_page_and_no_other() -> None:
    listed = re.findall(r"\[(A\d{3})\]\(A\d{3}\.md\)", (PAGES / "README.md").read_text("utf-8"))
    assert listed == [kind.code for kind in kinds()]
    assert sorted(path.stem for path in PAGES.glob("A*.md")) == listed


def test_pages_tell_the_severity_that_the_code_has() -> None:
    for kind in kinds():
        assert f"**{kind.severity.label}: " in (PAGES / f"{kind.code}.md").read_text("utf-8")
