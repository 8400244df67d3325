"""A manifest is believed only when it is whole, signed by the trusted key, valid, and the newest."""

from __future__ import annotations

import subprocess
from pathlib import Path

from msgspec.structs import replace
from support.checking import answering, at, check, codes
from support.serving import FOREIGN, KEY, ORIGIN, PUBLISHED, Reply, Request, Served, page, publish, serving
from support.site import write_tree

from plugins.publishing.manifest import MANIFEST, SIGNATURE
from plugins.publishing.seal import seal


def test_a_replaced_manifest_with_a_foreign_key_is_found(settings: Path, tmp_path: Path) -> None:
    copy = publish(tmp_path / "situs")
    write_tree(copy, {"index.html": page("Slot gacor")})
    seal(copy, ORIGIN, FOREIGN)
    with serving(copy) as served:
        report = check(settings, served.url)
        assert (codes(report), report["signature_trusted"], report["exit_code"]) == (["B504"], False, 1)
        assert FOREIGN.public.id in report["problems"][0]["message"]
        # With the manifest that was published last, what was changed is named as well.
        known = publish(tmp_path / "simpanan")
        report = check(settings, served.url, manifest=str(known))
        assert codes(report) == ["B504", "B510", "B521"]
        assert at(report, "B521") == ["index.html"]


def test_a_manifest_without_or_with_a_wrong_signature_is_found(settings: Path, tmp_path: Path, served: Served) -> None:
    served.tamper = answering(SIGNATURE, "", 404)
    assert codes(check(settings, served.url)) == ["B502"]
    served.tamper = answering(SIGNATURE, "x\n")
    assert codes(check(settings, served.url)) == ["B503"]
    copy = publish(tmp_path / "situs")
    data = (copy / MANIFEST).read_bytes()
    (copy / MANIFEST).write_bytes(data.replace(b'"2027-03-01"', b'"2037-03-01"'))
    assert codes(check(settings, copy)) == ["B503"]


def test_a_manifest_that_is_gone_or_broken_is_found(settings: Path, served: Served, folder: Path) -> None:
    served.tamper = answering(MANIFEST, "", 404)
    report = check(settings, served.url)
    assert (codes(report), report["checked"]) == (["B501"], 0)
    report = check(settings, served.url, manifest=str(folder / MANIFEST))
    assert (codes(report), report["checked"]) == (["B501"], len(PUBLISHED))
    served.tamper = answering(MANIFEST, "{}")
    assert codes(check(settings, served.url)) == ["B501", "B503"]


def test_without_a_trusted_key_the_report_says_so(settings: Path, folder: Path, tmp_path: Path) -> None:
    settings.write_text("SIGNING_KEY = ''\n", "utf-8")
    report = check(settings, folder)
    assert (codes(report), report["exit_code"], report["signature_trusted"]) == (["B506"], 0, False)
    for key in (KEY.public.line, KEY.public.file):
        write_tree(tmp_path, {"kunci.pub": key})
        assert check(settings, folder, key=str(tmp_path / "kunci.pub"))["signature_trusted"]
    assert codes(check(settings, folder, key=FOREIGN.public.line)) == ["B504"]


def test_a_manifest_past_its_day_is_found(settings: Path, folder: Path) -> None:
    assert codes(check(settings, folder, today="2027-03-01")) == []
    assert codes(check(settings, folder, today="2027-03-02")) == ["B505"]


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Uji", "-c", "user.email=uji@kantor.example"]
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_stale_version_is_found(settings: Path, tmp_path: Path) -> None:
    project = settings.parent
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "satu")
    head = git(project, "rev-parse", "HEAD").strip()
    copy = publish(tmp_path / "situs", replace(ORIGIN, commit=head))
    assert codes(check(settings, copy)) == []
    assert codes(check(settings, copy, commit=head[:10])) == []
    assert codes(check(settings, copy, commit="0" * 10)) == ["B508"]
    git(project, "commit", "-q", "--allow-empty", "-m", "dua")
    report = check(settings, copy)
    assert codes(report) == ["B508"]
    assert "1 komit" in report["problems"][0]["message"]
    foreign = publish(tmp_path / "lain", replace(ORIGIN, commit="1" * 40))
    assert codes(check(settings, foreign)) == ["B509"]


def test_a_version_older_than_one_seen_before_is_found(settings: Path, tmp_path: Path) -> None:
    copy = publish(tmp_path / "situs", replace(ORIGIN, today="2026-11-30"))
    with serving(copy) as served:
        assert codes(check(settings, served.url)) == []

        def tamper(asked: Request) -> Reply | None:
            return (200, {}, (older / asked.path).read_bytes()) if asked.path in {MANIFEST, SIGNATURE} else None

        older = publish(tmp_path / "lama", replace(ORIGIN, today="2026-11-02"))
        served.tamper = tamper
        assert codes(check(settings, served.url)) == ["B508"]
