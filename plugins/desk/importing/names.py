"""The entries of the registers that a text names, and names that should perhaps become entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from plugins.desk.importing.model import Manuscript
from plugins.desk.importing.people import Proposal, bodies_in, officials_in, yaml_value
from plugins.desk.importing.recognise.common import Known, prose
from plugins.newsroom.slugs import slugged
from plugins.registers.lookup import nearest
from plugins.registers.mentions import Mention
from plugins.registers.model import Register
from plugins.registers.names import fold, words_of
from plugins.registers.vocabulary import (
    REGION_EXTENSIONS,
)

_WHOLE_REGION = re.compile(r"\b(?:Kabupaten|Kota)(?: [A-Z][\w'’-]*){1,4}")
_HEADS = {
    "kabupaten": ("bupati", "pemkab", "sekdakab"),
    "kota": ("wali kota", "walikota", "pemkot", "pemko", "sekdako"),
}
_HEADED = re.compile(
    r"\b(?P<head>Bupati|Pemkab|Sekdakab|Wali ?[Kk]ota|Pemkot|Pemko|Sekdako) (?P<name>[A-Z][\w'’-]*(?: "
    r"[A-Z][\w'’-]*){0,3})"
)

_NEAR_TOPIC = 92
_LOOKED, _MOST = 6_000, 300
"""Characters of a paragraph, and paragraphs, that are looked through for new names; far beyond any report."""


class Named(Struct, frozen=True):
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
    officials = [one for text, named in looked for one in officials_in(text, named, known, day, source)]
    bodies = [one for text, named in looked for one in bodies_in(text, named)]
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
