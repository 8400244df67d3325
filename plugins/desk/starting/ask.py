"""Questions at a terminal, in plain Indonesian, each with a default; only what no option has said is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plugins.desk.starting.keys import accepted
from plugins.desk.starting.kinds import KINDS, DocumentKind, EntryKind
from plugins.desk.starting.place import check_title, clean, slug_of
from plugins.desk.starting.register_entry import entry_called
from plugins.desk.starting.wish import DATE_KEYS, Around, Wish, default_moment, likely_body_kind
from plugins.ppid.alert import ALERT_EVENTS
from plugins.registers.lookup import nearest
from plugins.registers.model import AnyEntry, Register
from plugins.registers.schema import BODY_KINDS, LONGEST_NAME

_ASKED = {
    "berita": ("ringkasan", "topik", "pejabat", "lembaga"),
    "siaran-pers": ("ringkasan", "topik", "pejabat", "lembaga"),
    "pengumuman": ("ringkasan", "topik", "lembaga"),
    "halaman": ("ringkasan",),
    "informasi": ("ringkasan",),
    "peringatan": ("peristiwa", "ringkasan", "penerbit"),
    "pejabat": ("jabatan", "lembaga"),
    "lembaga": ("jenis_lembaga",),
}
_PROMPTS = {
    "ringkasan": "Ringkasan, satu atau dua kalimat (Enter: nanti)",
    "penerbit": "Jabatan atau unit yang mengumumkan (Enter: nanti)",
    "jabatan": "Jabatan, tanpa nama lembaga, misalnya Kepala Dinas (Enter: nanti)",
}


class Terminal(Struct, frozen=True):
    """Where questions are asked: ``read`` shows a prompt and gives a line, ``say`` shows a line."""

    read: Callable[[str], str]
    say: Callable[[str], None]

    def ask(self, question: str, default: str = "") -> str:
        """An answer in one clean line, or the default."""
        shown = f"{question} [{default}]: " if default else f"{question}: "
        return clean(self.read(shown)) or default

    def choose(self, question: str, choices: Sequence[tuple[str, str]], default: str) -> str:
        """One of several values by number or name; asked again until it is one."""
        for number, (value, words) in enumerate(choices, start=1):
            self.say(f"  {number:2} {words if words.startswith(value) else f'{value}: {words}'}")
        known = [value for value, _ in choices]
        while True:
            answer = self.ask(question, default)
            if answer in known:
                return answer
            if answer.isdecimal() and 1 <= int(answer) <= len(known):
                return known[int(answer) - 1]
            self.say(f"  Ketik angka 1 sampai {len(known)}, atau namanya.")


def fill(wish: Wish, around: Around, terminal: Terminal) -> Wish:
    """The wish with every question answered. Raises `EOFError` or `KeyboardInterrupt` where the editor leaves."""
    if wish.kind not in KINDS:
        choices = [(name, kind.label) for name, kind in KINDS.items()]
        wish = replace(wish, kind=terminal.choose("Jenis apa", choices, "berita"))
    kind = KINDS[wish.kind]
    wish = replace(wish, title=_title(kind, wish.title, terminal))
    key = DATE_KEYS.get(kind.name)
    if isinstance(kind, DocumentKind) and key in {"tanggal", "mulai"} and not wish.day:
        wish = replace(wish, day=_day(kind, key, around, terminal))
    if isinstance(kind, DocumentKind) and not wish.slug:
        wish = replace(wish, slug=terminal.ask("Akhir alamat", slug_of(wish.title)))
    extra = dict(wish.extra)
    for name in _ASKED.get(kind.name, ()):
        if name not in extra and not (kind.name == "pejabat" and name == "lembaga" and "jabatan" not in extra):
            answer = _answer(name, wish, around, terminal)
            if answer:
                extra[name] = answer
    return replace(wish, extra=extra)


def agreed(names: str, terminal: Terminal) -> bool:
    """Whether a new entry is wanted although near ones exist."""
    answer = terminal.ask(f"Sudah ada {names}? Tetap buat yang baru (ya/tidak)", "tidak")
    return answer.casefold() in {"ya", "y"}


def _title(kind: DocumentKind | EntryKind, title: str, terminal: Terminal) -> str:
    what, limit = ("Judul", kind.longest_title) if isinstance(kind, DocumentKind) else ("Nama", LONGEST_NAME)
    while True:
        title = title or terminal.ask(what)
        wrong = check_title(what, title, limit)
        if wrong is None:
            return title
        terminal.say(f"  {wrong.message} {wrong.hint if title else 'Ketik dulu, lalu Enter.'}")
        title = ""


def _day(kind: DocumentKind, key: str, around: Around, terminal: Terminal) -> str:
    asked = "Mulai berlaku, dengan jam" if key == "mulai" else "Tanggal"
    while True:
        day = terminal.ask(asked, default_moment(kind, around))
        wrong = accepted(kind.model, key, day)
        if not wrong:
            return day
        terminal.say(f"  {wrong}; tulis seperti {around.today.isoformat()}.")


def _answer(name: str, wish: Wish, around: Around, terminal: Terminal) -> str:
    if name == "peristiwa":
        return terminal.choose("Peristiwa", list(ALERT_EVENTS.items()), "S.19.a")
    if name == "jenis_lembaga":
        choices = [(word, word) for word in BODY_KINDS]
        return terminal.choose("Jenis lembaga", choices, likely_body_kind(wish.title, around.registers))
    if name in _PROMPTS:
        return terminal.ask(_PROMPTS[name])
    return ", ".join(_entries(Register(name), around, terminal))


def _entries(register: Register, around: Around, terminal: Terminal) -> list[str]:
    """Entries of a register, found by what the editor types, one after another until Enter alone."""
    chosen: list[str] = []
    while True:
        asked = f"{register.value.capitalize()}, sebagian nama cukup (Enter: {'cukup' if chosen else 'nanti'})"
        written = terminal.ask(asked)
        if not written:
            return chosen
        entry = entry_called(around.registers, register, written) or _nearest(register, written, around, terminal)
        if entry is not None and entry.id not in chosen:
            chosen.append(entry.id)
            terminal.say(f"  {entry.name} ({entry.id})")


def _nearest(register: Register, written: str, around: Around, terminal: Terminal) -> AnyEntry | None:
    near = nearest(around.registers, register, written, limit=5)
    if not near:
        terminal.say(f"  Tidak ada yang mirip dalam {register.value}.yaml.")
        return None
    choices = [(entry.id, entry.name) for entry in near]
    answer = terminal.choose("Yang mana", [*choices, ("bukan", "bukan salah satu")], near[0].id)
    return next((entry for entry in near if entry.id == answer), None)
