"""The entries of the registers that a text names, and names that should perhaps become entries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.desk.importing.model import Manuscript
from plugins.desk.importing.recognise.common import Known, prose
from plugins.newsroom.slugs import slugged
from plugins.registers.lookup import nearest
from plugins.registers.mentions import Mention
from plugins.registers.model import Register
from plugins.registers.names import fold, is_degree_after, is_title_before, without_degrees, word_set, words_of
from plugins.registers.vocabulary import (
    FUNCTION_WORDS,
    GENERIC_BODY_WORDS,
    OFFICE_SUBJECTS,
    OFFICES,
    REGION_EXTENSIONS,
    UNIT_HEADS,
)

_TITLE = (
    r"(?:(?:Plt|Plh|Pj|Pjs|Pgs)\.?\s)?(?:Wakil Wali ?[Kk]ota|Wali ?[Kk]ota|Walikota|"
    r"Wakil Bupati|Bupati|Wakil Gubernur|Gubernur|"
    r"Sekretaris (?:Daerah|Dinas|Badan|Kota|Kabupaten|Provinsi|Kecamatan|Jenderal|DPRD)|"
    r"Sekda|Sekdako|Sekdakab|Sekdaprov|"
    r"Kepala (?:Dinas|Badan|Bidang|Bagian|Seksi|Sub(?:bagian|bidang)?|Kantor|UPT\w*|"
    r"Pusat|Balai|Sekolah|Puskesmas|Desa|Satuan|"
    r"Kepolisian|Biro|Diskominfo\w*|BPBD|Bappeda|Satpol PP|Kelurahan|Lingkungan|Unit)|"
    r"Kadis\w*|Kabid|Kabag|Kasi|Kaban|Kadiskominfo\w*|"
    r"Camat|Lurah|Asisten|Staf Ahli|Direktur(?: Utama| Jenderal)?|Dirjen|Inspektur|Ketua|"
    r"Wakil Ketua|Menteri|Pranata Humas|"
    r"Pranata Komputer|Analis|Komandan|Kapolres\w*|Dandim|Kajari|Rektor|Juru Bicara|"
    r"Koordinator|Komisioner|Anggota DPRD|"
    r"Penjabat (?:Wali Kota|Bupati|Gubernur))"
)
_OFFICE = re.compile(rf"(?<![\w-]){_TITLE}\b")
_TOKEN = re.compile(r"[A-Za-z][\w'’]*(?:-[A-Z]\w*)*\.?(?:[A-Z][A-Za-z]*\.)*|,|\(|\)|&|/")
_AS = re.compile(
    rf"(?P<name>[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){{1,5}}(?:,\s(?:[A-Z][A-Za-z]*\.?){{1,3}})*),?\s(?:selaku|sebagai)\s(?P<post>{_TITLE}[^,.;()\n]{{0,90}})"
)
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,5}\.)+[A-Za-z]{0,6}\.?|[SM]\.?[A-Z][A-Za-z]{0,4}\.?|Ph\.?D\.?|S\.?H\.?|M\.?H\.?|M\.?M\.?"
)
_BODY = re.compile(
    r"(?<![\w-])(?:(?:Dinas|Badan|Kementerian|Sekretariat Daerah|Kantor|Inspektorat|"
    r"Satuan Polisi|Rumah Sakit|RSUD|Perumda|PDAM|"
    r"Universitas|Forum|Komunitas|Kelompok Informasi Masyarakat|KIM|Komisi Informasi|"
    r"Dewan|Persatuan|Ikatan|Aliansi|Bank|PT|Politeknik|"
    r"Disk?(?=omin|du|per|not|nas|pora|dik|bud|hub|kes|sos)\w+|Bappeda|BPBD|Satpol PP|"
    r"Pemkot|Pemkab|Pemprov|Pemerintah (?:Kota|Kabupaten|Provinsi)))"
    r"(?:[ ,]{1,2}(?:[A-Z][\w'’/-]*|dan|dengan|untuk|serta|\((?P<short>[A-Z]\w{2,24})\)))*"
)
_KINDS = (
    (r"Kementerian", "kementerian"),
    (r"Dinas|Badan|Inspektorat|Satuan Polisi|Kantor|Sekretariat|Bappeda|BPBD|Satpol|Dis[kdpn]", "perangkat-daerah"),
    (r"Pemkot|Pemkab|Pemprov|Pemerintah", "pemerintah-daerah"),
    (r"RSUD|Rumah Sakit", "rumah-sakit"),
    (r"Perumda|PDAM", "bumd"),
    (r"Universitas|Politeknik", "perguruan-tinggi"),
    (r"KIM|Kelompok Informasi", "kim"),
    (r"Forum", "forum"),
    (r"Bank|PT", "perusahaan"),
)
_WHOLE_REGION = re.compile(r"\b(?:Kabupaten|Kota)(?: [A-Z][\w'’-]*){1,4}")
_HEADS = {
    "kabupaten": ("bupati", "pemkab", "sekdakab"),
    "kota": ("wali kota", "walikota", "pemkot", "pemko", "sekdako"),
}
_HEADED = re.compile(
    (
        r"\b(?P<head>Bupati|Pemkab|Sekdakab|Wali ?[Kk]ota|Pemkot|Pemko|Sekdako) (?P<name>[A-Z][\w'’-]*(?: "
        r"[A-Z][\w'’-]*){0,3})"
    )
)
_AFFAIRS = word_set(
    """
    perencanaan penanggulangan bencana perempuan anak koperasi ukm usaha kecil menengah pekerjaan penataan ruang perumahan
    permukiman kependudukan pencatatan sipil penanaman modal perizinan terpadu satu pintu kearsipan perpustakaan olahraga
    kepemudaan hidup kebersihan pangan ketahanan peternakan perikanan kelautan pemadam kebakaran bpbd masyarakat desa
    pemberdayaan teknologi digital aplikasi sumber daya manusia ekonomi kreatif riset inovasi pendapatan perlindungan konsumen
    hubungan opini strategis pengawasan transportasi metrologi kawasan gizi penyakit pencegahan pengendalian operasi
    """
)
"""What offices are about, beside `OFFICE_SUBJECTS`."""

_OF_REGIONS = word_set("camat lurah bupati gubernur walikota wali")
_REGION_WORDS = word_set("kota kabupaten provinsi kecamatan kelurahan desa")
_SMALL = frozenset({"dan", "dengan", "untuk", "serta"})
_NEAR_TOPIC = 92
_LOOKED, _MOST = 6_000, 300
"""Characters of a paragraph, and paragraphs, that are looked through for new names; far beyond any report."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that a register lacks: its file, its lines of YAML, and the words it was read from."""

    file: str
    id: str
    yaml: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the entries named, by register, and proposals for the registers."""

    ids: dict[str, tuple[str, ...]]
    proposals: tuple[Proposal, ...]
    tags: tuple[str, ...] = ()
    likely_topics: tuple[str, ...] = ()


def named_in(manuscript: Manuscript, tags: Iterable[str], known: Known, day: str = "", source: str = "") -> Named:
    """What the body names. ``tags`` are the source's own tags; ``day`` and ``source`` attest a proposed post."""
    texts = [manuscript.blocks[number].text for number in prose(manuscript)]
    first = known.index.find(texts)
    declared = {(mention.register, mention.id) for mention in first}
    mentions = known.index.find(texts, declared)
    ids: dict[str, list[str]] = {register.value: [] for register in Register}
    for mention in mentions:
        if mention.id not in ids[mention.register.value]:
            ids[mention.register.value].append(mention.id)
    for code in _regions_in(texts, known):
        if code not in ids["wilayah"]:
            ids["wilayah"].append(code)
    every_topic = {(Register.TOPIK, key) for key in known.registers.topics}
    likely = [
        mention.id for mention in known.index.find(texts, declared | every_topic) if mention.register is Register.TOPIK
    ]
    loose: list[str] = []
    proposals: list[Proposal] = []
    for tag in tags:
        _place_tag(tag, known, ids, loose)
    for tag in loose:
        slug = slugged(tag)
        if slug and len(tag.split()) <= 6 and any(char.isalpha() for char in tag):  # noqa: PLR2004 (a subject, no sentence)
            proposals.append(Proposal("topik.yaml", slug, f"{slug}:\n  nama: {yaml_value(tag)}\n", tag))
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_block.setdefault(mention.block, []).append(mention)
    looked = [(text[:_LOOKED], by_block.get(number, [])[:_MOST]) for number, text in enumerate(texts[:_MOST])]
    officials = [one for text, named in looked for one in _officials(text, named, known, day, source)]
    bodies = [one for text, named in looked for one in _bodies(text, named)]
    every = {(one.file, one.id): one for one in reversed([*officials, *bodies, *proposals])}
    ordered = sorted(
        every.values(), key=lambda one: (("pejabat.yaml", "lembaga.yaml", "topik.yaml").index(one.file), one.id)
    )
    guessed = tuple(one for one in dict.fromkeys(likely) if one not in ids["topik"])
    return Named(
        {key: tuple(value) for key, value in ids.items()}, tuple(_without_parts(ordered)), tuple(loose), guessed
    )


