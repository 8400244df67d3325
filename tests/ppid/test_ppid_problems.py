"""The problems of open information: numbered once, in Indonesian, with their rule; and the list of due days."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from ppid_samples import TODAY, an_exempt_item, an_item

from plugins.engine.problem import ProblemKind
from plugins.ppid import exempt, naming, problems, request_tables, requests, staleness, statute, tables
from plugins.ppid.checklist import perki_checklist
from plugins.ppid.compliance import NotApplicable
from plugins.ppid.dip import Decree
from plugins.ppid.due import due_dates
from plugins.ppid.request_contracts import KEBERATAN, PERMOHONAN, SENGKETA
from plugins.ppid.workdays import working_calendar

KINDS = [kind for kind in vars(problems).values() if isinstance(kind, ProblemKind)]


def test_codes_are_numbered_once() -> None:
    numbers = [kind.code for kind in KINDS]
    assert len(numbers) == len(set(numbers)) > 60
    assert all(code[0] == "P" and len(code) == 4 and code[1:].isdigit() for code in numbers)


def test_every_kind_names_its_article() -> None:
    rules = ("PerKI 1/2021 Ps", "PerKI 1/2021.", "UU 14/2008 Ps", "Instruksi Mendagri", "{article}", "{basis}")
    silent = [kind.code for kind in KINDS if not any(rule in kind.reason for rule in rules)]
    assert silent == []


def test_due_days_stand_in_one_list_perki_ps_18_45_7_52_and_56_1() -> None:
    found = due_dates(
        items=[an_item()],
        exempt=[an_exempt_item(ends_on=date(2026, 9, 1))],
        not_applicable=[NotApplicable(row="B.b.9", reason="x", review=date(2026, 12, 1))],
        decree=Decree(number="1", day=date(2026, 1, 31), by="PPID", approved_by="Atasan"),
        budget_years=[2025],
        checklist=perki_checklist(),
        calendar=working_calendar(),
        today=TODAY,
    )
    assert [(one.day, one.id) for one in found] == [
        (date(2026, 3, 31), "laporan-2025"),
        (date(2026, 7, 17), "buka-hasil-asesmen"),
        (date(2026, 7, 31), "dip"),
        (date(2026, 8, 20), "informasi-neraca-2025"),
        (date(2026, 9, 1), "akhir-hasil-asesmen"),
        (date(2026, 12, 1), "tinjau-B.b.9"),
    ]
    assert all(one.article for one in found)


def test_the_documentation_lists_every_column_and_value_of_the_tables() -> None:
    text = (Path(__file__).parents[2] / "docs" / "ppid-data.md").read_text(encoding="utf-8")
    for contract in (PERMOHONAN, KEBERATAN, SENGKETA):
        section = text.split(f"### {contract.name}\n")[1].split("\n#")[0]
        rows = {line.split("|")[1].strip(" `"): line for line in section.splitlines() if line.startswith("| `")}
        assert list(rows) == [column.name for column in contract.columns]
        for column in contract.columns:
            assert ("| ya |" in rows[column.name].split("|", 2)[2]) or not column.required
            if len(column.words) > 1 and column.name != "alasan":
                assert all(f"`{word}`" in rows[column.name] for word in column.words)


@pytest.mark.parametrize("module", [exempt, naming, request_tables, requests, staleness, statute, tables])
def test_examples_in_the_code_are_true(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
