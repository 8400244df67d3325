"""Editors' YAML as plain strings, with the line of every value, and every mistake told in Indonesian.

YAML's own guesses hurt here: ``12.75`` is a region code and not a number, ``no`` is a word, ``2025-01-15``
is a date that a schema reads. So every scalar stays the text that the editor wrote. What an office's files
never need and an attacker likes is refused: anchors and aliases (the "alias bomb"), tags, several documents,
deep nesting, more than `MAX_CHARACTERS`. YAML keeps the last of two equal keys; here that is a mistake.

Pure: text in, value out. YAML 1.1 as read by PyYAML (https://yaml.org/spec/1.1/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import yaml
from msgspec import Struct

# libyaml is some ten times faster; where PyYAML was built without it, its own parser gives the same events.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

YamlValue: TypeAlias = "dict[str, YamlValue] | list[YamlValue] | str"
Path: TypeAlias = tuple[str | int, ...]

MAX_CHARACTERS = 2_000_000
"""The longest text that is read, in characters; a register of 10,000 entries stays far below it."""

MAX_DEPTH = 20
"""How many lists and mappings may stand inside one another."""

# What YAML 1.1 calls non-printable; libyaml and PyYAML's own reader differ in what they say about them.
# Names what is in it, not what is not: Python takes ten times as long to compile a class of nearly everything.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")

# What the parser says, and what an editor can do with it. The first fragment found wins.
_SAID: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        "tanda titik dua di tempat yang keliru; beri tanda petik pada nilai yang memuat titik dua",
    ),
    ("cannot start any token", "ada karakter yang tidak boleh mengawali nilai (tab, @, %, atau `)"),
    ("expected ':'", "tanda titik dua sesudah kunci tidak ditemukan"),
    ("expected ',' or", "kurung siku atau kurung kurawal tidak ditutup, atau koma kurang"),
    ("while scanning a quoted scalar", "tanda petik tidak ditutup"),
    ("unexpected end of stream", "berkas berakhir sebelum nilai selesai; mungkin tanda petik tidak ditutup"),
    ("document separator", "tanda petik tidak ditutup"),
    ("expected key", "indentasi tidak rata, atau tanda petik di tengah nilai"),
    ("block end", "indentasi tidak rata, atau tanda petik di tengah nilai"),
    ("'-' indicator", "butir daftar tidak rata; setiap tanda hubung harus berada pada kolom yang sama"),
    ("sequence entries are not allowed", "butir daftar di tempat yang keliru; mulailah pada baris baru"),
    ("escape", "garis miring terbalik di dalam petik ganda; pakailah petik tunggal"),
    ("undefined alias", "tanda bintang di awal nilai dibaca sebagai alias YAML; beri tanda petik"),
    ("alias", "tanda bintang di awal nilai dibaca sebagai alias YAML; beri tanda petik"),
    ("anchor", "tanda & di awal nilai dibaca sebagai jangkar YAML; beri tanda petik"),
    ("tag", "tanda seru di awal nilai dibaca sebagai penanda jenis; beri tanda petik"),
    ("directive", "tanda persen di awal baris dibaca sebagai perintah YAML; beri tanda petik"),
    ("document start", "garis pemisah --- hilang atau berlebih"),
)


class YamlMistake(Exception):  # noqa: N818  (the editor's mistake, not the program's error)
    """What is wrong with a YAML text: ``line`` and ``column`` from 1, ``message`` in Indonesian."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(line, column, message)
        self.line = line
        self.column = column
        self.message = message

    def __str__(self) -> str:
        return f"baris {self.line}, kolom {self.column}: {self.message}"


