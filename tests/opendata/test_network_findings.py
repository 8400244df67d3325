"""What is found among the sites of a network, over any offers: every finding is true, and kept data read back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.opendata.network.keep import read_snapshot, snapshot_bytes
from plugins.opendata.network.merge import Ground, merge
from plugins.opendata.network.model import Member, Network, Offer, SiteState, Snapshot

_OFFERS = st.builds(
    Offer,
    id=st.sampled_from(["a", "b", "c"]),
    judul=st.sampled_from(["Neraca 2025", "Laporan Neraca tahun 2025", "Renja"]),
    tautan=st.sampled_from(["https://a.example/1/", "https://a.example/2/", "https://b.example/1/"]),
    unit=st.sampled_from(["", "Sekretariat"]),
    tahun=st.sampled_from([None, 2025]),
    sha256=st.lists(st.sampled_from(["1" * 64, "2" * 64]), max_size=2, unique=True).map(tuple),
)


@given(st.lists(st.lists(_OFFERS, max_size=3, unique_by=lambda one: one.id), min_size=2, max_size=3))
def test_findings_are_between_sites_and_each_is_true(sites: list[list[Offer]]) -> None:
    members = tuple(
        Member(
            SiteState(id=f"s{n}", nama=f"S{n}", url="https://x.example/"),
            Snapshot(situs=f"s{n}", katalog_sha256="", dip=tuple(rows)),
        )
        for n, rows in enumerate(sites)
    )
    found = merge(Network("Uji", "", members))
    assert len(found.offers) == sum(map(len, sites))
    for one in found.duplicates:
        assert len({by.member.state.id for by in one.offers}) > 1
        if one.ground is Ground.FILE:
            assert set.intersection(*(set(by.offer.sha256) for by in one.offers))
        if one.ground is Ground.ADDRESS:
            assert len({by.offer.tautan for by in one.offers}) == 1
    told = {conflict.id for conflict in found.conflicts}
    for name in ("a", "b", "c"):
        said = {(o.judul, o.unit, o.tahun, o.sha256) for rows in sites for o in rows if o.id == name}
        assert (name in told) == (len(said) > 1)
    assert merge(Network("Uji", "", members)) == found
    for member in members:
        assert member.kept is not None
        assert read_snapshot(snapshot_bytes(member.kept)) == member.kept
