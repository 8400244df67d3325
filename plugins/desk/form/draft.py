"""A document from the answers of a form: complete where they are, and a list of what is missing where they are not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from plugins.desk.form.answers import QUESTIONS, Answers
from plugins.desk.form.photos import MOST, Attached, Fetch, FetchError, attached, photo_bytes, without
from plugins.desk.importing.people import yaml_value
from plugins.desk.starting.compose import compose
from plugins.desk.starting.kinds import DOCUMENTS, WRITE_HERE, DocumentKind
from plugins.desk.starting.place import check_title, clean, slug_of, target
from plugins.desk.starting.wish import Around, Wish, document_values, registered

_KINDS = {kind.label: kind for kind in DOCUMENTS if kind.folder == "berita"}
_PUBLISH = "terbit"


class FormDraft(Struct, frozen=True):
    """What a form gives. ``path`` is relative to the content folder and empty where no file can be made; ``missing``
    is what the editor must still say, ``told`` what was done otherwise than asked, both in Indonesian.
    """

    path: str = ""
    text: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def draft_of(answers: Answers, around: Around, content: Path, fetch: Fetch) -> FormDraft:
    """The draft of a form's answers. Looks at what exists below ``content``; writes nothing."""
    missing: list[str] = []
    told: list[str] = []
    if not answers.complete:
        labels = [label for name, label in QUESTIONS.items() if name not in answers.values]
        missing.append(f"Formulirnya tidak utuh: judul bagian {', '.join(labels)} jangan dihapus atau diubah.")
    kind = _KINDS.get(clean(answers.of("jenis")).casefold(), DOCUMENTS[0])
    title = clean(answers.of("judul"))
    wrong = check_title("Judul", title, kind.longest_title)
    if wrong is not None:
        missing.append(f"**Judul**: {wrong.message}")
    elif not slug_of(title):
        missing.append("**Judul**: harus memuat huruf Latin, sebab alamat halaman dibuat darinya.")
    missing += [f"**{QUESTIONS[name]}**: belum diisi." for name in ("ringkasan", "isi") if not answers.of(name)]
    extra = {"ringkasan": clean(answers.of("ringkasan"))} if answers.of("ringkasan") else {}
    topics, problems = registered("topik", clean(answers.of("topik").replace("\n", ",")), around.registers)
    told += [f"Topik: {problem.message} Topik itu dilewati." for problem in problems]
    wish = Wish(kind=kind.name, title=title, day=clean(answers.of("tanggal")), extra=extra)
    given, problems = document_values(kind, wish, around)
    missing += [f"**{_label(problem.file)}**: {problem.message} {problem.hint}" for problem in problems]
    if topics:
        given["topik"] = f"[{', '.join(topics)}]"
    if missing:
        return FormDraft(missing=tuple(missing), told=tuple(told))
    return _made(kind, given, answers, around, content, fetch, told)


def _made(
    kind: DocumentKind,
    given: dict[str, str],
    answers: Answers,
    around: Around,
    content: Path,
    fetch: Fetch,
    told: list[str],
) -> FormDraft:
    slug = slug_of(clean(answers.of("judul")))
    path, taken = target(kind, slug, int(given["tanggal"][:4]), content)
    if taken is not None:
        return FormDraft(missing=(f"**Judul**: {taken.message} Pakai judul lain, atau ubah berita yang ada.",))
    folder = f"media/{given['tanggal'][:4]}/{slug}"
    photos = attached(answers.of("foto"))
    inside = attached(answers.of("isi"))
    files: dict[str, bytes] = {}
    missing: list[str] = []
    main, *further = [
        _taken(one, f"{folder}-{n}", files, fetch, missing) for n, one in enumerate(photos[:MOST], 1)
    ] or [""]
    rest = inside[: max(0, MOST - len(photos))]
    placed = [_taken(one, f"{folder}-isi-{n}", files, fetch, missing) for n, one in enumerate(rest, 1)]
    placed += [""] * (len(inside) - len(rest))
    if len(photos) + len(inside) > MOST:
        told.append(f"Hanya {MOST} foto pertama yang diambil.")
    if missing:
        return FormDraft(missing=tuple(missing), told=tuple(told))
    if main:
        given["foto"] = f"\n  berkas: {main}\n  alt: {yaml_value(photos[0].alt)}"
    if clean(answers.of("keadaan")).casefold().startswith(_PUBLISH):
        given["status"] = "terbit"
    body = without(answers.of("isi"), inside, [_shown(one, name) for one, name in zip(inside, placed, strict=True)])
    body = "\n\n".join([body, *(_shown(one, name) for one, name in zip(photos[1:], further, strict=False) if name)])
    composed = compose(kind, given, around.today, brief=True)
    text = composed.text.removesuffix(WRITE_HERE) + body.strip() + "\n"
    return FormDraft(path.relative_to(content).as_posix(), text, files, (), tuple(told))


def _taken(photo: Attached, stem: str, files: dict[str, bytes], fetch: Fetch, missing: list[str]) -> str:
    """The name of a photo that was fetched; nothing where it was not, and ``missing`` then says why."""
    if not photo.own:
        missing.append(f"**Foto**: {_address(photo)} bukan lampiran. Unggah fotonya ke formulir, jangan menaut.")
    elif not photo.alt:
        missing.append(f"**Foto**: tulis di bawah {_address(photo)} apa yang tampak pada gambar.")
    else:
        try:
            data, suffix = photo_bytes(photo.url, fetch)
        except FetchError as failure:
            missing.append(f"**Foto**: {_address(photo)} {failure}.")
        else:
            files[f"{stem}{suffix}"] = data
            return f"{stem}{suffix}"
    return ""


def _shown(photo: Attached, name: str) -> str:
    return f"![{photo.alt}]({name})" if name else ""


def _address(photo: Attached) -> str:
    """An address as code, so that a comment shows no foreign picture and links nowhere."""
    return "`" + "".join(sign for sign in photo.url[:120] if sign.isascii() and sign not in "`\n") + "`"


def _label(option: str) -> str:
    return QUESTIONS.get(option.removeprefix("--"), option)