class YamlDocument(Struct, frozen=True):
    """A text's values, and where each stands.

    ``data`` is nested dicts, lists and strings; an empty value is the empty string, and so is an empty text.
    ``lines`` maps the path of every key and list item to its line.
    """

    data: YamlValue
    lines: Mapping[Path, int]

    def line_of(self, *path: str | int) -> int:
        r"""The line (from 1) of a key or list item, or of the nearest thing above it that exists.

        >>> parse_yaml("a:\n  b: [x]\n").line_of("a", "b", 0)
        2
        >>> parse_yaml("a:\n  b: [x]\n").line_of("a", "missing")
        1
        """
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_yaml(text: str) -> YamlDocument:
    r"""One YAML document with every scalar kept as its text.

    >>> parse_yaml("wilayah: 12.75\nmulai: 2025-01-15\nya: no\n").data
    {'wilayah': '12.75', 'mulai': '2025-01-15', 'ya': 'no'}

    Raises `YamlMistake` for everything that cannot be read so; no other exception leaves this function.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlMistake(1, 1, f"teks lebih panjang dari {MAX_CHARACTERS // 1_000_000} juta karakter")
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        line, column = _place(text, unreadable.start())
        raise YamlMistake(line, column, f"karakter U+{ord(unreadable.group()):04X} tidak dapat dibaca; hapuslah")
    try:
        return _build(_events(text))
    except yaml.MarkedYAMLError as mistake:
        mark = mistake.problem_mark or mistake.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = f"{mistake.problem or ''} {mistake.context or ''}"
        raise YamlMistake(line, column, _in_indonesian(said)) from None
    except yaml.YAMLError as mistake:
        raise YamlMistake(1, 1, _in_indonesian(str(mistake))) from None


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _in_indonesian(said: str) -> str:
    for fragment, meaning in _SAID:
        if fragment in said:
            return meaning
    return "susunan YAML keliru"


def _events(text: str) -> Iterator[yaml.Event]:
    """The parser's events without the stream's own, at most one document's."""
    documents = 0
    loader = _Loader(text)
    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.NodeEvent):
                if event.anchor is not None or getattr(event, "tag", None) is not None:
                    _refuse_extras(event)
                yield event
            elif isinstance(event, yaml.CollectionEndEvent):
                yield event
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _mistake(event, "hanya satu dokumen YAML per berkas; hapus garis --- yang kedua")
    finally:
        loader.dispose()


def _refuse_extras(event: yaml.NodeEvent) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise _mistake(event, f"alias YAML *{event.anchor} tidak diizinkan; tulis nilainya, atau beri tanda petik")
    if event.anchor is not None:
        raise _mistake(event, f"jangkar YAML &{event.anchor} tidak diizinkan; hapus, atau beri tanda petik")
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise _mistake(event, "penanda jenis YAML (tanda seru) tidak diizinkan; hapus, atau beri tanda petik")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _mistake(event: yaml.Event, message: str) -> YamlMistake:
    column = event.start_mark.column + 1 if event.start_mark else 1
    return YamlMistake(_line(event), column, message)


def _build(events: Iterator[yaml.Event]) -> YamlDocument:
    lines: dict[Path, int] = {}
    first = next(events, None)
    data: YamlValue = "" if first is None else _value(first, events, (), lines)
    for _ in events:  # a second document, or rubbish after the first, is found only by reading on
        pass
    return YamlDocument(data, lines)


def _value(event: yaml.Event, events: Iterator[yaml.Event], path: Path, lines: dict[Path, int]) -> YamlValue:
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    if len(path) >= MAX_DEPTH:
        raise _mistake(event, f"lebih dari {MAX_DEPTH} tingkat daftar di dalam daftar")
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[YamlValue] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            here = (*path, len(items))
            lines[here] = _line(item)
            items.append(_value(item, events, here, lines))
        return items
    return _mapping(events, path, lines)


def _mapping(events: Iterator[yaml.Event], path: Path, lines: dict[Path, int]) -> dict[str, YamlValue]:
    values: dict[str, YamlValue] = {}
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        if not isinstance(key, yaml.ScalarEvent):
            raise _mistake(key, "kunci harus berupa satu kata atau teks, bukan daftar")
        name = str(key.value)
        here = (*path, name)
        if name in values:
            raise _mistake(key, f"kunci {name!r} sudah ada pada baris {lines[here]}; hapus salah satunya")
        lines[here] = _line(key)
        values[name] = _value(next(events), events, here, lines)
    return values
