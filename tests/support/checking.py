"""Running a check as the command does, and reading what it reports."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

from plugins.publishing.verify.command import Asked, run
from support.serving import Reply, Request

TODAY = "2026-12-01"


def check(settings: Path, target: str | Path, **options: Any) -> dict[str, Any]:
    """The report of a check as JSON; it says what the command says with exit code and all."""
    said = io.StringIO()
    asked = Asked(str(target), today=options.pop("today", TODAY), form="json", at_once=4, pause=0.0, **options)
    code = run(settings, asked, {}, said)
    report: dict[str, Any] = json.loads(said.getvalue())
    assert code == report["exit_code"]
    return report


def codes(report: dict[str, Any]) -> list[str]:
    return sorted({problem["code"] for problem in report["problems"]})


def at(report: dict[str, Any], code: str) -> list[str]:
    return [problem["address"] for problem in report["problems"] if problem["code"] == code]


def answering(path: str, body: str | bytes, status: int = 200, when: str = "", **headers: str) -> Any:
    """Tampering with one path; ``when`` is a pattern that the agent or the referrer must match."""
    data = body.encode() if isinstance(body, str) else body

    def tamper(asked: Request) -> Reply | None:
        who = f"{asked.agent} {asked.headers.get('referer', '')}"
        if asked.path == path and not asked.query and (not when or re.search(when, who)):
            return status, {name.replace("_", "-"): value for name, value in headers.items()}, data
        return None

    return tamper


def together(*tampers: Any) -> Any:
    """Several tamperings at once: the first that has an answer gives it."""
    return lambda asked: next((reply for tamper in tampers if (reply := tamper(asked))), None)
