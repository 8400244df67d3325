"""`inv network`: visit the sites, keep what they publish, tell duplicates and conflicts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from msgspec.structs import asdict

from plugins.engine.files import read_source
from plugins.engine.problem import Problem, ProblemLog
from plugins.engine.report import print_problem
from plugins.engine.terminal import Printer
from plugins.engine.today import build_day
from plugins.opendata.network import problems as found
from plugins.opendata.network.fetch import Visitor
from plugins.opendata.network.gather import gather, write_network
from plugins.opendata.network.jobs import SERVICES, jobs
from plugins.opendata.network.keep import read_network
from plugins.opendata.network.merge import Merged, merge
from plugins.opendata.network.model import Member, Network
from plugins.opendata.network.sites import NetworkMeta, read_sites

_WORDS = {"dip": "informasi", "kepatuhan": "jawaban kepatuhan", "katalog": "tabel"}


def run(
    sites: Path, output: Path, said: Mapping[str, str], environment: Mapping[str, str], stream: IO[str] = sys.stdout
) -> int:
    """Merge the sites of a list into the folder ``output``; 0 unless the list or the folder cannot be used.

    ``said`` are the options: ``today``, ``zone`` (IANA), ``format`` (text, json), ``jobs`` (a CI service),
    ``agent`` (who asks, for the sites' logs). A site that is down is a warning: what it had is kept.
    """
    log = ProblemLog()
    meta = _sites(sites, log)
    today = build_day(said.get("today", ""), environment, said.get("zone", "Asia/Jakarta"))
    if meta is None or today is None:
        if today is None:
            log.add(found.SITES_UNREADABLE.at("--today", detail=f"“{said.get('today')}” bukan tanggal TTTT-BB-HH"))
        return _told(None, None, log, said, stream)
    if service := said.get("jobs", ""):
        return _jobs(meta, service, sites, log, said, stream)
    before, _ = read_network(output, output.name)  # what was damaged is read anew
    agent = f"Suluh inv network (+{said['agent']})" if said.get("agent") else "Suluh inv network"
    network = gather(meta, before, today, lambda: Visitor(agent))
    log.add(*_problems(network, sites.name))
    merged = merge(network)
    log.add(*_findings(merged, sites.name))
    try:
        write_network(network, output)
    except OSError as failure:
        log.add(found.OUTPUT_REFUSED.at(sites.name, folder=output, detail=failure.strerror or str(failure)))
    return _told(network, merged, log, said, stream)


def _sites(path: Path, log: ProblemLog) -> NetworkMeta | None:
    if not path.is_file():
        log.add(found.SITES_UNREADABLE.at(path.name, detail="berkasnya tidak ada"))
        return None
    source, problems = read_source(path, path.parent)
    log.add(*problems)
    if source is None:
        return None
    meta, problems = read_sites(source)
    log.add(*problems)
    return meta


def _jobs(
    meta: NetworkMeta, service: str, sites: Path, log: ProblemLog, said: Mapping[str, str], stream: IO[str]
) -> int:
    text = jobs(meta, service) if service in SERVICES else ""
    if not text:
        log.add(found.NO_BUILD.at(sites.name))
        return _told(None, None, log, said, stream)
    stream.write(text)
    return 0


def _problems(network: Network, file: str) -> Iterator[Problem]:
    for member in network.members:
        state = member.state
        if state.url.startswith("http://") and not _is_local(state.url):
            yield found.NOT_ENCRYPTED.at(file, site=state.nama)
        if state.gagal_sejak:
            kept = (
                f"Yang tampil adalah datanya per {state.terbaca}."
                if member.kept
                else "Belum ada datanya yang tersimpan."
            )
            yield found.SITE_DOWN.at(
                file, site=state.nama, since=state.gagal_sejak, why=state.alasan, kept=kept, url=state.url
            )
        for refused in member.kept.ditolak if member.kept else ():
            yield found.ROWS_REFUSED.at(
                file,
                site=state.nama,
                count=refused.jumlah,
                table=refused.tabel,
                row=refused.baris,
                why=refused.alasan,
            )


def _is_local(url: str) -> bool:
    return urlsplit(url).hostname in {"127.0.0.1", "localhost", "::1"}


def _findings(merged: Merged, file: str) -> Iterator[Problem]:
    if merged.duplicates:
        first = merged.duplicates[0].offers
        names = " dan ".join(dict.fromkeys(one.member.name for one in first))
        shown = f"“{first[0].offer.judul}” ({names})"
        yield found.DUPLICATES.at(file, count=len(merged.duplicates), first=shown)
    if merged.conflicts:
        one = merged.conflicts[0]
        columns = ", ".join(difference.column for difference in one.differences)
        yield found.CONFLICTS.at(file, count=len(merged.conflicts), first=f"{one.id} (berbeda: {columns})")


def _told(
    network: Network | None, merged: Merged | None, log: ProblemLog, said: Mapping[str, str], stream: IO[str]
) -> int:
    """Print the result in the form that was asked for; the exit code."""
    form = said.get("format", "text")
    if form == "json":
        json.dump(_as_json(network, merged, log), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
    else:
        printer = Printer(stream)
        for problem in log:
            print_problem(printer, problem)
        for line in _lines(network, merged):
            printer.print(line)
    return 1 if log.failed else 0


def _as_json(network: Network | None, merged: Merged | None, log: ProblemLog) -> dict[str, Any]:
    sites = [
        {
            "id": one.state.id,
            "nama": one.state.nama,
            "terbaca": str(one.state.terbaca or ""),
            "gagal_sejak": str(one.state.gagal_sejak or ""),
            "alasan": one.state.alasan,
            **{name: len(getattr(one.kept, name)) if one.kept else 0 for name in _WORDS},
        }
        for one in (network.members if network else ())
    ]
    duplicates = [
        {"dasar": one.ground.value, "penawaran": [f"{by.member.state.id}/{by.offer.id}" for by in one.offers]}
        for one in (merged.duplicates if merged else ())
    ]
    conflicts = [
        {
            "pengenal": one.id,
            "situs": [by.member.state.id for by in one.offers],
            "berbeda": {difference.column: list(difference.values) for difference in one.differences},
        }
        for one in (merged.conflicts if merged else ())
    ]
    return {
        "ok": not log.failed,
        "situs": sites,
        "ganda": duplicates,
        "bertentangan": conflicts,
        "problems": [asdict(problem) for problem in log],
    }


def _lines(network: Network | None, merged: Merged | None) -> Iterator[str]:
    if network is None or merged is None:
        return
    for member in network.members:
        yield f"{member.name}: {_state(member)}"
    answered = sum(one.total for one in merged.tallies)
    yield (
        f"Gabungan: {len(merged.offers)} informasi dan {answered} jawaban kepatuhan dari {len(network.members)} situs; "
        f"{len(merged.duplicates)} ganda, {len(merged.conflicts)} bertentangan."
    )


def _state(member: Member) -> str:
    state = member.state
    if member.kept is None:
        return f"belum terbaca ({state.alasan})"
    counts = ", ".join(f"{len(getattr(member.kept, name))} {word}" for name, word in _WORDS.items())
    return f"{counts} (data per {state.terbaca})" if state.gagal_sejak else counts
