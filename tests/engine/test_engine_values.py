"""Problems, pages and fingerprints: the plain values that everything else is made of."""

from __future__ import annotations

import os
import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from support.site import ROOT

from plugins.engine.fingerprint import field_names, fingerprint, tree_digest
from plugins.engine.page import Page, output_name
from plugins.engine.problem import Problem, ProblemLog, Severity, error, notice, warning

MISSING = error("X001", "“{path}” tidak ada.", reason="Sebab {path}.", hint="Salin {path}.")
REMARK = notice("X002", "Catatan.", reason="Sebab.", hint="Tidak perlu.")
CAUTION = warning("X003", "Awas.", reason="Sebab.", hint="Periksa.")


def test_problem_fills_message_reason_and_hint() -> None:
    problem = MISSING.at("berita/a.md", 3, path="media/x.jpg")
    assert problem == Problem(
        "berita/a.md",
        3,
        "X001",
        Severity.ERROR,
        "“media/x.jpg” tidak ada.",
        "Sebab media/x.jpg.",
        "Salin media/x.jpg.",
    )


def test_problem_needs_every_placeholder() -> None:
    with pytest.raises(KeyError):
        MISSING.at("a.md")


def test_editors_text_in_a_message_stays_on_one_short_printable_line() -> None:
    shown = MISSING.at("a.md", path="a\nb\x1b[31m\x00" + "c" * 500).message
    assert shown.isprintable()
    assert len(shown) < 150
    assert "\n" not in shown


def test_braces_in_editors_text_are_no_placeholders() -> None:
    assert "{0.__class__}" in MISSING.at("a.md", path="{0.__class__}").message


def test_log_sorts_by_file_and_line_and_counts_the_same_problem_once() -> None:
    log = ProblemLog()
    log.add(MISSING.at("b.md", 1, path="x"), REMARK.at("a.md", 10), CAUTION.at("a.md", 2))
    log.add(CAUTION.at("a.md", 2))
    assert [(item.file, item.line) for item in log] == [("a.md", 2), ("a.md", 10), ("b.md", 1)]
    assert len(log) == 3
    assert [log.count(severity) for severity in Severity] == [1, 1, 1]


@pytest.mark.parametrize(("kind", "stops"), [(CAUTION, False), (REMARK, False), (MISSING, True)])
def test_only_an_error_stops_publication(kind: object, stops: bool) -> None:
    log = ProblemLog()
    log.add(kind.at("a.md", path="x"))  # type: ignore[attr-defined]
    assert log.failed is stops


def test_severities_have_indonesian_labels() -> None:
    assert [severity.label for severity in Severity] == ["GALAT", "PERINGATAN", "CATATAN"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "index.html"),
        ("berita/", "berita/index.html"),
        ("berita/2025/nama/", "berita/2025/nama/index.html"),
        ("404.html", "404.html"),
        ("berita/atom.xml", "berita/atom.xml"),
    ],
)
def test_every_address_has_one_file(address: str, name: str) -> None:
    assert output_name(address) == name


def test_page_is_frozen() -> None:
    page = Page("a/", "x.html", "A", None)
    with pytest.raises(AttributeError):
        page.title = "B"  # type: ignore[misc]


@dataclass(frozen=True)
class Pair:
    left: object
    right: object


class Couple(Struct, frozen=True):
    left: object
    right: object


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.binary(),
    lambda inner: (
        st.lists(inner).map(tuple)
        | st.dictionaries(st.text(), inner)
        | st.builds(Pair, inner, inner)
        | st.builds(Couple, inner, inner)
    ),
    max_leaves=8,
)


@given(plain)
def test_fingerprint_of_an_equal_value_is_equal(value: object) -> None:
    assert fingerprint(deepcopy(value)) == fingerprint(value)
    assert len(fingerprint(value)) == 64


@given(plain, plain)
def test_fingerprint_tells_different_values_apart(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (repr(one) == repr(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), ("a", ("b",))),
        ("1", 1),
        (1, True),
        (None, "None"),
        (b"a", "a"),
        (Pair(1, 2), Couple(1, 2)),
        (Pair(1, 2), Pair(2, 1)),
        (Couple(1, 2), Couple(2, 1)),
        (date(2025, 1, 1), "2025-01-01"),
        (date(2025, 1, 1), datetime(2025, 1, 1, tzinfo=timezone.utc)),  # noqa: UP017
        (Decimal("1.0"), 1.0),
        (Severity.ERROR, Severity.WARNING),
        ("", ()),
        ({"a": 1, "b": 2}, {"a": 2, "b": 1}),
        (Path("a"), "a"),
        ("s1:a\x1fs1:b", ("a", "b")),
    ],
)
def test_fingerprint_keeps_neighbours_apart(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize("value", [{1, 2}, frozenset("ab"), object(), iter(()), print])
def test_fingerprint_refuses_what_has_no_order_or_form(value: object) -> None:
    with pytest.raises(TypeError):
        fingerprint(value)
    with pytest.raises(TypeError):
        fingerprint(Pair((), [value]))


def test_fingerprint_covers_every_field_of_a_page() -> None:
    page = Page("a/", "x.html", "A", ("model",))
    others = {"crumbs": (("x",),), "listed": False, "sample": True, "modified": date(2025, 1, 1), "head": "h"}
    for name in field_names(Page) or ():
        assert fingerprint(replace(page, **{name: others.get(name, "lain")})) != fingerprint(page), name


def test_fingerprint_is_the_same_in_every_process() -> None:
    script = "from plugins.engine.fingerprint import *; print(fingerprint({'b': (1, 'é'), 'a': None}, 2.5))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    assert printed == {(fingerprint({"b": (1, "é"), "a": None}, 2.5) + "\n").encode()}


def test_tree_digest_sees_names_bytes_and_nothing_else(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for root in (one, other):
        (root / "sub").mkdir(parents=True)
        (root / "sub" / "a.py").write_text("x")
    (other / "b.txt").write_text("not asked for")
    assert tree_digest(one, "*.py") == tree_digest(other, "*.py")
    (other / "sub" / "a.py").rename(other / "sub" / "b.py")
    assert tree_digest(one, "*.py") != tree_digest(other, "*.py")
    (other / "sub" / "b.py").rename(other / "sub" / "a.py")
    (other / "sub" / "a.py").write_text("y")
    assert tree_digest(one, "*.py") != tree_digest(other, "*.py")
