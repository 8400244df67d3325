"""A check and a build let the same personal data pass, and a check's stamp follows all that decides it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.site import ROOT, TODAY

from plugins.audit.surroundings import context_of, settings_of, surroundings
from plugins.ppid.privacy import ALLOWANCES, SERVICE_SETTINGS, Guard

LISTED = "- teks: '0812 3456 7890'\n  alasan: Nomor meja layanan.\n"
SERVICE = (
    "nama: PPID\nsurel: ppid@kantor-lain.example.id\ndomain_kantor: [bumd.example.id]\ntelepon_kantor: [0541 731234]\n"
)
OWN = {"OFFICE_EMAIL": "", "OFFICE_PHONE": "", "SITEURL": "https://kantor.example", "SOCIAL_LINKS": ()}


def around(root: Path, files: dict[str, str], **settings: object) -> tuple[Guard, str]:
    """The guard of a site of these files, and the stamp of its results."""
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "content").mkdir(exist_ok=True)
    plain = (
        settings_of(ROOT / "pelicanconf.py")
        | OWN
        | {"PATH": str(root / "content"), "CACHE_PATH": str(root / ".cache"), "BUILD_TODAY": TODAY}
    )
    found, problems = surroundings(plain | settings, {})
    assert found is not None, problems
    return context_of(found.config).guard, found.stamp


def test_the_offices_own_numbers_and_the_list_of_leave_pass(tmp_path: Path) -> None:
    guard, _ = around(
        tmp_path,
        {ALLOWANCES: LISTED, SERVICE_SETTINGS: SERVICE},
        SITEURL="https://situs.contoh.example",
        OFFICE_EMAIL="humas@dinas.example.id",
        OFFICE_PHONE="(000) 111 2222",
    )
    assert {"go.id", "kantor-lain.example.id", "bumd.example.id", "situs.contoh.example", "dinas.example.id"} <= set(
        guard.office_domains
    )
    assert guard.office_phones == ("(000) 111 2222", "0541 731234")
    assert [(one.text, one.source, one.line) for one in guard.allowed] == [("0812 3456 7890", ALLOWANCES, 1)]


@pytest.mark.parametrize("text", ["teks: a\n", "- a\n", "- teks: [a\n", "- teks: a\n  alasn: b\n"])
def test_a_list_that_a_build_refuses_lets_nothing_pass_in_a_check(tmp_path: Path, text: str) -> None:
    guard, _ = around(tmp_path, {ALLOWANCES: text})
    assert guard.allowed == ()


def test_results_are_not_believed_when_what_may_pass_changed(tmp_path: Path) -> None:
    stamps = [
        around(tmp_path, {})[1],
        around(tmp_path, {}, OFFICE_PHONE="(000) 111 2222")[1],
        around(tmp_path, {}, SOCIAL_LINKS=(("Media sosial", "https://sosial.example/kantor"),))[1],
        around(tmp_path, {ALLOWANCES: LISTED})[1],
        around(tmp_path, {SERVICE_SETTINGS: SERVICE})[1],
    ]
    assert len(set(stamps)) == len(stamps)
    assert around(tmp_path, {})[1] == stamps[-1]
