"""A whole check of a site on line, in the order in which each step can rely on those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.engine.problem import Problem
from plugins.publishing.manifest import MANIFEST, SIGNATURE, Listed, Manifest, ManifestError, from_json
from plugins.publishing.signing import MAX_SIGNATURE_BYTES
from plugins.publishing.verify import probes
from plugins.publishing.verify import problems as found
from plugins.publishing.verify.cloaking import USUAL, cloaking_problems, trials
from plugins.publishing.verify.compare import Compared, compare_files
from plugins.publishing.verify.headers import HeaderCheck
from plugins.publishing.verify.injected import Place, list_problems, page_problems
from plugins.publishing.verify.journal import Journal, place_of
from plugins.publishing.verify.model import HTML, OK, Asker, Report, Seen
from plugins.publishing.verify.surroundings import certificate_problems, contact_problems, forwarding_problems
from plugins.publishing.verify.trust import Expected, known_before, manifest_problems, remember, signature_problems
from plugins.publishing.verify.web import Manners, WebAsker

_LARGEST_MANIFEST = 256_000_000
_DNS = "CAA dan DNSSEC domain (memerlukan pustaka DNS)"


class Options(Struct, frozen=True):
    """How a check is done: what is known beforehand, where notes are kept, whether notes of a broken check are used,
    manners towards the host, trials of other personas (0 for all), a made-up word, the last build's folder or ``None``.
    """

    expected: Expected
    cache: Path
    token: str
    resume: bool = False
    manners: Manners = field(default_factory=Manners)
    budget: int = USUAL
    original: Path | None = None


def verify_site(url: str, options: Options, told: Callable[[str], None]) -> Report:
    """Check a site by its address. ``told`` is given the name of each step, for whoever waits."""
    report = Report(url)
    asker = WebAsker(url, options.manners)
    try:
        told("Manifest dan tanda tangan")
        manifest = _manifest(asker, options, report)
        if manifest is None:
            return report
        report.manifest = manifest
        _files(asker, manifest, options, report, told)
    except KeyboardInterrupt:
        report.finished = False
        report.left_out.append("selebihnya: pemeriksaan dihentikan; lanjutkan dengan --resume")
    finally:
        asker.close()
    return report


def _manifest(asker: Asker, options: Options, report: Report) -> Manifest | None:
    """The manifest to compare with: the one on line, else the one at hand; what is wrong with it is reported."""
    expected = options.expected
    answer = asker.get(MANIFEST, _LARGEST_MANIFEST)
    if answer.failure:
        report.problems.append(found.NO_ANSWER.at(MANIFEST, detail=answer.failure))
        report.finished = False
        return None
    if answer.status != OK or answer.away or not answer.whole:
        detail = f"dialihkan ke {answer.away}" if answer.away else f"dijawab {answer.status}"
        report.problems.append(found.NO_MANIFEST.at(MANIFEST, detail=detail))
        return expected.manifest
    signature = asker.get(SIGNATURE, MAX_SIGNATURE_BYTES)
    text = signature.text if signature.status == OK else None
    report.problems += signature_problems(answer.body, text, expected.key)
    report.trusted = expected.key is not None and not report.problems
    try:
        manifest = from_json(answer.body)
    except ManifestError as failure:
        report.problems.append(found.NO_MANIFEST.at(MANIFEST, detail=failure))
        return expected.manifest
    record = place_of(options.cache, report.target).with_suffix(".json")
    report.problems += manifest_problems(manifest, expected, report.target)
    report.problems += known_before(record, manifest)
    if report.trusted and not report.problems:
        remember(record, manifest)
    if not manifest.origin.commit:
        report.left_out.append("komit asal (manifest tidak menyebutnya)")
    # A manifest that was swapped vouches for nothing: what was published last does.
    return expected.manifest or manifest


def _files(asker: WebAsker, manifest: Manifest, options: Options, report: Report, told: Callable[[str], None]) -> None:
    at_once = options.manners.at_once
    headers = HeaderCheck(manifest.origin.site, asker.base)
    told(f"Membandingkan {len(manifest.files)} berkas")
    with Journal(place_of(options.cache, report.target), manifest.root, resume=options.resume) as journal:
        report.resumed = len(journal.done)
        compared = compare_files(asker, manifest.files, journal, headers, at_once)
        if not compared.unanswered:
            journal.forget()
    report.checked = compared.checked
    report.problems += compared.problems
    report.problems += headers.problems()
    seen = Seen(manifest, frozenset(file.name for file in manifest.files))
    report.problems += _slipped_in(compared, asker, manifest, seen, options)
    if compared.broken_off:
        report.finished = False
        report.left_out.append("selebihnya: server berhenti menjawab; lanjutkan dengan --resume")
        return
    told("Mencari yang bukan terbitan")
    known = frozenset(file.sha256 for file in manifest.files) | {digest for _, digest in compared.answered.values()}
    report.problems += _probes(probes.Probing(asker, seen, known, at_once), manifest, options, report)
    tried, whole = trials(manifest.files, options.expected.today.toordinal(), options.budget)
    told(f"Meminta {len(tried)} halaman sebagai mesin pencari, ponsel, dan lain-lain")
    report.personas = len(tried)
    if len(tried) < whole:
        report.left_out.append(f"{whole - len(tried)} dari {whole} permintaan sebagai pengunjung lain (--thorough)")
    report.problems += cloaking_problems(asker, tried, compared.answered, at_once)
    told("Sertifikat, security.txt, domain")
    report.problems += _around(asker, options, report)


def _slipped_in(
    compared: Compared, asker: Asker, manifest: Manifest, seen: Seen, options: Options
) -> Iterator[Problem]:
    """What the changed pages and lists hold that was not published."""
    place = Place(asker.base, f"{manifest.origin.site}/", seen, frozenset(compared.hosts))
    files = manifest.by_name()
    for name, answer in sorted(compared.changed.items()):
        original = _original(options.original, files[name])
        if files[name].type == HTML:
            yield from page_problems(name.removesuffix("index.html"), answer.text, place, original)
        elif name.endswith((".xml", "robots.txt")):
            yield from list_problems(name, answer.text, place)


def _original(folder: Path | None, file: Listed) -> str:
    """A page as it was published, from a built folder, if that has the very bytes; else ""."""
    if folder is None:
        return ""
    from plugins.publishing.manifest import sha256_of  # noqa: PLC0415

    path = folder / file.name
    try:
        return path.read_text("utf-8") if sha256_of(path)[0] == file.sha256 else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _probes(probing: probes.Probing, manifest: Manifest, options: Options, report: Report) -> Iterator[Problem]:
    made_up, problems = probes.baseline(probing.asker, options.token, manifest.by_name())
    yield from problems
    steady = len(made_up) <= 1
    probing = replace(probing, sums=probing.sums | made_up)
    if steady:
        report.probes = len(probes.usual_paths(probing.seen.names))
        yield from probes.usual_places(probing)
        yield from probes.folders(probing)
    else:
        report.left_out.append("tempat sisipan yang lazim (server menjawab setiap alamat karangan dengan isi berbeda)")
    yield from probes.queries(probing, options.token)
    hosts, untried = probes.made_up_hosts(probing, options.token)
    yield from hosts
    if untried:
        report.left_out.append(untried)


def _around(asker: WebAsker, options: Options, report: Report) -> Iterator[Problem]:
    today = options.expected.today
    parts = urlsplit(report.target)
    if parts.scheme == "https":
        yield from certificate_problems(report.target, today)
        if parts.port in {None, 443}:
            plain = WebAsker(f"http://{parts.hostname}{parts.path}", options.manners)
            yield from forwarding_problems(plain.once("", 1_000_000), parts.hostname or "")
            plain.close()
    else:
        report.left_out.append("sertifikat dan HSTS (situs diperiksa lewat http)")
    yield from contact_problems(asker, today)
    report.left_out.append(_DNS)
