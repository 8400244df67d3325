"""A check is polite, bounded, and able to go on after a break; what a host does to it ends in words, not in a trace."""

from __future__ import annotations

import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from support.checking import TODAY, answering, at, check, codes
from support.serving import PUBLISHED, Reply, Request, Served
from support.site import ROOT

from plugins.publishing.manifest import Listed
from plugins.publishing.verify.cloaking import trials
from plugins.publishing.verify.model import CRAWLER, OTHERS, Answer
from plugins.publishing.verify.probes import bare_folders, usual_paths
from plugins.publishing.verify.surroundings import certificate_end, ending_soon, forwarding_problems
from plugins.publishing.verify.web import Manners, WebAsker

CHECK = (
    "import io, sys; from pathlib import Path; from plugins.publishing.verify.command import Asked, run; "
    f"run(Path(sys.argv[1]), Asked(sys.argv[2], today={TODAY!r}, at_once=1, pause=0.0), {{}}, sys.stdout)"
)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_check_that_was_broken_off_goes_on_where_it_was(served: Served, settings: Path, how: signal.Signals) -> None:
    reached = threading.Event()

    def tamper(asked: Request) -> Reply | None:
        if asked.path == "data/dip.csv":
            reached.set()
            time.sleep(0.5)
        return None

    served.tamper = tamper
    process = subprocess.Popen(
        [sys.executable, "-c", CHECK, str(settings), served.url],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reached.wait(30)
    process.send_signal(how)
    said, complained = process.communicate()
    assert b"Traceback" not in complained
    if how is signal.SIGINT:
        assert b"--resume" in said
    served.tamper = None
    served.asked.clear()
    report = check(settings, served.url, resume=True)
    assert (report["problems"], report["exit_code"]) == ([], 0)
    assert report["resumed"] >= 3
    assert report["checked"] + report["resumed"] == len(PUBLISHED)
    # What was found right is believed for this manifest only, and only where it is asked for.
    assert check(settings, served.url)["checked"] == len(PUBLISHED)


def test_files_that_were_not_answered_are_told_and_asked_for_again(served: Served, settings: Path) -> None:
    served.tamper = answering("data/dip.csv", "", 503)
    report = check(settings, served.url)
    assert at(report, "B520") == ["data/dip.csv"]
    served.tamper = None
    assert check(settings, served.url, resume=True)["problems"] == []


def test_a_host_that_is_not_there_is_told_in_words(settings: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        report = check(settings, f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert (codes(report), report["exit_code"], report["finished"]) == (["B500"], 1, False)
    assert "ditolak" in report["problems"][0]["message"]


def test_no_more_is_read_than_the_manifest_promises(served: Served, settings: Path) -> None:
    served.tamper = answering("suluh.css", b"x" * 30_000_000)
    began = time.monotonic()
    report = check(settings, served.url)
    assert "lebih dari" in report["problems"][0]["message"]
    assert time.monotonic() - began < 15


def test_answers_that_drip_or_lie_end(tmp_path: Path) -> None:
    """A raw server: what it sends is no proper answer, or comes byte by byte."""
    for sent, why in (
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nx", "drip"),
        (b"halo\r\n\r\n", "lie"),
        (b"", "end"),
    ):
        with socket.create_server(("127.0.0.1", 0)) as server:

            def serve(server: socket.socket = server, sent: bytes = sent, why: str = why) -> None:
                for _ in range(3):
                    try:
                        connection, _ = server.accept()
                    except OSError:
                        return
                    with connection:
                        connection.recv(4096)
                        connection.sendall(sent)
                        if why == "drip":
                            time.sleep(1.0)

            thread = threading.Thread(target=serve, daemon=True)
            thread.start()
            asker = WebAsker(f"http://127.0.0.1:{server.getsockname()[1]}/", Manners(pause=0.0, timeout=0.3))
            answer = asker.get("x", 1000)
            asker.close()
            assert (answer.status, bool(answer.failure)) == (0, True), why


def test_no_more_than_the_agreed_requests_run_at_once_and_they_keep_their_distance(served: Served) -> None:
    asker = WebAsker(served.url, Manners(at_once=2, pause=0.02))
    served.busiest = 0
    began = time.monotonic()
    threads = [threading.Thread(target=asker.get, args=("suluh.css", 100)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asker.close()
    assert time.monotonic() - began >= 0.02 * 11
    assert served.busiest <= 2


def test_redirects_within_the_host_are_followed_and_circles_end(served: Served) -> None:
    asker = WebAsker(served.url, Manners(pause=0.0))
    assert asker.get("berita", 10_000).body == PUBLISHED["berita/index.html"].encode()
    served.tamper = answering("a", "", 301, Location="/a")
    assert asker.get("a", 10).failure
    served.tamper = answering("a", "", 301, Location="http://127.0.0.1:1/x")
    assert asker.get("a", 10).away == "http://127.0.0.1:1/x"
    asker.close()


def test_what_is_asked_for_depends_on_what_is_published() -> None:
    names = frozenset({"index.html", "berita/index.html", "berita/2025/a/index.html", "media/x/a.jpg", ".well-known/a"})
    paths = usual_paths(names)
    assert {"slot-gacor/", "wp-login.php", "berita/slot/", "media/shell.php"} <= set(paths)
    assert len(set(paths)) == len(paths)
    assert bare_folders(names) == [".well-known/", "media/", "berita/2025/", "media/x/"]


def test_every_page_is_tried_as_everyone_unless_the_site_is_large() -> None:
    files = [Listed(f"a/b/{number}/index.html", "0" * 64, 1, "text/html") for number in range(40)]
    files += [Listed("index.html", "0" * 64, 1, "text/html"), Listed("a.css", "0" * 64, 1, "text/css")]
    tried, whole = trials(files, 3, 0)
    assert len(tried) == whole == 41 * len(OTHERS)
    assert {(trial.file.name, trial.persona) for trial in tried} == {
        (file.name, persona) for file in files[:41] for persona in OTHERS
    }
    some, _ = trials(files, 3, 60)
    assert len(some) == 60
    assert some[0].file.name == "index.html"
    assert some[0].persona is CRAWLER
    assert {trial.file.name for trial in some} == {file.name for file in files[:41]}


def test_a_certificates_end_is_read_from_the_host(tmp_path: Path) -> None:
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=9)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(ends - timedelta(days=20))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    plain = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, plain, serialization.NoEncryption())
    (tmp_path / "sertifikat.pem").write_bytes(pem + secret)
    offered = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    offered.load_cert_chain(tmp_path / "sertifikat.pem")
    with socket.create_server(("localhost", 0)) as server:

        def serve() -> None:
            for _ in range(2):
                connection, _ = server.accept()
                try:
                    offered.wrap_socket(connection, server_side=True).close()
                except (OSError, ssl.SSLError):
                    connection.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        port = server.getsockname()[1]
        trusting = ssl.create_default_context(cadata=pem.decode())
        assert certificate_end("localhost", port, trusting) == ends.date()
        with pytest.raises(ssl.SSLError):
            certificate_end("localhost", port)
        thread.join(5)


def test_a_certificate_that_ends_soon_and_http_that_does_not_lead_on_are_told() -> None:
    today = date(2026, 12, 1)
    assert [one.code for one in ending_soon("kantor.example", date(2026, 12, 14), today)] == ["B551"]
    assert not list(ending_soon("kantor.example", date(2026, 12, 15), today))
    assert [one.code for one in forwarding_problems(Answer(200), "kantor.example")] == ["B552"]
    assert not list(forwarding_problems(Answer(301, {"location": "https://kantor.example/"}), "kantor.example"))
