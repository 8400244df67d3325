"""The tables' part in a build: read, checked against registers and one another, offered as datasets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from pelican.plugins import signals

from plugins.engine.contributor import Contributor
from plugins.engine.fingerprint import fingerprint
from plugins.engine.problem import Problem
from plugins.opendata.licences import LICENCES
from plugins.opendata.model import Dataset, FieldType, ForeignKey, Part, Row, Rows, Section, Source
from plugins.opendata.offer import offer
from plugins.opendata.tables import problems as found
from plugins.opendata.tables.load import entry_problems, load_tables, table_bytes, table_ids, target_of
from plugins.opendata.tables.reading import ReadTable, Referring, rows_again, year_of
from plugins.opendata.tables.sections import Sections
from plugins.registers.model import Register, Registers


class TablesContributor(Contributor):
    """Reads ``content/media/data/`` and offers every table that is right."""

    def read(self) -> None:
        """Read every table; what was read before is taken from the cache."""
        tables, problems = load_tables(self.build)
        self._tables = tables
        self.build.report(*problems, *table_ids(tables))

    def resolve(self) -> None:
        """Check identifiers, and offer the datasets."""
        build = self.build
        build.report(*entry_problems(self._tables, build.need(Registers)))
        first = {table.id: table for table in reversed(self._tables)}
        for table in self._tables:
            if table.published and first[table.id] is table:
                offer(build, self._dataset(table))
            elif table.meta.status == "draf":
                build.report(found.DRAFT.at(table.yaml))

    def _dataset(self, table: ReadTable) -> Dataset:
        meta, columns = table.meta, table.columns
        assert columns is not None

        @cache
        def rows() -> tuple[Row, ...]:
            return rows_again(table, table_bytes(self.build.config.content, table))

        def sections() -> tuple[Section, ...]:
            return Sections(meta, columns, self.build.words.tables).of(rows())

        parting = columns.find(meta.per_tahun) if meta.per_tahun else None

        def year_rows(year: int, place: int) -> Rows:
            return Rows(f"{table.mark}-{year}", lambda: [row for row in rows() if year_of(row[place]) == year])

        return Dataset(
            id=table.id,
            title=meta.judul,
            description=meta.keterangan,
            fields=tuple(column.field for column in columns.all),
            rows=Rows(table.mark, rows),
            rhythm=meta.pembaruan,
            keywords=meta.kata_kunci,
            theme=meta.tema,
            licence=LICENCES[meta.lisensi] if meta.lisensi else None,
            publisher=meta.penerbit,
            temporal=_span(table),
            spatial=meta.wilayah,
            modified=meta.diperbarui,
            keys=tuple(column.field.name for name in meta.kunci if (column := columns.find(name))),
            foreign_keys=tuple(self._foreign_keys(table)),
            parts=tuple(Part(str(year), year_rows(year, parting.place)) for year in table.years) if parting else (),
            sources=tuple(Source(one.nama, one.url or "") for one in meta.sumber),
            basis=meta.dasar_hukum,
            sample=meta.contoh,
            file=table.csv,
            sections=sections,
        )

    def _foreign_keys(self, table: ReadTable) -> Iterator[ForeignKey]:
        """The columns whose values are those of a register or of another table, where each is looked up."""
        assert table.columns is not None
        for referring in table.referring:
            column = table.columns.find(referring.header)
            if column is None:
                continue
            listed = column.field.type is FieldType.LIST  # which no key of CSV could be
            if column.register is not None:
                key = "kode" if column.register is Register.WILAYAH else "id"
                if not listed:
                    yield ForeignKey((column.field.name,), column.register.value, (key,))
                continue
            target = target_of(table, referring.target, self._tables)
            if isinstance(target, Problem):
                self.build.report(target)
            else:
                other, name = target
                self.build.report(*self._unknown(table, referring, other, name))
                if not listed:
                    yield ForeignKey((column.field.name,), other.id, (name,))

    def _unknown(self, table: ReadTable, referring: Referring, other: ReadTable, name: str) -> Sequence[Problem]:
        """Values that the other table does not have; kept while neither table changes."""
        store = self.build.store
        key = fingerprint("table-key", self.build.code_digest, table.csv, table.mark, other.mark, referring.target)
        kept = store.reading(key)
        if isinstance(kept, tuple):
            return kept
        assert other.columns is not None
        column = other.columns.find(name)
        assert column is not None
        known = {str(row[column.place]) for row in rows_again(other, table_bytes(self.build.config.content, other))}
        missing = tuple(
            found.UNKNOWN_ENTRY.at(
                table.csv, line, header=referring.header, value=value, register=f"tabel {other.id}", near=""
            )
            for value, line in referring.values
            if value not in known
        )
        store.remember(key, missing)
        return missing


def register() -> None:
    """Take part in the build."""
    signals.get_generators.connect(_contribute)


def _contribute(_: object) -> type[Contributor]:
    return TablesContributor


def _span(table: ReadTable) -> tuple[date, date] | None:
    """What the data are about: as the YAML says, else the years by which the table is parted."""
    if table.meta.masa:
        return table.meta.masa.mulai, table.meta.masa.selesai
    return (date(table.years[0], 1, 1), date(table.years[-1], 12, 31)) if table.years else None
