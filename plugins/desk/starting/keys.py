"""The keys of a schema as an editor fills them: what each means and a valid example, read from the Pydantic model.

Nothing is told twice: descriptions are those of the fields, and an example is the first candidate that the field itself
accepts, so that a changed schema changes every new file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core.core_schema import ErrorType

from plugins.engine.yamlfile import YamlMistake, parse_yaml

_FOR_INSTANCE = re.compile(r"misalnya (?P<example>.+?)(?:\.$|; |, (?!\d)|$)", re.IGNORECASE)
_GENERAL = ("…", "Senin", "atas", "1", "true", "https://contoh.go.id/halaman")


class Key(Struct, frozen=True):
    """One key: ``lines`` are its YAML with an example, the first of them ``name: …``; nested keys are indented."""

    name: str
    description: str
    required: bool
    lines: tuple[str, ...]


def keys_of(model: type[BaseModel], today: date) -> tuple[Key, ...]:
    """Every key of a model in its order; ``today`` is the day that examples show."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        Key(name, _described(hints[name], field), field.is_required(), _lines(name, hints[name], field, today))
        for name, field in model.model_fields.items()
    )


def choices_of(hint: Any) -> tuple[str, ...]:
    """The words that a value may be, where the type names them.

    >>> choices_of(Literal["terbit", "draf"])
    ('terbit', 'draf')
    """
    if get_origin(hint) is Literal:
        return tuple(str(part) for part in get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(str(member.value) for member in hint)
    return next((found for part in get_args(hint) if (found := choices_of(part))), ())


def accepted(model: type[BaseModel], name: str, written: str) -> str:
    """Why a key would refuse what an editor wrote (as YAML); empty where it takes it."""
    return _refusal(model.model_fields[name], written)


def _refusal(field: FieldInfo, written: str) -> str:
    try:
        data = parse_yaml(f"k: {written}\n").data
        value = data["k"] if isinstance(data, dict) else ""
        kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        TypeAdapter[Any](kind).validate_python(value)
    except YamlMistake as mistake:
        return mistake.message
    except ValidationError as failure:
        return _in_indonesian(failure)
    return ""


def _in_indonesian(failure: ValidationError) -> str:
    """Why a value is refused. Own validators already speak Indonesian; Pydantic's own words are put into it."""
    first = failure.errors()[0]
    limits = first.get("ctx", {})
    told = {
        "value_error": first["msg"].removeprefix("Value error, "),
        "string_too_long": f"paling panjang {limits.get('max_length')} karakter",
        "string_too_short": "tidak boleh kosong",
        "string_pattern_mismatch": "harus alamat lengkap, misalnya https://kantor.go.id/berita",
        "int_parsing": "harus bilangan bulat",
        "literal_error": f"pilihannya {str(limits.get('expected', '')).replace(' or ', ' atau ')}",
        "greater_than_equal": "terlalu kecil",
        "less_than_equal": "terlalu besar",
    }
    own = first["type"] if first["type"] in told else ""
    if own:
        return told[own]
    # A type that Pydantic does not know is one of the schemas' own.
    return "tidak dapat diisi dari sini; tulis di berkasnya" if _is_pydantic(first["type"]) else first["msg"]


def _is_pydantic(kind: str) -> bool:
    return kind in get_args(ErrorType)


def _described(hint: Any, field: FieldInfo) -> str:
    words = (field.description or "").strip()
    choices = [choice for choice in choices_of(hint) if choice not in words]
    if len(choices) < 2 or len(choices) != len(choices_of(hint)):  # noqa: PLR2004 -- one word is no choice
        return words
    return f"{words.rstrip('.')}. Pilihan: {', '.join(choices)}."


def _lines(name: str, hint: Any, field: FieldInfo, today: date) -> tuple[str, ...]:
    part, listed = _part_in(hint)
    if part is None:
        return (f"{name}: {_example(hint, field, today)}",)
    inner = list(_part_lines(part, today))
    if not listed:
        return (f"{name}:", *(f"  {line}" for line in inner))
    return (f"{name}:", *(f"  {'-' if number == 0 else ' '} {line}" for number, line in enumerate(inner)))


def _part_lines(part: type[BaseModel], today: date) -> Iterator[str]:
    """The keys of a part that may stand together, each with its description behind it."""
    keys = keys_of(part, today)
    taken = [key for key in keys if key.required]
    for key in keys:
        if not key.required and _together(part, [*taken, key]):
            taken.append(key)
    for key in keys:
        if key in taken:
            first, *rest = key.lines
            yield f"{first}   # {key.description}" if key.description else first
            yield from rest


def _together(part: type[BaseModel], keys: Sequence[Key]) -> bool:
    text = "\n".join(line for key in keys for line in key.lines) + "\n"
    try:
        part.model_validate(parse_yaml(text).data)
    except (ValidationError, YamlMistake):
        return False
    return True


def _example(hint: Any, field: FieldInfo, today: date) -> str:
    found = (text for text in _candidates(hint, field, today) if not _refusal(field, text))
    return next(found, "")


def _candidates(hint: Any, field: FieldInfo, today: date) -> Iterator[str]:
    """What an example could be, the most telling first."""
    told = _FOR_INSTANCE.search(field.description or "")
    if told:
        yield told["example"]
    if "tuple" in repr(hint) or field.default == ():
        yield from (f"[{choice}]" for choice in choices_of(hint)[:1])
        yield '["64.08"]' if "wilayah" in (field.description or "").lower() else "[…]"
        yield f"[{today.isoformat()}]"
    if "bool" in repr(hint):
        yield "true"
    default = field.default
    if isinstance(default, Enum):
        yield str(default.value)
    elif isinstance(default, str | int) and not isinstance(default, bool) and default != "":
        yield str(default)
    yield from choices_of(hint)[:1]
    if "date" in repr(hint):
        yield today.isoformat()
    if "int" in repr(hint):
        yield str(today.year)
    yield from _GENERAL


def _part_in(hint: Any) -> tuple[type[BaseModel] | None, bool]:
    """The nested model of an annotation, and whether it stands in a list."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint, False
    for inner in get_args(hint):
        part, listed = _part_in(inner)
        if part is not None:
            return part, listed or get_origin(hint) is tuple
    return None, False
