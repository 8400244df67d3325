"""The pages that tell how to ask for information and how to object, and the maklumat (PerKI 1/2021 Ps 27-48)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Struct

from plugins.engine.chrome import Identity
from plugins.engine.components import Cell, Column, Fact, TableView
from plugins.engine.page import Crumb, Page
from plugins.engine.theme import Words
from plugins.engine.words import short_date
from plugins.newsroom.views import PageLink
from plugins.ppid.deadlines import CLOCKS, Clock
from plugins.ppid.law import OBJECTION_GROUNDS
from plugins.ppid.services_model import (
    ASKING,
    ASKING_FORM,
    CHARTER,
    DEADLINES,
    OBJECTING,
    OBJECTING_FORM,
    Charter,
    Services,
)
from plugins.ppid.services_schema import CharterPart
from plugins.ppid.services_texts import Texts
from plugins.ppid.services_views import Point, Section, ServiceView, Sound
from plugins.ppid.workdays import ASSUMPTIONS

_ASKING_CLOCKS = ("pemeriksaan-kelengkapan", "melengkapi", "pemberitahuan", "jawaban", "penolakan", "perpanjangan")
_SOUND_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
}


class AskingPages(Struct, frozen=True):
    """Lays out how the service is reached. ``complaint`` is the complaint channel's name and address."""

    services: Services
    words: Words
    identity: Identity
    complaint: tuple[str, str]
    texts: Texts

    @property
    def office(self) -> str:
        """Who answers: the PPID as the office calls it, else the office."""
        return self.services.meta.nama or self.identity.office

    @property
    def sample(self) -> bool:
        """Whether what these pages say of the office is invented."""
        return self.services.sample_of(self.identity)

    def pages(self) -> Iterator[Page]:
        """Asking and objecting always; the maklumat where the office has written one."""
        yield self._asking()
        yield self._objecting()
        if self.services.charter is not None:
            yield self._charter(self.services.charter)

    def _asking(self) -> Page:
        words = self.words.asking
        sections = (
            Section("_cara", words.steps_title, points=self._points(words.steps), ordered=True),
            self._send(words, "formulir_permohonan", ASKING_FORM),
            Section("_isian", words.fields_title, "PerKI 1/2021 Ps 30(1)", points=self._fields(), ordered=True),
            *self._where(),
            self._clocks("_tenggat", words.clocks_title, _ASKING_CLOCKS),
            Section("_jawaban", words.answer_title, "PerKI 1/2021 Ps 31(4)", points=self._points(words.answer)),
            Section("_biaya", words.cost_title, "PerKI 1/2021 Ps 37-38", paragraphs=self._cost()),
            Section("_hak", words.rights_title, points=self._points(words.rights), ordered=True),
            self._complaints(),
            self._limits(),
        )
        return self._page(ASKING, words.title, words.summary, sections)

    def _objecting(self) -> Page:
        words = self.words.objecting
        grounds = tuple(Point(text, mark=letter) for letter, text in OBJECTION_GROUNDS.items())
        article = "UU 14/2008 Ps 35(1); PerKI 1/2021 Ps 39(1)"
        clocks = tuple(clock.id for clock in CLOCKS if clock.id not in _ASKING_CLOCKS)
        sections = (
            Section("_alasan", words.grounds_title, article, (words.grounds_intro,), points=grounds),
            Section("_cara", words.steps_title, points=self._points(words.steps), ordered=True),
            self._send(words, "formulir_keberatan", OBJECTING_FORM),
            self._clocks("_tenggat", words.clocks_title, clocks),
            Section("_sengketa", words.dispute_title, points=self._points(words.dispute)),
            self._complaints(),
            self._limits(),
        )
        return self._page(OBJECTING, words.title, words.summary, sections)

    def _send(self, words: Words, outside: str, form: str) -> Section:
        """The ways to send: e-mail with the fields filled in, the office's form elsewhere, the form to print."""
        actions = []
        address = self.services.meta.surel or self.identity.email
        if address:
            actions.append(PageLink(words.mail_action.format(address=address), self._mail(words, address)))
        elsewhere = getattr(self.services.meta, outside)
        if elsewhere:
            actions.append(PageLink(words.outside_action, elsewhere))
        actions.append(PageLink(words.print_action, form))
        paragraphs = (words.send_intro, *(() if address else (self.words.no_mail,)))
        return Section("_kirim", words.send_title, words.send_article, paragraphs, actions=tuple(actions))

    def _mail(self, words: Words, address: str) -> str:
        """A ``mailto:`` whose body holds the fields to fill in (RFC 6068: lines end in CRLF)."""
        rows = [words.mail_opening.format(office=self.office), ""]
        for number, field in enumerate(words.mail_fields.values(), start=1):
            rows += [f"{number}. {field}:", ""]
        rows += [words.mail_closing]
        body = quote("\r\n".join(rows), safe="")
        return f"mailto:{quote(address, safe='@')}?subject={quote(words.mail_subject, safe='')}&body={body}"

    def _fields(self) -> tuple[Point, ...]:
        return tuple(Point(field) for field in self.words.asking.mail_fields.values())

    def _where(self) -> Iterator[Section]:
        """Where and when to come in person."""
        words, meta = self.words.asking, self.services.meta
        street = ", ".join(part for part in (self.identity.street, self.identity.city) if part)
        lines = (
            Fact(words.office, self.office),
            Fact(words.place, meta.tempat or street),
            Fact(words.hours, meta.jam or self.identity.hours),
            Fact(words.mail, meta.surel or self.identity.email),
            Fact(words.phone, self.identity.phone),
        )
        yield Section("_tempat", words.where_title, facts=tuple(line for line in lines if line.value))

    def _cost(self) -> tuple[str, ...]:
        words = self.words.asking
        return (words.cost, self.services.meta.biaya or words.cost_unknown)

    def _clocks(self, key: str, title: str, ids: tuple[str, ...]) -> Section:
        chosen = [clock for clock in CLOCKS if clock.id in ids]
        links = (PageLink(self.words.deadlines.title, DEADLINES),) if self.services.foreseen else ()
        paragraphs = (self.words.deadlines.unit,)
        return Section(
            key, title, "", paragraphs, tables=(clock_table(chosen, self.words, f"{key}-tabel"),), links=links
        )

    def _complaints(self) -> Section:
        """A complaint is no request for information; both ways side by side."""
        words = self.words.complaints
        name, address = self.complaint
        columns = (Column(words.question), Column(words.request), Column(name))
        rows = tuple(
            (Cell(row.question, heading=True), Cell(row.request), Cell(row.complaint)) for row in words.rows.values()
        )
        table = TableView("_beda", words.caption.format(name=name), columns, rows)
        links = (PageLink(words.link.format(name=name), address),) if address else ()
        return Section(
            "_pengaduan",
            words.title.format(name=name),
            paragraphs=(words.intro.format(name=name),),
            tables=(table,),
            links=links,
        )

    def _limits(self) -> Section:
        words = self.words.limits
        return Section("_situs", words.title, paragraphs=(words.intro,), points=self._points(words.points))

    def _charter(self, charter: Charter) -> Page:
        words, meta = self.words.charter, charter.meta
        sections = tuple(
            Section(
                id=f"_{part.value}",
                title=words.parts[part.value],
                article=part.article,
                html=self.texts.html(body),
            )
            for part in CharterPart
            if (body := charter.bodies.get(part)) is not None
        )
        lines = (
            Fact(words.by, meta.penetap),
            Fact(words.day, short_date(meta.tanggal) if meta.tanggal else ""),
        )
        facts = tuple(line for line in lines if line.value)
        sound = None
        if meta.audio:
            kind = _SOUND_TYPES.get(PurePosixPath(meta.audio).suffix.lower(), "audio/mpeg")
            sound = Sound(meta.audio, kind, words.sound)
        closing = Section("_penetapan", words.fixed_title, facts=facts, paragraphs=(words.announced,))
        return self._page(
            CHARTER, meta.judul, meta.ringkasan or words.summary, (*sections, closing), sound=sound,
            sample=meta.contoh or self.sample, source=charter.file,
        )  # fmt: skip

    @staticmethod
    def _points(rows: Words) -> tuple[Point, ...]:
        return tuple(Point(row.text, row.get("article", "")) for row in rows.values())

    def _page(
        self,
        address: str,
        title: str,
        summary: str,
        sections: tuple[Section, ...],
        *,
        sound: Sound | None = None,
        sample: bool | None = None,
        source: str = "",
    ) -> Page:
        view = ServiceView(title, summary, self.words.rules, sound=sound, sections=sections)
        return Page(
            address=address,
            template="layanan.html",
            title=title,
            model=view,
            crumbs=(Crumb(self.words.home, ""), Crumb(self.words.ppid, "ppid/"), Crumb(title)),
            source=source,
            sample=self.sample if sample is None else sample,
        )


def clock_table(clocks: list[Clock], words: Words, key: str) -> TableView:
    """Clocks with who must act, within how many working days, and by which article."""
    told = words.deadlines
    columns = (
        Column(told.step),
        Column(told.actor),
        Column(told.days, numeric=True),
        Column(told.article),
        Column(told.remark),
    )
    rows = tuple(
        (
            Cell(clock.title, heading=True),
            Cell(clock.actor.value),
            Cell(str(clock.days), numeric=True),
            Cell("; ".join(clock.articles)),
            Cell(clock.note or told.nothing),
        )
        for clock in clocks
    )
    return TableView(key, told.clocks_caption, columns, rows)


def assumptions(services: Services, words: Words) -> tuple[Fact, ...]:
    """The calendar's version and what every computed date assumes; printed beside all of them."""
    told = words.report
    lines = [Fact(told.calendar, services.calendar.version)]
    return (*lines, *(Fact(f"{told.assumption} {number}", text) for number, text in enumerate(ASSUMPTIONS, start=1)))
