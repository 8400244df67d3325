"""The bill of materials names every locked library with its hashes, is valid CycloneDX 1.6, and is always the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from msgspec.structs import replace
from support.site import ROOT

from plugins.publishing.lockfile import LockError, read_lock
from plugins.publishing.manifest import Origin
from plugins.publishing.sbom import bill_of_materials

ORIGIN = Origin("https://kantor.example", "c" * 40, "2026-12-01", "2027-03-01", "0.1.0")
LOCK = (ROOT / "requirements.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(bill_of_materials(read_lock(LOCK), ORIGIN))
    return told


def test_the_bill_is_valid_by_the_strict_official_schema(bill: dict[str, Any]) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is None
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    broken = json.dumps(bill | {"components": [{"name": "x"}]})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_every_locked_library_stands_in_it_with_all_its_hashes(bill: dict[str, Any]) -> None:
    wanted: dict[tuple[str, str], set[str]] = {}
    current: set[str] = set()
    for line in LOCK.splitlines():
        if found := re.match(r"([\w.-]+)==(\S+)", line):
            current = wanted.setdefault((found[1].lower(), found[2]), set())
        current |= set(re.findall(r"sha256:(\w+)", line))
    told = {
        (part["name"], part["version"]): {digest["content"] for digest in part["hashes"]} for part in bill["components"]
    }
    assert told == wanted
    assert len(told) > 30
    assert all(part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}" for part in bill["components"])
    assert all(digest["alg"] == "SHA-256" for part in bill["components"] for digest in part["hashes"])


def test_licences_stand_where_the_metadata_tells_them(bill: dict[str, Any]) -> None:
    licences = {part["name"]: part.get("licenses") for part in bill["components"]}
    assert licences["pydantic"] == [{"expression": "MIT"}]
    assert licences["jinja2"][0]["license"]["name"] == "BSD License"
    marked = {part["name"] for part in bill["components"] if part.get("properties")}
    assert marked
    assert not any(licences[name] for name in marked)


def test_what_the_project_needs_and_what_its_libraries_need_is_told_apart(bill: dict[str, Any]) -> None:
    needs = {item["ref"]: item.get("dependsOn", []) for item in bill["dependencies"]}
    own = {ref.partition("@")[0] for ref in needs["suluh@0.1.0"]}
    asked = re.findall(r"^([\w-]+)", (ROOT / "requirements.in").read_text("utf-8"), re.MULTILINE)
    assert {f"pkg:pypi/{name.lower()}" for name in asked} >= own
    pydantic = next(ref for ref in needs if ref.startswith("pkg:pypi/pydantic@"))
    assert any(ref.startswith("pkg:pypi/pydantic-core@") for ref in needs[pydantic])


def test_time_and_serial_number_come_from_the_origin_and_the_content(bill: dict[str, Any]) -> None:
    assert bill["metadata"]["timestamp"] == "2026-12-01T00:00:00+00:00"
    locked = read_lock(LOCK)
    assert bill_of_materials(locked, ORIGIN) == bill_of_materials(tuple(reversed(locked)), ORIGIN)
    others = (
        bill_of_materials(locked[1:], ORIGIN),
        bill_of_materials(locked, replace(ORIGIN, commit="d" * 40)),
    )
    serials = {json.loads(other)["serialNumber"] for other in others} | {bill["serialNumber"]}
    assert len(serials) == 3


def test_the_bill_does_not_depend_on_hash_seed_zone_or_locale() -> None:
    code = (
        "import sys; from pathlib import Path; from plugins.publishing.lockfile import read_lock; "
        "from plugins.publishing.sbom import bill_of_materials; from plugins.publishing.manifest import Origin; "
        f"sys.stdout.buffer.write(bill_of_materials(read_lock(Path('requirements.txt').read_text('utf-8')), {ORIGIN!r}))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout == bill_of_materials(read_lock(LOCK), ORIGIN)


@pytest.mark.parametrize("text", ["jinja2==3.1\n", "jinja2>=3 --hash=sha256:" + "a" * 64, "git+https://x/y\n"])
def test_what_is_not_locked_with_a_hash_is_refused(text: str) -> None:
    with pytest.raises(LockError):
        read_lock(text)


def test_markers_extras_and_several_hashes_are_read() -> None:
    one, two = "a" * 64, "b" * 64
    text = (
        f"# kepala\nB_c[extra]==1.0 ; python_version < '3.12' \\\n    --hash=sha256:{two} \\\n    --hash=sha256:{one}\n"
        "    # via\n    #   -r requirements.in\n    #   D.e\n"
    )
    (item,) = read_lock(text)
    assert (item.name, item.version, item.hashes) == ("b-c", "1.0", (one, two))
    assert (item.where, item.wanted_by) == ("python_version < '3.12'", ("d-e",))


def test_the_projects_locks_hold_a_hash_for_everything() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert len(read_lock(Path(ROOT / name).read_text("utf-8"))) > 30
