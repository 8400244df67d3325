"""Many realistic articles for measuring: ``python -m tools.corpus FOLDER 10000`` writes them in the site's own format.

The same number and seed give the same bytes on any machine. Words are real Indonesian, or names made of syllables; how
often each is used follows Zipf's law, and the words of an article gather around a subject, as they do in the news.
`stories` gives the articles as values, from which `tools.bench` writes the same corpus in other generators' formats.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import yaml
from msgspec import Struct

_CONTENT = Path(__file__).resolve().parents[1] / "content"
_ROOTS = """
anggar layan bangun bantu tetap kerja ajar sapu pakai mohon laksana perintah sehat didik tani tambak nelayan
jalan sungai pasar dagang usaha pajak tagih lapor adu informasi siar berita umum lelang tender jembatan irigasi
banjir longsor gempa bakar hutan kebun ternak vaksin gizi ibu anak lansia muda guru siswa sekolah buku baca
tulis hitung uji latih bina awas periksa audit jabat lantik angkat berhenti pindah tugas gaji tunjang pensiun
cuti rapat sidang putus undang atur sah tanda terima serah kirim catat arsip simpan data statistik survei
wawancara dialog musyawarah warga desa lurah camat kota daerah pusat provinsi batas wilayah peta tanah sengketa
izin usul rencana program kegiatan evaluasi capai target kinerja nilai harga biaya belanja dapat hibah bansos
subsidi pupuk benih panen beras jagung cabai ikan garam air bersih limbah sampah angkut daur olah listrik padam
jaringan internet aplikasi sistem layar unduh unggah daftar antre loket kartu keluarga penduduk kawin cerai
wafat aman tertib polisi tentara pramuka relawan bencana posko ungsi logistik obat dokter rawat puskesmas rumah
sakit lahir stunting wisata budaya tari musik pentas lomba juara atlet olahraga lapangan taman pohon tanam hijau
udara polusi kendara bus terminal pelabuhan bandara kereta lalu lintas parkir rambu lampu trotoar drainase aspal
cor semen pasir kontraktor mutu awas denda sanksi hukum jaksa hakim saksi bukti gugat banding damai mediasi
ombudsman terbuka jawab tanya jelas terang tegas imbau ajak harap
""".split()  # noqa: SIM905 -- reads as a text
_PLAIN = """
yang dan di untuk dengan dari pada ini itu dalam akan juga oleh sebagai adalah tidak telah sudah para agar bagi
serta atau karena kepada lebih bisa dapat saat setelah sebelum hingga antara tahun bulan hari kota kabupaten
dinas kepala wali bupati masyarakat pemerintah daerah kegiatan publik informasi baru besar seluruh setiap banyak
bersama masih harus perlu secara melalui terhadap
""".split()  # noqa: SIM905 -- reads as a text
_SYLLABLES = """
ba be bi bo bu da de di ga gu ha ja jo ka ke ki ko ku la le li lo lu ma me mi mo mu na ni nu pa pe ra re ri ro
ru sa se si su ta ti to tu wa wi ya yu
""".split()  # noqa: SIM905 -- reads as a text
_ENDS = ("n", "ng", "r", "t", "k", "s", "l", "m", "h", "", "", "")
_AFFIXES = (
    ("", ""), ("di", ""), ("di", "kan"), ("me", ""), ("me", "kan"), ("me", "i"), ("pe", "an"), ("pe", ""), ("ber", ""),
    ("ter", ""), ("ke", "an"), ("per", "an"), ("", "an"), ("", "nya"), ("", "annya"), ("pe", "annya"),
)  # fmt: skip
_FIRST, _DAYS = date(2019, 1, 2), 2700
_WORDS = 474
_THEME_WORDS = 60
_THEME_WEIGHTS = tuple(itertools.accumulate(1 / (place + 2) for place in range(_THEME_WORDS)))
_ABOUT = 0.3
"""The share of an article's words that belong to its subject."""
_AUTHORS = 40
_KINDS = ("berita",) * 16 + ("siaran-pers",) * 3 + ("pengumuman",)


class Vocabulary(Struct, frozen=True):
    """Words from the most to the least used, with cumulative weights; ``subjects`` are those that make a title."""

    words: Sequence[str]
    weights: Sequence[float]
    subjects: Sequence[str]


