"""``docs/naskah.md``: every key of the front matter, for editors."""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from plugins.newsroom.schema import ALIASES, UNKNOWN_DAY, ArticleMeta, DocumentMeta, StandingMeta, Url
from tools.reference.markdown import GENERATED, escaped, table
from tools.reference.values import written

_EXAMPLES = Path(__file__).with_name("contoh.md")

_INTRODUCTION = f"""\
# Kepala naskah: semua kunci

Kepala naskah adalah bagian di antara dua baris `---` di awal berkas. Halaman ini memuat setiap kunci yang dikenal;
cara memakainya dijelaskan dalam [panduan editor](panduan-editor.md).

- Kunci yang tidak ada di halaman ini ditolak, supaya salah ketik tidak luput.
- Kunci yang dikosongkan dianggap tidak ada.
- Tanggal ditulis `TTTT-BB-HH`. Bila perlu jam: `2025-01-15 09:00 WIB` (atau `WITA`, `WIT`, `+07:00`). Tanpa zona,
  jam dianggap menurut zona waktu kantor.
- Bila suatu hari memang tidak diketahui, tulis `{UNKNOWN_DAY}`; jangan menebak.
- Daftar ditulis `[satu, dua]`, satu butir per baris dengan tanda hubung, atau dipisahkan koma.
- Ya dan tidak ditulis `true` dan `false` (`ya` dan `tidak` juga diterima).
- Beri tanda petik pada teks yang memuat titik dua diikuti spasi: `judul: "Apel: 200 pegawai hadir"`.
"""
_NAMES = {str: "teks", int: "bilangan bulat"}


def frontmatter_page() -> str:
    """The page as Markdown."""
    article = keys_of(ArticleMeta)
    shared = keys_of(DocumentMeta)
    own = {key: value for key, value in keys_of(StandingMeta).items() if key not in shared}
    first = [key for key in article if key in shared or article[key][1].is_required()]
    parts = [
        GENERATED.format(note="Dibuat dari kode oleh `inv docs`; jangan diubah dengan tangan."),
        _INTRODUCTION,
        "\n## Berita\n\nBerkas di `content/berita/<tahun>/`. Yang wajib dan yang berlaku umum:\n\n",
        _keys({key: article[key] for key in first}),
        "\nYang khusus untuk berita:\n\n",
        _keys({key: value for key, value in article.items() if key not in first}),
        "\n## Halaman tetap\n\nBerkas di `content/halaman/`. Kunci umum dan kunci sendiri:\n\n",
        _keys({**shared, **own}),
        "\n## Bagian bertingkat\n\nBeberapa kunci yang menjorok dua spasi di bawah kunci induknya.\n",
    ]
    for names, model in parts_of(ArticleMeta):
        heading = " dan ".join(f"`{name}`" for name in names)
        parts += [f'\n<a id="bagian-{names[0]}"></a>\n\n### {heading}\n\n', _keys(keys_of(model))]
    parts += [_aliases(), "\n", _EXAMPLES.read_text("utf-8")]
    return "".join(parts)


def keys_of(model: type[BaseModel]) -> dict[str, tuple[Any, FieldInfo]]:
    """Every key of a model with its full annotation and its field, in the order of the schema."""
    hints = get_type_hints(model, include_extras=True)
    return {key: (hints[key], field) for key, field in model.model_fields.items()}


def parts_of(model: type[BaseModel]) -> Iterator[tuple[list[str], type[BaseModel]]]:
    """The nested models of a model, each once, with the keys that hold one."""
    found: dict[type[BaseModel], list[str]] = {}
    for key, (hint, _) in keys_of(model).items():
        inner = _part_in(hint)
        if inner is not None:
            found.setdefault(inner, []).append(key)
    for inner, keys in found.items():
        yield keys, inner


def type_words(hint: Any, key: str = "") -> str:
    """An annotation in Indonesian words. Raises `LookupError` for one that has none yet."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        reader = next((item.func for item in parts[1:] if isinstance(item, BeforeValidator)), None)
        if reader is not None:
            return written(reader).words
        return "alamat web `https://…`" if hint == Url else type_words(parts[0], key)
    if hint in _NAMES:
        return _NAMES[hint]
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[bagian](#bagian-{key})"
    if origin is tuple and parts[-1] is Ellipsis:
        return f"daftar {type_words(parts[0], key)}"
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin in {Union, types.UnionType}:
        return " atau ".join(type_words(part, key) for part in parts if part is not type(None))
    raise LookupError(f"no words for the type {hint!r}")


def _part_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    return next((found for part in get_args(hint) if (found := _part_in(part)) is not None), None)


def _keys(keys: dict[str, tuple[Any, FieldInfo]]) -> str:
    holders = {key: names[0] for names, _ in parts_of(ArticleMeta) for key in names}
    rows = [
        (f"`{key}`", type_words(hint, holders.get(key, key)), _default(field), escaped(field.description or ""))
        for key, (hint, field) in keys.items()
    ]
    return table(("kunci", "isi", "bawaan", "keterangan"), rows)


def _default(field: FieldInfo) -> str:
    """What holds when the key is left out."""
    if field.is_required():
        return "**wajib**"
    value = field.default
    if value is None or value in ("", ()):
        return "kosong"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _aliases() -> str:
    rows = [(f"`{alias}`", f"`{key}`") for alias, key in ALIASES.items()]
    return (
        "\n## Nama Pelican\n\nNaskah Pelican yang sudah ada dapat dipakai tanpa diubah. Nama di kiri dibaca sebagai "
        "kunci di kanan, dan kepala bergaya `Title: …` tanpa baris `---` juga diterima (dengan catatan N024).\n\n"
        + table(("nama Pelican", "kunci"), rows)
    )
