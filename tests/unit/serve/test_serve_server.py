"""The preview server gives this machine's browsers the files of the site, and nobody anything else."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.errors import Location, Problem
from digest.serve.live import Live
from digest.serve.server import Server, bind


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "topics").mkdir(parents=True)
    (site / "index.html").write_text("<html><body><h1>Front</h1></body></html>")
    (site / "topics" / "index.html").write_text("<html><body>Topics</body></html>")
    (site / "feed.xml").write_text("<rss/>")
    (site / "404.html").write_text("<html><body>Not here</body></html>")
    (site / "empty").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    return site


def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.live.close()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    yield from running(bind("127.0.0.1", 0, str(site), "/", Live()))


@pytest.fixture
def below(site: Path) -> Iterator[Server]:
    yield from running(bind("127.0.0.1", 0, str(site), "/news/", Live()))


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, {k.lower(): v for k, v in answer.getheaders()}


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=10) as sock:
        sock.sendall(request)
        sock.shutdown(socket.SHUT_WR)
        got = b""
        while part := sock.recv(65536):
            got += part
    return got


def test_a_page_comes_with_the_live_script_which_is_not_in_the_file(
    server: Server, site: Path
) -> None:
    status, body, headers = ask(server, "/")
    assert status == 200
    assert b"<h1>Front</h1>" in body
    assert b'<script src="/_digest/live.js"></script></body>' in body
    assert "script" not in (site / "index.html").read_text()
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_a_folder_without_its_slash_is_redirected(server: Server) -> None:
    status, _, headers = ask(server, "/topics")
    assert (status, headers["location"]) == (301, "/topics/")
    assert b"Topics" in ask(server, "/topics/")[1]


def test_a_folder_without_index_is_not_listed(server: Server) -> None:
    assert ask(server, "/empty/")[0] == 404
    assert ask(server, "/empty")[0] == 404


def test_what_is_not_there_gets_the_sites_own_404_page(server: Server) -> None:
    status, body, _ = ask(server, "/no/such/page/")
    assert status == 404
    assert b"Not here" in body


def test_without_a_404_page_the_answer_tells_no_path(server: Server, site: Path) -> None:
    (site / "404.html").unlink()
    status, body, _ = ask(server, "/no/such/page/")
    assert status == 404
    assert b"Not found" in body
    assert b"live.js" in body
    assert str(site).encode() not in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/topics/../../secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/link.txt",
        "//secret.txt",
        "/feed.xml%00.html",
        "/topics/%2e%2e/%2e%2e/secret.txt",
        "/....//secret.txt",
        "/etc/passwd",
        "/" + "a" * 5000,
        "/%ff%fe",
    ],
)
def test_no_path_leads_out_of_the_site(server: Server, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_address[1]}\r\nConnection: close\r\n\r\n"
    answer = raw(server, request.encode())
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"secret" not in answer.split(b"\r\n\r\n", 1)[1]


def test_a_foreign_host_is_refused(server: Server) -> None:
    assert ask(server, "/", Host="attacker.example")[0] == 403
    assert ask(server, "/", Host=f"attacker.example:{server.server_address[1]}")[0] == 403
    assert ask(server, "/", Host=f"localhost:{server.server_address[1]}")[0] == 200


def test_a_request_without_a_host_is_refused(server: Server) -> None:
    assert raw(server, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 403")


def test_events_are_refused_to_a_page_of_another_origin(server: Server) -> None:
    assert ask(server, "/_digest/events", Origin="https://attacker.example")[0] == 403


def test_an_unchanged_file_is_not_sent_again(server: Server) -> None:
    _, _, headers = ask(server, "/feed.xml")
    assert ask(server, "/feed.xml", If_None_Match=headers["etag"])[:2] == (304, b"")
    assert ask(server, "/feed.xml", If_None_Match=f'W/{headers["etag"]}, "x"')[0] == 304
    assert ask(server, "/feed.xml", If_Modified_Since=headers["last-modified"])[0] == 304
    assert ask(server, "/feed.xml", If_None_Match='"other"')[0] == 200


def test_head_sends_the_headers_alone(server: Server) -> None:
    status, body, headers = ask(server, "/feed.xml", "HEAD")
    assert (status, body, headers["content-length"]) == (200, b"", "6")


def test_other_methods_are_refused(server: Server) -> None:
    assert ask(server, "/", "POST")[0] == 501


def test_a_site_under_a_path_is_served_under_that_path(below: Server) -> None:
    assert b'src="/news/_digest/live.js"' in ask(below, "/news/")[1]
    assert ask(below, "/")[2]["location"] == "/news/"
    assert ask(below, "/news")[2]["location"] == "/news/"
    assert ask(below, "/topics/")[0] == 404
    assert b"EventSource" in ask(below, "/news/_digest/live.js")[1]


def test_a_taken_port_gives_the_next_free_one(site: Path, server: Server) -> None:
    taken = server.server_address[1]
    other = bind("127.0.0.1", taken, str(site), "/", Live())
    try:
        assert taken < other.server_address[1] <= taken + 20
    finally:
        other.server_close()


def test_the_events_tell_the_present_problems_escaped_for_no_html_at_all(server: Server) -> None:
    hostile = Problem(Location("content/<script>.md", 3, 1), "</script><b>", "<i>")
    server.live.failed((hostile,))
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request("GET", "/_digest/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    state = json.loads(answer.fp.readline().decode().removeprefix("data: "))
    assert state["problems"] == [
        {"where": "content/<script>.md:3:1", "message": "</script><b>", "hint": "<i>"}
    ]
    assert state["build"] == 0
    server.live.failed(())
    answer.fp.readline()
    assert json.loads(answer.fp.readline().decode().removeprefix("data: "))["problems"] == []
    connection.close()


def test_the_overlay_never_reads_content_as_html() -> None:
    from digest.serve.live import SCRIPT

    assert "innerHTML" not in SCRIPT
    assert "insertAdjacent" not in SCRIPT
    assert SCRIPT.count("textContent") >= 2
