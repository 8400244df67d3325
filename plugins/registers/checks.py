"""The checks that look across entries: ids, references, circles, order of days, names too near to one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.engine.problem import Problem

from . import problems
from .circles import all_above, circle_in
from .lookup import nearest
from .model import AnyEntry, Body, Official, Post, Region, Register, Registers, Topic
from .names import fold, word_set, words_of
from .schema import is_region_code, is_slug, is_url
from .similar import near_duplicates

E = TypeVar("E", Topic, Body)
_Any = TypeVar("_Any", Topic, Official, Body, Region)


class Origin(Struct, frozen=True):
    """Where a register stands: its file, all ids written there, whether it was readable, lines of its parts."""

    file: str
    ids: tuple[str, ...]
    whole: bool
    line: Callable[..., int]


class Checker(Struct):
    """One run over freshly read registers; `run` gives them without references that lead nowhere."""

    registers: Registers
    origins: Mapping[Register, Origin]
    extra_regions: Origin | None = None
    found: list[Problem] = field(default_factory=list)

    def run(self) -> Registers:
        """Check everything; the problems are in ``found`` afterwards."""
        for register in Register:
            self._check_ids(register)
        self._check_extra_regions()
        mended = Registers(
            topics={i: self._mend_topic(topic) for i, topic in self.registers.topics.items()},
            officials={i: self._mend_official(one) for i, one in self.registers.officials.items()},
            bodies={i: self._mend_body(body) for i, body in self.registers.bodies.items()},
            regions={i: self._mend_successor(one) for i, one in self.registers.regions.items()},
        )
        self._check_near_duplicates()
        topics = self._without_circles(mended.topics, Register.TOPIK, "lebih_luas", lambda topic: topic.broader)
        bodies = self._without_circles(
            mended.bodies, Register.LEMBAGA, "induk", lambda body: (body.parent,) if body.parent else ()
        )
        broader = {i: topic.broader for i, topic in topics.items()}
        for topic in topics.values():
            self._check_related(topic, broader)
        return replace(mended, topics=topics, bodies=bodies)

    # -- ids ----------------------------------------------------------------------------------------------

    def _check_ids(self, register: Register) -> None:
        origin, bearer = self.origins[register], {i: i for i in self.origins[register].ids}
        valid = is_region_code if register is Register.WILAYAH else is_slug
        for entry_id in origin.ids:
            if not valid(entry_id):
                self._report(problems.BAD_ID.at, register, entry_id, id=entry_id, suggestion=_slug(entry_id))
        for entry in self.registers.of(register).values():
            for former in entry.former_ids:
                if not (valid(former) or is_slug(former)):
                    self._report(problems.BAD_ID.at, register, entry.id, "id_lama", id=former, suggestion=_slug(former))
                if former in bearer:
                    self._report(
                        problems.DUPLICATE_ID.at,
                        register,
                        entry.id,
                        "id_lama",
                        id=former,
                        entry=entry.id,
                        other=bearer[former],
                    )
                bearer.setdefault(former, entry.id)

    def _check_extra_regions(self) -> None:
        extra = self.extra_regions
        if extra is None or not self.origins[Register.WILAYAH].whole:
            return
        for code in extra.ids:
            if code not in self.registers.regions:
                hint = self._hint(Register.WILAYAH, code)
                values = {"entry": extra.file, "key": "kode", "id": code, "nearest": hint}
                self.found.append(problems.UNKNOWN_REFERENCE.at(extra.file, extra.line(code), **values))

    # -- references ---------------------------------------------------------------------------------------

    def _known(self, entry: AnyEntry, key: str, wanted: str, register: Register, *path: str | int) -> bool:
        origin = self.origins[register]
        if wanted == entry.id and register is entry.register:
            self._report(problems.CYCLE.at, register, entry.id, *path, key=key, chain=f"{wanted} → {wanted}")
            return False
        if wanted in origin.ids:
            return wanted in self.registers.of(register)
        if origin.whole:  # else the file's own problem says enough
            hint = self._hint(register, wanted)
            self._report(
                problems.UNKNOWN_REFERENCE.at,
                entry.register,
                entry.id,
                *path,
                entry=entry.id,
                key=key,
                id=wanted,
                nearest=hint,
            )
        return False

    def _hint(self, register: Register, wanted: str) -> str:
        near = nearest(self.registers, register, wanted)
        if not near:
            return f"Tambahkan entri itu dalam daftar {register.value}, atau perbaiki id-nya."
        return "Mungkin maksudnya " + ", ".join(f"{entry.id} ({entry.name})" for entry in near) + "."

    def _mend_successor(self, entry: _Any) -> _Any:
        if entry.successor is None:
            return entry
        if not entry.retired:
            self._report(
                problems.SUCCESSOR_WITHOUT_RETIREMENT.at, entry.register, entry.id, "pengganti", entry=entry.id
            )
        if self._known(entry, "pengganti", entry.successor, entry.register, "pengganti"):
            return entry
        return replace(entry, successor=None)

    def _mend_topic(self, topic: Topic) -> Topic:
        def kept(key: str, ids: tuple[str, ...]) -> tuple[str, ...]:
            known = (self._known(topic, key, i, Register.TOPIK, key, n) for n, i in enumerate(ids))
            return tuple(dict.fromkeys(i for i, good in zip(ids, known, strict=True) if good))

        broader, related = kept("lebih_luas", topic.broader), kept("terkait", topic.related)
        return replace(self._mend_successor(topic), broader=broader, related=related)

    def _mend_official(self, official: Official) -> Official:
        posts = tuple(self._mend_post(official, number, post) for number, post in enumerate(official.posts))
        return replace(self._mend_successor(official), posts=posts)

    def _mend_post(self, official: Official, number: int, post: Post) -> Post:
        if post.start and post.end and post.end < post.start:
            self._report(
                problems.END_BEFORE_START.at,
                Register.PEJABAT,
                official.id,
                "jabatan",
                number,
                "selesai",
                entry=official.id,
                end=post.end,
                start=post.start,
            )
        place = ("jabatan", number, "lembaga")
        if post.body and not self._known(official, "lembaga", post.body, Register.LEMBAGA, *place):
            return replace(post, body=None)
        return post

    def _mend_body(self, body: Body) -> Body:
        body = self._mend_successor(body)
        if body.site and not is_url(body.site):
            self._report(problems.BAD_URL.at, Register.LEMBAGA, body.id, "situs", url=body.site, entry=body.id)
            body = replace(body, site=None)
        if body.parent and not self._known(body, "induk", body.parent, Register.LEMBAGA, "induk"):
            body = replace(body, parent=None)
        if body.region and not self._known(body, "wilayah", body.region, Register.WILAYAH, "wilayah"):
            body = replace(body, region=None)
        return body

    # -- circles ------------------------------------------------------------------------------------------

    def _without_circles(
        self, table: Mapping[str, E], register: Register, key: str, above: Callable[[E], tuple[str, ...]]
    ) -> dict[str, E]:
        mended = dict(table)
        circle: list[str] | None = circle_in({i: above(entry) for i, entry in mended.items()})
        while circle is not None:
            chain = " → ".join(circle + circle[:1])
            self._report(problems.CYCLE.at, register, circle[0], key, key=key, chain=chain)
            entry = mended[circle[-1]]
            if isinstance(entry, Topic):
                rest = tuple(i for i in entry.broader if i != circle[0])
                mended[entry.id] = replace(entry, broader=rest)
            else:
                mended[entry.id] = replace(entry, parent=None)
            circle = circle_in({i: above(entry) for i, entry in mended.items()})
        return mended

    def _check_related(self, topic: Topic, broader: Mapping[str, tuple[str, ...]]) -> None:
        over = all_above(topic.id, broader)
        for number, other in enumerate(topic.related):
            if other in over or topic.id in all_above(other, broader):
                self._report(
                    problems.BROADER_AND_RELATED.at,
                    Register.TOPIK,
                    topic.id,
                    "terkait",
                    number,
                    entry=topic.id,
                    other=other,
                )

    # -- names --------------------------------------------------------------------------------------------

    def _check_near_duplicates(self) -> None:
        # Two regions differ as their law says (Bandung, Badung), and so do bodies that differ in such a word.
        places = _GENERIC | {w for region in self.registers.regions.values() for w in words_of(region.name)}
        for register in (Register.TOPIK, Register.PEJABAT, Register.LEMBAGA, Register.WILAYAH):
            for one, name, other, other_name in near_duplicates(self.registers.of(register), places):
                self._report(
                    problems.NEAR_DUPLICATE.at,
                    register,
                    other,
                    "nama",
                    name=other_name,
                    entry=other,
                    other_name=name,
                    other=one,
                )

    def _report(
        self, at: Callable[..., Problem], register: Register, entry_id: str, *path: str | int, **values: object
    ) -> None:
        origin = self.origins[register]
        if register is Register.WILAYAH and self.extra_regions and entry_id in self.extra_regions.ids:
            origin = self.extra_regions
        self.found.append(at(origin.file, origin.line(entry_id, *path), **values))


_GENERIC = word_set("kabupaten kota provinsi utara selatan timur barat tengah tenggara")


def _slug(text: str) -> str:
    return "-".join(fold(word) for word in words_of(text) if fold(word).isascii())[:60] or "nama-entri"
