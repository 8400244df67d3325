"""A check of a published folder on disk: every byte as in the manifest, and nothing beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.engine.problem import Problem
from plugins.publishing.manifest import (
    MANIFEST,
    NOT_PUBLISHED,
    SIGNATURE,
    Listed,
    Manifest,
    ManifestError,
    from_json,
    sha256_of,
)
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.injected import Place, list_problems, outside_hosts, page_problems
from plugins.publishing.verify.model import HTML, Report, Seen
from plugins.publishing.verify.surroundings import CONTACT, expiry_problems
from plugins.publishing.verify.trust import Expected, manifest_problems, signature_problems


def verify_folder(folder: Path, expected: Expected) -> Report:
    """Check a folder as it was published."""
    report = Report(str(folder))
    manifest = _manifest(folder, expected, report)
    if manifest is None:
        return report
    report.manifest = manifest
    report.left_out += ["header, sertifikat, domain, dan jawaban bagi mesin pencari (yang diperiksa sebuah folder)"]
    there = dict(_there(folder))
    files = manifest.by_name()
    changed: list[Listed] = []
    hosts: set[str] = set()
    for file in manifest.files:
        problem = _difference(folder, file, there)
        report.checked += 1
        if problem is not None:
            report.problems.append(problem)
            changed += [file] if there.get(file.name) else []
        elif file.type == HTML:
            hosts |= outside_hosts((folder / file.name).read_bytes())
    for name in sorted(there.keys() - files.keys() - {MANIFEST, SIGNATURE}):
        report.problems.append(found.EXTRA.at(name, detail="berkas" if there[name] else "tautan atau berkas istimewa"))
    report.problems += _slipped_in(folder, changed, manifest, hosts)
    if there.get(CONTACT):
        report.problems += expiry_problems((folder / CONTACT).read_text("utf-8", "replace"), expected.today)
    return report


def _manifest(folder: Path, expected: Expected, report: Report) -> Manifest | None:
    try:
        data = (folder / MANIFEST).read_bytes()
    except OSError as failure:
        report.problems.append(found.NO_MANIFEST.at(MANIFEST, detail=failure.strerror or failure))
        return expected.manifest
    try:
        signature = (folder / SIGNATURE).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        signature = None
    report.problems += signature_problems(data, signature, expected.key)
    report.trusted = expected.key is not None and not report.problems
    try:
        manifest = from_json(data)
    except ManifestError as failure:
        report.problems.append(found.NO_MANIFEST.at(MANIFEST, detail=failure))
        return expected.manifest
    report.problems += manifest_problems(manifest, expected, "")
    return expected.manifest or manifest


def _there(folder: Path) -> Iterator[tuple[str, bool]]:
    """Every name in the folder that a visitor could ask for, and whether it is a plain file."""
    for place, folders, files in os.walk(folder):
        above = Path(place).relative_to(folder)
        if above == Path():
            folders[:] = [name for name in folders if name not in NOT_PUBLISHED]
        for name in [*files, *(name for name in folders if (Path(place) / name).is_symlink())]:
            shown = (above / name).as_posix()
            if shown not in NOT_PUBLISHED:
                path = Path(place) / name
                yield shown, path.is_file() and not path.is_symlink()


def _difference(folder: Path, file: Listed, there: dict[str, bool]) -> Problem | None:
    plain = there.get(file.name)
    if plain is None:
        return found.MISSING.at(file.name, detail="tidak ada di folder")
    if not plain:
        return found.CHANGED.at(file.name, detail="bukan berkas biasa")
    try:
        digest, size = sha256_of(folder / file.name)
    except OSError as failure:
        return found.NO_ANSWER.at(file.name, detail=failure.strerror or failure)
    if digest == file.sha256:
        return None
    detail = "isi lain, ukuran sama" if size == file.size else f"{size} bita, seharusnya {file.size} bita"
    return found.CHANGED.at(file.name, detail=detail)


def _slipped_in(folder: Path, changed: list[Listed], manifest: Manifest, hosts: set[str]) -> Iterator[Problem]:
    site = f"{manifest.origin.site}/"
    place = Place(site, site, Seen(manifest, frozenset(file.name for file in manifest.files)), frozenset(hosts))
    for file in changed:
        text = (folder / file.name).read_text("utf-8", "replace")
        if file.type == HTML:
            yield from page_problems(file.name.removesuffix("index.html"), text, place, "")
        elif file.name.endswith((".xml", "robots.txt")):
            yield from list_problems(file.name, text, place)