class Entries(Struct, frozen=True):
    """Identifiers of the registers, and the names of regions."""

    topics: Sequence[str]
    officials: Sequence[str]
    regions: Sequence[tuple[str, str]]


class Story(Struct, frozen=True):
    """One article apart from any format: ``region`` is a code of the register and ``place`` its name; ``body`` is
    Markdown with footnotes, whose first paragraph is plain text; ``words`` counts the running words.
    """

    name: str
    title: str
    day: date
    summary: str
    kind: str
    topics: Sequence[str]
    officials: Sequence[str]
    region: str
    place: str
    author: str
    body: str
    words: int

    @property
    def opening(self) -> str:
        """The first paragraph."""
        return self.body.partition("\n\n")[0]


def stories(count: int, seed: int = 2026, registers: Path = _CONTENT) -> Iterator[Story]:
    """``count`` articles from 2019 to 2026, the oldest first.

    ``registers`` is a content folder whose ``rujukan/`` has the topics, officials and regions they are about.
    """
    chance = random.Random(seed)  # noqa: S311 -- a corpus, not a secret
    vocabulary, entries = _vocabulary(chance), _entries(registers)
    # A source of chance of their own: how many authors there are changes no other word of the corpus.
    names = _authors(random.Random(f"{seed} penulis"))  # noqa: S311
    for number in range(count):
        day = _FIRST + timedelta(days=number * _DAYS // max(count, 1))
        yield _story(chance, vocabulary, entries, day, number, names[number % len(names)])


def write_corpus(content: Path, count: int, seed: int = 2026, registers: Path = _CONTENT) -> int:
    """Write ``count`` articles below ``content/berita/`` with the registers they name; gives the number of words.

    ``registers`` is a content folder whose ``rujukan/`` is copied. Raises `OSError` where a folder cannot be written.
    """
    shutil.copytree(registers / "rujukan", content / "rujukan", dirs_exist_ok=True)
    total = 0
    for story in stories(count, seed, registers):
        path = content / source_name(story)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source_text(story), "utf-8", newline="\n")
        total += story.words
    return total


def source_name(story: Story) -> str:
    """Where an article stands in Suluh's content folder."""
    return f"berita/{story.day.year}/{story.name}.md"


def source_text(story: Story) -> str:
    """An article in Suluh's own format."""
    front = {
        "judul": story.title,
        "tanggal": story.day,
        "ringkasan": story.summary,
        "jenis": story.kind,
        "topik": list(story.topics),
        "pejabat": list(story.officials),
        "wilayah": [story.region],
        "penulis": story.author,
        "contoh": True,
    }
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n{story.body}"


def _vocabulary(chance: random.Random) -> Vocabulary:
    """Frequent words first, then those of the project's own articles, derived words, and names."""
    own: Counter[str] = Counter()
    for path in sorted((_CONTENT / "berita").rglob("*.md")):
        own.update(re.findall(r"\b[a-z]{3,}\b", path.read_text("utf-8").partition("\n---\n")[2]))
    derived = [_joined(prefix, root, suffix) for root in dict.fromkeys(_ROOTS) for prefix, suffix in _AFFIXES]
    names = ["".join(pair) for pair in itertools.product(_SYLLABLES, repeat=3)]
    chance.shuffle(derived)
    chance.shuffle(names)
    named = [(name + chance.choice(_ENDS)).capitalize() for name in names[:16_000]]
    common = [word for word, _ in sorted(own.items(), key=lambda item: (-item[1], item[0]))]
    words = list(dict.fromkeys((*_PLAIN, *common, *derived, *named)))
    weights = itertools.accumulate((place + 2.7) ** -1.12 for place in range(len(words)))
    return Vocabulary(words, tuple(weights), tuple(dict.fromkeys((*derived, *common[60:2000]))))


def _joined(prefix: str, root: str, suffix: str) -> str:
    """A root with affixes; *me-* and *pe-* change the root's beginning."""
    if prefix in {"me", "pe"}:
        first = root[0]
        if first in "aiueogh":
            return f"{prefix}ng{root}{suffix}"
        swallowed = {"k": "ng", "p": "m", "s": "ny", "t": "n"}
        if first in swallowed:
            return f"{prefix}{swallowed[first]}{root[1:]}{suffix}"
        return f"{prefix}{'m' if first in 'bfv' else 'n' if first in 'cdjz' else ''}{root}{suffix}"
    return f"{prefix}{root}{suffix}"


