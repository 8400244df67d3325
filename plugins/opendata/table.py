"""A dataset, or one year of it, with its rows at hand: what every format is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from plugins.opendata.model import Dataset, Row, Rows
from plugins.opendata.origin import Origin
from plugins.opendata.values import cell_text, cleaned


@dataclass(frozen=True, slots=True)
class Table:
    """Cleaned rows of a dataset, or of a piece of it; ``part`` is the year, or "" for all of it."""

    dataset: Dataset
    part: str
    rows: tuple[Row, ...]
    origin: Origin

    def address(self, extension: str) -> str:
        """Where a file of this table stands."""
        return self.dataset.file_address(extension, self.part)

    @property
    def modified(self) -> date | None:
        """The day on which the rows last changed, or ``None`` where nobody knows."""
        return self.dataset.changed(self.part)

    def subjects(self) -> list[str]:
        """The address that stands for each row in Turtle and JSON-LD, in the order of the rows."""
        dataset, names = self.dataset, [field.name for field in self.dataset.fields]
        if dataset.subject:
            place = names.index(dataset.subject)
            return [str(row[place]) for row in self.rows]
        page = self.origin.url(dataset.address)
        if not dataset.keys:
            return [f"{page}#baris:{self.part}{number}" for number in range(1, len(self.rows) + 1)]
        places = [names.index(key) for key in dataset.keys]
        return [f"{page}#baris:" + "/".join(quote(cell_text(row[at]), safe="") for at in places) for row in self.rows]


def table_of(dataset: Dataset, part: str, origin: Origin, rows: Rows | None = None) -> Table:
    """The table of a dataset or of one of its parts, or a piece of it. Raises `KeyError` where it has no such rows."""
    rows = rows or dataset.rows_of(part)
    if rows is None:
        raise KeyError(part)
    return Table(dataset, part, cleaned(dataset.fields, rows.make(), origin), origin)
