"""The page of one dataset: what it says, downloads, years, first rows, columns, what its source adds, how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.engine.components import Cell, Column, Fact, SourceLink, TableView
from plugins.engine.theme import Words
from plugins.engine.words import number_text, short_date, size_text
from plugins.newsroom.views import AttachmentView
from plugins.opendata.catalogue.entry import Catalogue, Entry
from plugins.opendata.formats import FORMATS
from plugins.opendata.making import TableFacts
from plugins.opendata.model import Dataset, Field, FieldType, Section, Value
from plugins.opendata.values import cell_text
from plugins.opendata.views import ColumnsView, ColumnView, DataPart, DataView

_LONGEST = 60
"""Characters of a cell that the preview shows; the files have all of them."""

_NUMBERS = (FieldType.INTEGER, FieldType.NUMBER)


class DatasetLayout(Struct, frozen=True):
    """Lays out the pages of datasets; ``words`` are those of ``opendata``."""

    catalogue: Catalogue
    words: Words

    def view(self, entry: Entry) -> DataView:
        """The whole page of a dataset."""
        intro, *more = entry.dataset.description.split("\n\n")
        return DataView(entry.dataset.title, intro, paragraphs=tuple(more), parts=tuple(self._parts(entry)))

    def day(self, day: date | None) -> str:
        """A day in words, or that nobody recorded it."""
        return short_date(day) if day else str(self.words.facts.not_recorded)

    def labels(self, entry: Entry) -> tuple[str, ...]:
        """The formats in which a dataset is offered."""
        return tuple(dict.fromkeys(FORMATS[file.extension].label for table in entry.tables for file in table.files))

    def _parts(self, entry: Entry) -> Iterator[DataPart]:
        words, dataset = self.words, entry.dataset
        if entry.whole:
            yield DataPart(
                "_unduh",
                words.downloads,
                files=tuple(self._files(entry, entry.whole)),
                notes=tuple(self._download_notes(entry.whole)),
            )
        yield DataPart("_keterangan", words.facts.title, facts=tuple(self._facts(entry)))
        yield DataPart("_pratinjau", words.preview, tables=(self._preview(entry),))
        for section in dataset.sections():
            yield _added(section)
        yield DataPart("_kolom", words.columns, columns=self._columns(dataset))
        if entry.years:
            yield DataPart(
                "_tahun",
                words.year_downloads,
                (words.year_intro,),
                tables=(self._years(entry),),
                notes=(words.old_versions, *(() if entry.whole else self._download_notes(entry.years[0]))),
            )
        others = tuple(
            AttachmentView(one.address, one.title, one.label, size_text(one.size), one.sha256) for one in dataset.others
        )
        if others:
            yield DataPart("_bentuk-lain", words.other_files, files=others)
        yield DataPart("_kutip", words.cite, quote=self._citation(entry), notes=(words.cite_note,))

    def _files(self, entry: Entry, table: TableFacts) -> Iterator[AttachmentView]:
        for file in table.files:
            label = FORMATS[file.extension].label
            title = f"{self.catalogue.titled(entry, table.part)} ({label})"
            yield AttachmentView(file.address, title, label, size_text(file.size), file.sha256)
        yield AttachmentView(entry.dataset.file_address("schema.json"), self.words.schema, "JSON Schema", "", "")

    def _download_notes(self, table: TableFacts) -> Iterator[str]:
        if table.unfit:
            yield self.words.unfit.format(formats=", ".join(table.unfit))
        if any(file.extension == "csv" for file in table.files):
            yield self.words.formula

    def _facts(self, entry: Entry) -> Iterator[Fact]:
        words, dataset, origin = self.words.facts, entry.dataset, self.catalogue.origin
        licence = self.catalogue.licence(dataset)
        yield Fact(words.publisher, dataset.publisher or origin.office)
        yield Fact(words.licence, licence.title, licence.url)
        yield Fact(words.rhythm, self.words.rhythms[dataset.rhythm.value])
        yield Fact(words.modified, self.day(dataset.modified))
        yield Fact(words.rows, number_text(entry.rows))
        if dataset.temporal:
            start, end = (short_date(day) for day in dataset.temporal)
            yield Fact(words.temporal, words.temporal_value.format(start=start, end=end))
        if dataset.spatial:
            yield Fact(words.spatial, dataset.spatial)
        if dataset.keys:
            yield Fact(words.key, ", ".join(dataset.keys))
        if dataset.keywords:
            yield Fact(words.keywords, ", ".join(dataset.keywords))
        if dataset.basis:
            yield Fact(words.basis, "; ".join(dataset.basis))
        if dataset.sources:
            first, *more = dataset.sources
            rest = tuple(SourceLink(one.title, one.address) for one in more)
            yield Fact(words.sources, first.title, first.address, sources=rest)
        if dataset.page:
            yield Fact(words.page, f"/{dataset.page}", dataset.page)

    def _preview(self, entry: Entry) -> TableView:
        table = entry.tables[0]
        columns = tuple(Column(field.title, numeric=field.type in _NUMBERS) for field in entry.dataset.fields)
        rows = tuple(
            tuple(self._cell(field, value) for field, value in zip(entry.dataset.fields, row, strict=True))
            for row in table.first
        )
        caption = self.words.preview_caption.format(shown=number_text(len(rows)), count=number_text(entry.rows))
        return TableView("_pratinjau-tabel", caption, columns, rows, "" if rows else self.words.preview_empty)

    def _cell(self, field: Field, value: Value) -> Cell:
        if isinstance(value, bool):
            return Cell(self.words.yes_no.yes if value else self.words.yes_no.no)
        text = " ".join(cell_text(value).split()).replace(self.catalogue.origin.base, "/")
        text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
        return Cell(text, numeric=field.type in _NUMBERS)

    def _columns(self, dataset: Dataset) -> ColumnsView:
        caption = self.words.columns_caption.format(count=number_text(len(dataset.fields)))
        return ColumnsView(
            "_kolom-tabel",
            caption,
            tuple(
                ColumnView(
                    f"kolom-{field.name}",
                    field.name,
                    field.title,
                    self.words.types[field.type.value],
                    field.unit,
                    tuple(self._about(dataset, field)),
                )
                for field in dataset.fields
            ),
        )

    def _about(self, dataset: Dataset, field: Field) -> Iterator[str]:
        words, limits = self.words, field.constraints
        if field.description:
            yield field.description
        if limits.required:
            yield words.required
        if limits.unique:
            yield words.unique
        if limits.minimum is not None:
            yield words.least.format(value=cell_text(limits.minimum))
        if limits.maximum is not None:
            yield words.most.format(value=cell_text(limits.maximum))
        if limits.enum:
            yield words.allowed.format(values=", ".join(limits.enum))
        titles = {one.dataset.id: one.dataset.title for one in self.catalogue.entries}
        for key in dataset.foreign_keys:
            if field.name in key.fields and key.dataset in titles:
                target = key.targets[key.fields.index(field.name)]
                yield words.points_to.format(field=target, dataset=titles[key.dataset])

    def _years(self, entry: Entry) -> TableView:
        """A row for every year, with a file of each format."""
        words = self.words
        forms = [FORMATS[name] for name in entry.dataset.formats]
        heads = (
            Column(words.year_heads.year),
            Column(words.year_heads.rows, numeric=True),
            *(Column(form.label) for form in forms),
        )
        rows = []
        for table in entry.years:
            files = {file.extension: file for file in table.files}
            cells = [Cell(table.part, heading=True), Cell(number_text(table.rows), numeric=True)]
            for form in forms:
                file = files.get(form.extension)
                told = words.file_cell.format(format=form.label, size=size_text(file.size)) if file else "–"
                cells.append(Cell(told, file.address if file else ""))
            rows.append(tuple(cells))
        return TableView("_tahun-tabel", words.year_caption, heads, tuple(rows))

    def _citation(self, entry: Entry) -> str:
        dataset, origin = entry.dataset, self.catalogue.origin
        version = self.words.cite_version.format(day=short_date(dataset.modified)) if dataset.modified else ""
        return str(
            self.words.cite_text.format(
                publisher=dataset.publisher or origin.office,
                title=dataset.title,
                version=version,
                url=origin.url(dataset.address),
                licence=self.catalogue.licence(dataset).title,
            )
        )


def _added(section: Section) -> DataPart:
    """A section of the dataset's source as a part of its page."""
    return DataPart(section.id, section.title, section.paragraphs, charts=section.charts, tables=section.tables)
