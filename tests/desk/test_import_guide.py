"""docs/impor.md says what is so: its commands run, its example gives what it shows, its tables name every choice."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from import_samples import TEXTS, incoming, word
from support.site import REGISTERS, ROOT, write_tree
from test_import_lists_and_sites import export, item, office_list

from plugins.desk.importing.command import KINDS, Options, run, split_kind
from plugins.desk.importing.incoming import FORMS, MAX_BYTES, MAX_TEXT

GUIDE = (ROOT / "docs/impor.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)


def commands() -> list[str]:
    inline = re.findall(r"`(inv import [^`]+)`", GUIDE)
    return sorted(
        {
            line
            for line in [*"".join(blocks("sh")).split("\n"), *inline]
            if line.startswith("inv import") and "<" not in line
        }
    )


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_guide_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, REGISTERS)
    sheet = "No;Nama Informasi;Unit Kerja\n1;Neraca 2025;Sekretariat\n"
    write_tree(
        tmp_path,
        {
            "naskah.docx": word("Title|Naskah dari Word\nNormal|Isi naskah."),
            "rilis.txt": incoming("10-pekan-lalu.txt").data,
            "laporan.html": incoming("17-cms.html").data,
            "ekspor.xml": export(item(1, "Isi tulisan.")),
            "daftar.xlsx": office_list(),
            "daftar.csv": sheet,
        },
    )
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)[2:]
    chosen: dict[str, str] = {}
    while any(word.startswith("--") for word in words):
        at = next(n for n, word in enumerate(words) if word.startswith("--"))
        chosen[words[at][2:]] = words[at + 1]
        del words[at : at + 2]
    kind, form = split_kind(chosen.get("kind", ""))
    options = Options(kind=kind, form=form, wordpress=chosen.get("wordpress", ""), media=chosen.get("media", ""))
    assert (
        run(
            ROOT / "pelicanconf.py",
            {"PATH": str(tmp_path / "content"), "BUILD_TODAY": "2026-11-22"},
            words,
            options,
            {},
        )
        == 0
    )


def test_example_of_the_guide_gives_the_draft_it_shows(tmp_path: Path) -> None:
    write_tree(tmp_path, REGISTERS)
    (source,) = blocks("text")
    (tmp_path / "contoh.txt").write_text(source, "utf-8")
    overrides = {"PATH": str(tmp_path / "content"), "BUILD_TODAY": "2026-11-22"}
    assert run(ROOT / "pelicanconf.py", overrides, [str(tmp_path / "contoh.txt")], Options(), {}) == 0
    path = re.search(r"`content/(berita/[^`]+\.md)`", GUIDE)
    assert path is not None
    draft = (tmp_path / "content" / path[1]).read_text("utf-8")
    assert blocks("yaml")[0] in draft


def test_guide_names_every_choice_and_limit() -> None:
    for word_ in (*KINDS, *FORMS):
        assert f"`{word_}`" in GUIDE or f".{word_}" in GUIDE
    assert f"teks dan Markdown {MAX_BYTES['txt'] // 1_000_000} MB, HTML {MAX_BYTES['html'] // 1_000_000} MB" in GUIDE
    assert f"Word {MAX_BYTES['docx'] // 1_000_000} MB" in GUIDE
    assert f"{MAX_TEXT:,}".replace(",", ".") in GUIDE
    assert TEXTS.is_dir()