def _entries(registers: Path) -> Entries:
    folder = registers / "rujukan"
    topics = yaml.safe_load((folder / "topik.yaml").read_text("utf-8"))
    officials = yaml.safe_load((folder / "pejabat.yaml").read_text("utf-8"))
    with (folder / "wilayah.csv").open(encoding="utf-8", newline="") as file:
        regions = [(row["kode"], row["nama"]) for row in csv.DictReader(file)]
    return Entries(sorted(topics), sorted(officials), regions)


def _authors(chance: random.Random) -> list[str]:
    """Invented names of two words, each once."""
    words = ["".join(pair) for pair in itertools.product(_SYLLABLES, repeat=2)]
    picked = chance.sample(words, 2 * _AUTHORS)
    return [
        f"{first}{chance.choice(_ENDS)} {last}".title() for first, last in zip(picked[::2], picked[1::2], strict=True)
    ]


def _story(
    chance: random.Random, vocabulary: Vocabulary, entries: Entries, day: date, number: int, author: str
) -> Story:
    theme = chance.sample(vocabulary.subjects, _THEME_WORDS)
    code, region = chance.choice(entries.regions)
    title = " ".join(chance.sample(theme[:24], chance.randint(4, 8))).capitalize()
    length = max(120, round(chance.gauss(_WORDS, 110)))
    words = iter(_running(chance, vocabulary, theme, length))
    summary = _sentence(_running(chance, vocabulary, theme, chance.randint(14, 22)))
    kind = chance.choice(_KINDS)
    topics = sorted(chance.sample(entries.topics, min(2, len(entries.topics))))
    named = entries.officials and chance.random() < 0.3  # noqa: PLR2004
    officials = (chance.choice(entries.officials),) if named else ()
    body = "\n\n".join(_blocks(chance, words, region, theme)) + "\n"
    name = f"{re.sub('[^a-z0-9]+', '-', title.lower())[:70].strip('-')}-{number}"
    return Story(name, title, day, summary, kind, topics, officials, code, region, author, body, length)


def _running(chance: random.Random, vocabulary: Vocabulary, theme: Sequence[str], length: int) -> list[str]:
    """Words as a text has them: mostly by their frequency in the language, some by the subject."""
    words = chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=length)
    near = iter(chance.choices(theme, cum_weights=_THEME_WEIGHTS, k=length))
    return [next(near) if chance.random() < _ABOUT else word for word in words]


def _blocks(chance: random.Random, words: Iterator[str], region: str, theme: Sequence[str]) -> Iterator[str]:
    """Paragraphs, some with a quotation, headings, one list, a link and a footnote, until the words are used up."""
    for place in itertools.count():
        sentences = [
            _sentence(piece) for _ in range(chance.randint(3, 5)) if (piece := _take(words, chance.randint(8, 20)))
        ]
        if not sentences:
            return
        if place == 1:
            sentences[0] = f"{sentences[0][:-1]} di {region}.[^1]"
        if place % 3 == 1 and len(sentences) > 1:  # somebody is quoted, as in any press text
            sentences[1] = f'"{sentences[1]}"'
        if place == 2:  # noqa: PLR2004
            sentences[-1] = f"{sentences[-1][:-1]}, lihat [{' '.join(theme[:3])}](https://contoh.example/{theme[0]})."
        if place and place % 3 == 0:
            yield f"## {' '.join(chance.sample(theme[:60], 3)).capitalize()}"
        yield " ".join(sentences)
        if place == 3:  # noqa: PLR2004
            yield "\n".join(f"- {_sentence(piece)}" for _ in range(3) if (piece := _take(words, 6)))
        if place == 1:
            yield f"[^1]: Keterangan tentang {region} disusun untuk pengukuran."


def _take(words: Iterator[str], count: int) -> list[str]:
    return list(itertools.islice(words, count))


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def main() -> None:
    """Write a corpus into the folder that the command names."""
    parser = argparse.ArgumentParser(description="Tulis naskah ukur sebanyak yang diminta ke sebuah folder isi.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("jumlah", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    words = write_corpus(options.folder, options.jumlah, options.seed)
    print(f"{options.jumlah} naskah, rata-rata {words // max(options.jumlah, 1)} kata")  # noqa: T201 -- a command


if __name__ == "__main__":
    main()