def _regions_in(texts: Iterable[str], known: Known) -> list[str]:
    """Regions by their whole official name, also where it ends the name of an office that no register knows."""
    named = {
        region.name.casefold(): region.id for region in known.registers.regions.values() if region.kind != "provinsi"
    }
    found: list[str] = []
    for text in texts:
        for match in _HEADED.finditer(text):
            kind = next(kind for kind, heads in _HEADS.items() if match["head"].casefold() in heads)
            words = match["name"].split()
            for length in range(len(words), 0, -1):
                code = named.get(f"{kind} {' '.join(words[:length])}".strip().casefold())
                if code:
                    found.append(code)
                    break
        for match in _WHOLE_REGION.finditer(text):
            taken = match.group().split()
            for length in range(len(taken), 1, -1):
                code = named.get(" ".join(taken[:length]).casefold())
                if code and not (length < len(taken) and fold(taken[length]) in REGION_EXTENSIONS):
                    found.append(code)
                    break
    return list(dict.fromkeys(found))


def _without_parts(proposals: list[Proposal]) -> list[Proposal]:
    """Proposals without those whose name only is a part of another's (*Rina* beside *Rina Lestari*)."""
    return [
        one
        for one in proposals
        if not any(
            other is not one
            and other.file == one.file
            and f"-{one.id}-" in f"-{other.id}-"
            and one.file != "topik.yaml"
            for other in proposals
        )
    ]


