"""The real server, in a process of its own, on a port of its own."""

import os
import re
import select
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

ROOT = Path(__file__).parents[2]
SERVE = [sys.executable, "-m", "flask", "--app", "app", "serve"]
SECONDS = 60

pytestmark = pytest.mark.slow


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    database = f"sqlite:///{tmp_path / 'served.sqlite'}"
    return {**os.environ, "PORT": str(port), "DATABASE_URL": database}


@pytest.fixture
def server(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        SERVE,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.kill()


def wait_until_ready(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    said = ""
    for line in server.stdout:
        said += line
        if "Ctrl+C" in line:
            return said
    raise AssertionError(f"it stopped: {said}")


def test_it_serves_a_room_at_once_and_stops_when_asked(
    server: subprocess.Popen[str], environment: dict[str, str], tmp_path: Path
) -> None:
    """Thirty phones open the first page together; nothing of them is written anywhere."""
    said = wait_until_ready(server)
    address = f"http://127.0.0.1:{environment['PORT']}/"
    with ThreadPoolExecutor(30) as phones:
        pages = list(phones.map(lambda _: urlopen(address, timeout=SECONDS).status, range(60)))
    assert pages == [200] * 60
    assert re.search(r"/bienvenue/\S{43}", said)
    server.send_signal(signal.SIGTERM)
    rest, _ = server.communicate(timeout=SECONDS)
    assert server.returncode == 0
    assert "127.0.0.1" not in rest
    assert "GET" not in rest


def test_a_garbled_request_is_told_to_nobody(
    server: subprocess.Popen[str], environment: dict[str, str], tmp_path: Path
) -> None:
    """A phone that loses its network halfway leaves neither its address nor its code behind."""
    wait_until_ready(server)
    garbled = [
        b"SENTINEL",
        b"GET /r/SENTINEL\x00 HTTP/1.1\r\nHost: localhost",
        b"GET /r/SENTINEL HTTP/9.9\r\nHost: localhost",
        b"GET /r/" + b"SENTINEL" * 1_000 + b" HTTP/1.1\r\nHost: localhost",
        b"POST /repondre HTTP/1.1\r\nHost: localhost\r\nContent-Length: SENTINEL",
        b"POST /repondre HTTP/1.1\r\nHost: SENTINEL\r\nUser-Agent: SENTINEL\r\nContent-Length: 9",
    ]
    for request in garbled:
        with socket.create_connection(("127.0.0.1", int(environment["PORT"])), SECONDS) as phone:
            phone.sendall(request + b"\r\n\r\n")
            phone.shutdown(socket.SHUT_WR)
            while phone.recv(4_096):
                pass
    server.send_signal(signal.SIGTERM)
    rest, _ = server.communicate(timeout=SECONDS)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert "127.0.0.1" not in rest
    assert "SENTINEL" not in rest
    assert b"SENTINEL" not in kept


def test_what_it_keeps_is_for_its_owner_alone(
    server: subprocess.Popen[str], tmp_path: Path
) -> None:
    """Other accounts of the same computer read nothing."""
    wait_until_ready(server)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("served*")}
    assert "served.sqlite" in modes
    assert set(modes.values()) == {0o600}


def test_a_second_one_on_the_same_port_says_so(
    server: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    """In one sentence, and leaves the first one alone."""
    wait_until_ready(server)
    second = subprocess.run(
        SERVE, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS
    )
    assert second.returncode == 1
    assert second.stderr.startswith(f"Le port {environment['PORT']} est déjà pris")
    assert second.stderr.count("\n") == 1
    address = f"http://127.0.0.1:{environment['PORT']}/"
    assert urlopen(address, timeout=SECONDS).status == 200


HALF_OPEN = {
    "says nothing": b"",
    "stops within its address": b"GET / HTTP/1.1\r\nHost: loc",
    "stops within its answer": (
        b"POST /repondre HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\ncode="
    ),
}


def test_phones_that_stop_halfway_keep_nobody_waiting(
    server: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    """Fifty of each kind, far more than there are threads: the page comes as it always does."""
    wait_until_ready(server)
    port = int(environment["PORT"])
    with ExitStack() as held:
        for begun in HALF_OPEN.values():
            for _ in range(50):
                phone = held.enter_context(socket.create_connection(("127.0.0.1", port)))
                phone.sendall(begun)
        for _ in range(4):
            assert urlopen(f"http://127.0.0.1:{port}/", timeout=5).status == 200


def test_a_request_may_come_in_pieces_and_be_long(
    server: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    """What arrives slowly is answered, and so is what is longer than any form."""
    wait_until_ready(server)
    port = int(environment["PORT"])
    pieces = [b"GET /repondre HTT", b"P/1.1\r\nHost: localhost\r\nConnection: cl", b"ose\r\n\r\n"]
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as phone:
        for piece in pieces:
            phone.sendall(piece)
            assert not select.select([phone], [], [], 0.2)[0] or piece is pieces[-1]
        assert b"200 OK" in phone.recv(4096)
    long = Request(f"http://127.0.0.1:{port}/retour", data=b"code=" + b"x" * 300_000)
    with pytest.raises(HTTPError) as refused:
        urlopen(long, timeout=SECONDS)
    assert refused.value.code == 422
    refused.value.close()


def test_whichever_worker_answers_the_eleventh_wrong_code_is_refused(
    server: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    wait_until_ready(server)
    address = f"http://127.0.0.1:{environment['PORT']}/repondre"
    browser = build_opener(HTTPCookieProcessor())
    page = browser.open(address, timeout=SECONDS).read().decode()
    token = re.search(r'name="csrf_token" value="(\w+)"', page)
    assert token
    statuses = []
    for number in range(12):
        typed = urlencode({"csrf_token": token[1], "code": f"{number:010d}"}).encode()
        with pytest.raises(HTTPError) as refused:
            browser.open(address, typed, timeout=SECONDS)
        statuses.append(refused.value.code)
        refused.value.close()
    assert statuses == [404] * 10 + [429] * 2
