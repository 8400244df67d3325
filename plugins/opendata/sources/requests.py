"""The figures of the information service as data, by year: the very rows that stand beside the page of each year."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from plugins.engine.theme import Words
from plugins.opendata.model import Dataset, FieldType, Part, Rhythm, Row
from plugins.opendata.sources.scales import Scales
from plugins.opendata.sources.wording import Wording
from plugins.opendata.values import rows_of
from plugins.ppid.services_figures import figure_files, figures_csv
from plugins.ppid.services_model import INDEX, Services, ServiceYear


def request_datasets(services: Services, office: str, words: Words, scales: Scales) -> Iterator[Dataset]:
    """UU 14/2008 Ps 12 and PerKI 1/2021 Ps 57, every figure a row; nothing where there is no year."""
    if not services.years:
        return
    w = Wording.of(words, "layanan-informasi")
    years = {str(year.year): tuple(_rows(year)) for year in services.years}
    dates = [year.report.published for year in services.years if year.report.published]
    label = words.opendata.others.figures
    yield Dataset(
        id="layanan-informasi",
        **w.told(sample=any(year.report.sample for year in services.years)),
        fields=(
            w.field("tahun", FieldType.YEAR, required=True),
            w.field("masa", required=True),
            w.field("angka", required=True),
            w.field("rincian"),
            w.field("nilai", FieldType.NUMBER, required=True),
            w.field("satuan", required=True),
        ),
        rows=rows_of(row for rows in years.values() for row in rows),
        parts=tuple(Part(str(one.year), rows_of(years[str(one.year)]), one.report.published) for one in services.years),
        rhythm=Rhythm.YEARLY,
        modified=max(dates, default=None),
        page=INDEX,
        keys=("tahun", "masa", "angka", "rincian"),
        others=tuple(
            scales.weighed(file.address, label.format(year=year.year), partial(bytes, file.data))
            for year in services.years
            for file in figure_files(year, services.calendar, office)
        ),
        basis=("UU 14/2008 Ps 12", "PerKI 1/2021 Ps 57"),
    )


def _rows(year: ServiceYear) -> list[Row]:
    """The figures as the room of open information writes them down; nothing is counted a second time."""
    lines = csv.reader(io.StringIO(figures_csv(year.report.figures), newline=""))
    next(lines)
    return [
        (int(number), span, name, detail, Decimal(value), unit) for number, span, name, detail, value, unit in lines
    ]