def _place_tag(tag: str, known: Known, ids: dict[str, list[str]], loose: list[str]) -> None:
    """A tag as the entry that bears its name, else as a loose one."""
    folded = words_of(tag)
    for register in (Register.TOPIK, Register.LEMBAGA, Register.PEJABAT, Register.WILAYAH):
        for entry in known.registers.of(register).values():
            names = (
                entry.id.replace("-", " "),
                entry.name,
                *entry.aliases,
                *(entry.short_aliases if register is Register.TOPIK else ()),
            )
            if folded and any(words_of(name) == folded for name in names):
                if entry.id not in ids[register.value]:
                    ids[register.value].append(entry.id)
                return
    near = nearest(known.registers, Register.TOPIK, tag, limit=1)
    if near and _alike(tag, near[0].name) >= _NEAR_TOPIC:
        if near[0].id not in ids["topik"]:
            ids["topik"].append(near[0].id)
        return
    if tag not in loose:
        loose.append(tag)


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 -- tags are rare

    return fuzz.ratio(" ".join(words_of(one)), " ".join(words_of(other)))


def _officials(text: str, mentions: list[Mention], known: Known, day: str, source: str) -> list[Proposal]:
    """Persons named with a public post that no register knows."""
    people = [(one.start, one.end) for one in mentions if one.register is Register.PEJABAT]
    found: list[Proposal] = []
    for match in _AS.finditer(text):
        if not _overlaps(people, match.start("name"), match.end("name")):
            found += _official(match["name"], match["post"].strip(), known, day, source)
    for match in _OFFICE.finditer(text):
        read = _person_behind(text, match.start(), match.end(), known)
        if read is not None and not _overlaps(people, *read[2]):
            found += _official(read[0], read[1], known, day, source)
    return found


def _person_behind(text: str, start: int, at: int, known: Known) -> tuple[str, str, tuple[int, int]] | None:
    """The name behind a title of office, the whole post, and where the name stands."""
    tokens = list(_TOKEN.finditer(text, at, min(len(text), at + 220)))
    end, name_from = at, -1
    region = text[start:at].rsplit(maxsplit=1)[-1].casefold() in _REGION_WORDS | _OF_REGIONS
    place = ""
    for number, token in enumerate(tokens):
        word = token.group()
        gap = text[end : token.start()]
        if gap.strip() or "\n" in gap:
            break
        folded = fold(word.rstrip("."))
        if word == ",":
            following = tokens[number + 1].group() if number + 1 < len(tokens) else ""
            if _may_be_name(following) and not _is_office_word(fold(following.rstrip(".")), known):
                name_from = token.end()
                break
            end = token.end()
            continue
        place = f"{place} {word}".strip().casefold() if place else ""
        if (region and word[:1].isupper()) or (place and (place in known.places or folded in REGION_EXTENSIONS)):
            place = place or word.casefold()
            region, end = False, token.end()
            continue
        place, region = word.casefold() if folded in known.places else "", folded in _REGION_WORDS
        if word in "(&/)" or folded in _SMALL or _is_office_word(folded, known):
            end = token.end()
            continue
        if _may_be_name(word):
            name_from = token.start()
        break
    if name_from < 0:
        return None
    post = " ".join(text[start:name_from].split()).strip(" ,(")
    name = _name_at(text, name_from)
    if name is None:
        return None
    bare = without_degrees(name)
    if not 2 <= len(bare.split()) <= 6 or any(fold(word) in FUNCTION_WORDS for word in bare.split()):  # noqa: PLR2004
        return None
    return name, post, (name_from, name_from + len(name) + 1)


