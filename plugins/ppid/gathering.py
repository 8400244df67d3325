"""Everything that the files of ``ppid/`` say of open information, read, examined and checked: one value, kept whole.

It depends on those files, on the files that they name, on the registers and on the day; no article has a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from plugins.engine.contributor import Build
from plugins.engine.files import read_source
from plugins.newsroom.markup.reader import BodyConfig, BodyReader
from plugins.ppid.checklist import perki_checklist
from plugins.ppid.checks import information_problems, placed
from plugins.ppid.documents import locate, with_files
from plugins.ppid.entries import items_by_entry
from plugins.ppid.load import read_exempt, read_items, sorted_documents
from plugins.ppid.model import ExemptDocument, Gathered, ItemDocument, NamedFile, PublicInformation
from plugins.ppid.office import OfficeReader
from plugins.ppid.planning import information_mark
from plugins.ppid.problems_files import SHEET_TWO
from plugins.ppid.sheet import CSV_FILE, XLSX_FILE, csv_table, read_sheet, xlsx_table
from plugins.ppid.workdays import WorkingCalendar
from plugins.registers.model import Registers


def gather(build: Build, registers: Registers, calendar: WorkingCalendar) -> Gathered:
    """Read every file of open information, examine the files it names, and report what is wrong."""
    content = build.config.content
    reader = OfficeReader(content)
    office = reader.read()
    build.report(*reader.problems)
    bodies = BodyReader(BodyConfig(site_url=build.config.settings.siteurl))
    items, exempt = read_items(build, bodies), read_exempt(build, bodies)
    units = {entry_id: body.name for entry_id, body in registers.bodies.items()} | dict(office.units)
    documents = sorted_documents(
        [replace(one, item=with_files(one.item, build)) for one in (*items, *_sheet(build, units))]
    )
    information = PublicInformation(
        documents=documents,
        exempt=tuple(sorted(exempt, key=lambda one: (one.item.id, one.item.source))),
        office=office,
        units=units,
        articles={},
        checklist=perki_checklist(),
        calendar=calendar,
        today=build.config.today,
    )
    texts: tuple[ItemDocument | ExemptDocument, ...] = (*items, *exempt)
    found = information_problems(information, registers)
    build.report(*placed(found, {one.item.source: one.keys for one in texts if one.keys.lines}))
    named_files = [file.path for document in documents for file in document.item.files]
    information = _distinct(information)
    return Gathered(
        information=information,
        texts=texts,
        named=items_by_entry(information, registers),
        files=tuple(one for one in _published(information) if locate(one.path, content) is not None),
        looked=tuple(sorted({*named_files, *reader.looked})),
        mark=information_mark(information),
    )


def _published(information: PublicInformation) -> Iterator[NamedFile]:
    """The files of items that could be examined, and those of the office's own files."""
    for document in information.documents:
        for file in document.item.files:
            if file.sha256:
                yield NamedFile(file.path, document.item.source, document.item.line)
    yield from information.office.files


def _sheet(build: Build, units: Mapping[str, str]) -> tuple[ItemDocument, ...]:
    """The items of ``dip.csv`` or ``dip.xlsx``."""
    root = build.config.content
    present = [name for name in (CSV_FILE, XLSX_FILE) if (root / name).is_file()]
    if not present:
        return ()
    if len(present) > 1:
        build.report(SHEET_TWO.at(XLSX_FILE))
    name = present[0]
    if name == CSV_FILE:
        source, mistakes = read_source(root / name, root)
        build.report(*mistakes)
        if source is None:
            return ()
        sheet = csv_table(source)
    else:
        sheet = xlsx_table(root / name)
    items, problems = read_sheet(name, sheet, perki_checklist(), units)
    build.report(*problems)
    return items


def _distinct(information: PublicInformation) -> PublicInformation:
    """One item of each id: doubles are told and stop publication, and pages must not overwrite one another."""
    items = {document.item.id: document for document in reversed(information.documents)}
    exempt = {document.item.id: document for document in reversed(information.exempt)}
    return replace(
        information,
        documents=tuple(items[key] for key in sorted(items)),
        exempt=tuple(exempt[key] for key in sorted(exempt)),
    )
