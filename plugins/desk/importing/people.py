"""Persons with a public post, and bodies, that no register knows: proposals for the registers, as found in the text."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.desk.importing.recognise.common import Known
from plugins.engine.patterns import compiled_later
from plugins.newsroom.slugs import slugged
from plugins.registers.mentions import Mention
from plugins.registers.model import Register
from plugins.registers.names import fold, is_degree_after, is_title_before, without_degrees, word_set
from plugins.registers.vocabulary import (
    FUNCTION_WORDS,
    GENERIC_BODY_WORDS,
    OFFICE_SUBJECTS,
    OFFICES,
    REGION_EXTENSIONS,
    UNIT_HEADS,
)

_TITLE = (
    r"(?:(?:Penjabat|Pelaksana (?:Tugas|Harian))\s(?:\((?:Pj|Plt|Plh)\.?\)\s)?|(?:Plt|Plh|Pj|Pjs|Pgs)\.?\s)?"
    r"(?:Wakil Wali ?[Kk]ota|Wali ?[Kk]ota|Walikota|"
    r"Wakil Bupati|Bupati|Wakil Gubernur|Gubernur|"
    r"Sekretaris (?:Daerah|Dinas|Badan|Kota|Kabupaten|Provinsi|Kecamatan|Jenderal|DPRD)|"
    r"Sekda|Sekdako|Sekdakab|Sekdaprov|"
    r"Kepala (?:Dinas|Badan|Bidang|Bagian|Seksi|Sub(?:bagian|bidang)?|Kantor|UPT\w*|"
    r"Pusat|Balai|Sekolah|Puskesmas|Desa|Satuan|"
    r"Kepolisian|Biro|Diskominfo\w*|BPBD|Bappeda|Satpol PP|Kelurahan|Lingkungan|Unit|[A-Z]{3,}\w*)|"
    r"Kadis\w*|Kabid|Kabag|Kasi|Kaban|Kadiskominfo\w*|"
    r"Camat|Lurah|Asisten|Staf Ahli|Direktur(?: Utama| Jenderal)?|Dirjen|Inspektur|Ketua|"
    r"Wakil Ketua|Menteri|Pranata Humas|"
    r"Pranata Komputer|Analis|Komandan|Kapolres\w*|Dandim|Kajari|Rektor|Juru Bicara|"
    r"Koordinator|Komisioner|Anggota DPRD|"
    r"Penjabat (?:Wali Kota|Bupati|Gubernur))"
)


_OFFICE = compiled_later(rf"(?<![\w-]){_TITLE}\b")


_TOKEN = compiled_later(r"[A-Za-z][\w'’]*(?:-[A-Z]\w*)*\.?(?:[A-Z][A-Za-z]*\.)*|,|\(|\)|&|/")


_AS = compiled_later(
    rf"(?P<name>[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){{1,5}}(?:,\s(?:[A-Z][A-Za-z]*\.?){{1,3}})*),?\s(?:selaku|sebagai)\s(?P<post>{_TITLE}[^,.;()\n]{{0,90}})"
)


_DEGREE = compiled_later(
    r"(?:[A-Z][A-Za-z]{0,5}\.)+[A-Za-z]{0,6}\.?|[SM]\.?[A-Z][A-Za-z]{0,4}\.?|Ph\.?D\.?|S\.?H\.?|M\.?H\.?|M\.?M\.?"
)


_BODY = compiled_later(
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


_AFFAIRS = word_set(
    """
    setkab setda setko setprov protokol komunikasi pimpinan prokopim
    perencanaan penanggulangan bencana perempuan anak koperasi ukm usaha kecil menengah pekerjaan penataan ruang
    perumahan permukiman kependudukan pencatatan sipil penanaman modal perizinan terpadu satu pintu kearsipan
    perpustakaan olahraga kepemudaan hidup kebersihan pangan ketahanan peternakan perikanan kelautan pemadam
    kebakaran bpbd masyarakat desa pemberdayaan teknologi digital aplikasi sumber daya manusia ekonomi kreatif
    riset inovasi pendapatan perlindungan konsumen hubungan opini strategis pengawasan transportasi metrologi
    kawasan gizi penyakit pencegahan pengendalian operasi
    """
)
"""What offices are about, beside `OFFICE_SUBJECTS`."""


_OF_REGIONS = word_set("camat lurah bupati gubernur walikota wali")


_REGION_WORDS = word_set("kota kabupaten provinsi kecamatan kelurahan desa")


_SMALL = frozenset({"dan", "dengan", "untuk", "serta"})


class Proposal(Struct, frozen=True):
    """An entry that a register lacks: its file, its lines of YAML, and the words it was read from."""

    file: str
    id: str
    yaml: str
    words: str


def officials_in(text: str, mentions: list[Mention], known: Known, day: str, source: str) -> list[Proposal]:
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


def _person_behind(  # noqa: C901 -- one word after the other, each with its reason to go on or to end
    text: str, start: int, at: int, known: Known
) -> tuple[str, str, tuple[int, int]] | None:
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
    fewest = 1 if name != bare else 2  # a degree or title makes a single word a name
    if not fewest <= len(bare.split()) <= 6 or any(fold(word) in FUNCTION_WORDS for word in bare.split()):  # noqa: PLR2004
        return None
    return name, post, (name_from, name_from + len(name) + 1)


def _name_at(text: str, at: int) -> str | None:
    """The run of name words at a place, with the degrees behind it."""
    match = re.compile(
        r"\s*(?P<name>(?:(?:Kombes|AKBP|AKP|Kompol|Brigjen|Letkol|Kolonel|Mayor|Kapten|Iptu|Ipda|Pol|Inf|Dr|dr|Drs|Dra|Ir|H|Hj|Prof|KH|drg|drh|Tgk|R|Rr|M|Moh|Muh|St|I|A)\.?\s?,?\s?)*"
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
        and (word[:1].isupper() or is_title_before(word.rstrip(".")))
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


def bodies_in(text: str, mentions: list[Mention]) -> list[Proposal]:
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
