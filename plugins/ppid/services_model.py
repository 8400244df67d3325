"""The information service of an office as read: calendar, yearly reports, maklumat, and how it is reached."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plugins.engine.chrome import Identity
from plugins.newsroom.body import Body
from plugins.ppid.services_schema import CharterMeta, CharterPart, ServiceMeta
from plugins.ppid.workdays import WorkingCalendar
from plugins.ppid.yearly_report import ReportPart, YearlyReport

FOLDER = "ppid/layanan"
"""Where the files of the service are, below the content folder."""

INDEX = "ppid/layanan/"
"""The list of the yearly reports."""
ASKING = "ppid/permohonan/"
OBJECTING = "ppid/keberatan/"
CHARTER = "ppid/maklumat/"
DEADLINES = "ppid/tenggat/"
ASKING_FORM = f"{ASKING}formulir/"
OBJECTING_FORM = f"{OBJECTING}formulir/"


class ServiceYear(Struct, frozen=True):
    """One year: its report, and the bodies of the parts written in words."""

    report: YearlyReport
    bodies: Mapping[ReportPart, Body]

    @property
    def year(self) -> int:
        """The budget year."""
        return self.report.figures.year

    @property
    def address(self) -> str:
        """The address of the summary (PerKI 1/2021 Ps 58 a)."""
        return f"ppid/layanan/{self.year}/"

    @property
    def full_address(self) -> str:
        """The address of the complete report (PerKI 1/2021 Ps 58 b)."""
        return f"ppid/layanan/{self.year}/lengkap/"

    @property
    def file(self) -> str:
        """The file of the part in words."""
        return f"{FOLDER}/{self.year}-laporan.md"


class Charter(Struct, frozen=True):
    """The maklumat: what its front matter says, and the bodies of its six contents."""

    meta: CharterMeta
    bodies: Mapping[CharterPart, Body]
    file: str


class Services(Struct, frozen=True):
    """Everything about the service. ``kept`` says whether the office keeps the folder at all.

    ``foreseen`` says whether the page of deadlines is made: the folder is there, and the calendar reaches far enough.
    ``years`` are newest first. ``calendar`` covers the years of the tables and of every deadline of the coming days.
    ``digest`` covers the bytes of every file that was read.
    """

    kept: bool
    foreseen: bool
    meta: ServiceMeta
    calendar: WorkingCalendar
    years: tuple[ServiceYear, ...]
    charter: Charter | None
    digest: str = ""

    def sample_of(self, identity: Identity) -> bool:
        """Whether what the pages say of the office is invented."""
        return self.meta.contoh or identity.sample
