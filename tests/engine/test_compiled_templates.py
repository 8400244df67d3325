"""Templates kept compiled are used again, and never where they are damaged or other code compiled them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.engine import compiled
from plugins.engine.compiled import CompiledTemplates


def render(folder: Path) -> str:
    kept = CompiledTemplates(folder)
    return (
        Environment(loader=DictLoader({"a": "{{ 1 + 1 }}"}), autoescape=True, bytecode_cache=kept)
        .get_template("a")
        .render()
    )


def test_what_was_compiled_is_kept_and_healed_where_it_is_damaged(tmp_path: Path) -> None:
    assert render(tmp_path) == "2"
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    assert render(tmp_path) == "2"
    for damaged in (b"", whole[:40], whole[:-3], whole[:50] + b"\xff" * 8 + whole[58:], b"x" * len(whole)):
        kept.write_bytes(damaged)
        assert render(tmp_path) == "2"
        assert kept.read_bytes() == whole


def test_other_code_compiles_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(compiled, "_kind", lambda: "lain")
    assert render(tmp_path) == "2"
    assert not before & {path.name for path in tmp_path.iterdir()}


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    assert render(tmp_path / "berkas" / "templat") == "2"