def _name_at(text: str, at: int) -> str | None:
    """The run of name words at a place, with the degrees behind it."""
    match = re.compile(
        r"\s*(?P<name>(?:(?:Dr|dr|Drs|Dra|Ir|H|Hj|Prof|KH|drg|drh|Tgk|R|Rr|M|Moh|Muh|St|I|A)\.?\s?,?\s?)*"
        r"[A-Z][\w'’-]*(?:\s(?:[A-Z][\w'’-]*|[A-Z]\.|bin|binti)){0,5})"
    ).match(text, at)
    if match is None:
        return None
    name = match["name"].strip()
    end = match.end()
    while degree := re.compile(r",?\s(?:[SMDA]\.\s?)?(?:[A-Z][A-Za-z]{0,6}\.?){1,4}(?=[\s,.;)]|$)").match(text, end):
        written = degree.group().strip(" ,")
        if not (is_degree_after(written) or re.fullmatch(r"(?:[A-Z][A-Za-z]{0,5}\.\s?){1,4}[A-Za-z]{0,6}\.?", written)):
            break
        name += degree.group()
        end = degree.end()
    return name.rstrip(" ,") if re.search(r"[.]$", name) is None or "," in name else name.rstrip(" ,.")


def _may_be_name(word: str) -> bool:
    return (
        bool(word)
        and word[:1].isupper()
        and (is_title_before(word.rstrip(".")) or fold(word.rstrip(".")) not in FUNCTION_WORDS)
    )


def _is_office_word(folded: str, known: Known) -> bool:
    if is_title_before(folded) and folded not in {"pj", "pol"}:
        return False
    return (
        folded in OFFICE_SUBJECTS
        or folded in GENERIC_BODY_WORDS
        or folded in UNIT_HEADS
        or folded in OFFICES
        or folded in known.own
        or folded in known.places
        or folded.startswith(("dis", "dinkes", "bappe"))
        or folded in _AFFAIRS
    )


def _official(name: str, post: str, known: Known, day: str, source: str) -> list[Proposal]:
    bare = without_degrees(name)
    slug = slugged(bare)
    if not slug or slug in known.registers.officials or len(bare) > 80:  # noqa: PLR2004
        return []
    rows = [f"{slug}:", f"  nama: {yaml_value(bare)}"]
    if name != bare:
        rows.append(f"  nama_lengkap: {yaml_value(' '.join(name.split()))}")
    rows += ["  jabatan:", f"    - jabatan: {yaml_value(post)}"]
    if day:
        rows.append(f"      tercatat: [{day}]")
    if source:
        rows.append(f"      sumber: {yaml_value(source)}")
    return [Proposal("pejabat.yaml", slug, "\n".join(rows) + "\n", f"{post} {name}")]


def _bodies(text: str, mentions: list[Mention]) -> list[Proposal]:
    """Bodies by the words that open their names, where no register knows them."""
    taken = [
        (one.start, one.end)
        for one in mentions
        if one.register is not Register.TOPIK and one.register is not Register.WILAYAH
    ]
    found = []
    for match in _BODY.finditer(text):
        name = re.sub(r"(?:[ ,]+(?:dan|dengan|untuk|serta))+$", "", match.group().strip(" ,"))
        name = re.split(r",\s(?!(?:[A-Z]\w+,?\s)*(?:dan|serta)\s)", name)[0]
        short = match["short"] or ""
        plain = " ".join(re.sub(r"\([^()]*\)", " ", name).split())
        words = plain.split()
        if _overlaps(taken, match.start(), match.start() + len(name)) or not 2 <= len(words) <= 12:  # noqa: PLR2004
            continue
        kind = next((kind for pattern, kind in _KINDS if re.match(pattern, plain)), "organisasi")
        slug = slugged(plain)[:80]
        if slug:
            extra = f"  singkatan: {yaml_value(short)}\n" if short else ""
            found.append(
                Proposal("lembaga.yaml", slug, f"{slug}:\n  nama: {yaml_value(plain)}\n{extra}  jenis: {kind}\n", plain)
            )
    return found


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def yaml_value(text: str) -> str:
    """A text as a YAML value on one line.

    >>> yaml_value("Rina Lestari, S.Kom."), yaml_value("Judul: isi")
    ('Rina Lestari, S.Kom.', '"Judul: isi"')
    """
    bare = " ".join(text.split())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2} [\w+:-]{1,6})?", bare):
        return bare
    plain = re.fullmatch(r"[^\W\d_][^:#\[\]{}&*!|>%@`\"'\\]*", bare)
    if plain and bare.casefold() not in {"yes", "no", "true", "false", "null", "ya", "tidak", "on", "off"}:
        return bare
    return '"' + bare.replace("\\", "\\\\").replace('"', '\\"') + '"'
