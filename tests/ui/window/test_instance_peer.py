"""Other processes that speak to the window's socket, politely or not."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from musicrec_desktop.core.instance_socket import LINE_LIMIT, request_lines, socket_path
from musicrec_desktop.ui.window.single_instance import PEER_LIMIT, SingleInstance
from tests.ui.window.remote_wire import Wire, impatient, playing, wire

__all__ = ["impatient", "playing", "wire"]

GARBAGE = [
    b"\xff\xfe\x00\n",
    b"\n",
    b"[" * 60_000 + b"\n",
    b"[]\n",
    b'"status"\n',
    b"null\n",
    b"{}\n",
    b'{"verb": 7}\n',
    b'{"verb": ""}\n',
    b'{"verb": "seek", "arguments": "5"}\n',
    b'{"verb": "seek", "arguments": [5]}\n',
    b'{"verb": ' + b"9" * 6_000 + b"}\n",
]


@pytest.mark.parametrize("line", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_refused_and_the_peer_may_go_on(wire: Wire, line: bytes) -> None:
    connection = wire.connect()
    assert wire.talk(connection, line) == {"ok": False, "error": "no-request"}
    assert wire.talk(connection, b'{"verb": "status"}\n')["ok"] is True


def test_unknown_verbs_are_refused(wire: Wire) -> None:
    assert wire.ask("explode") == {"ok": False, "error": "unknown-verb"}
    assert wire.ask("__class__") == {"ok": False, "error": "unknown-verb"}


def test_a_line_without_end_costs_the_connection(wire: Wire) -> None:
    connection = wire.connect()
    wire.send(connection, b"x" * (4 * LINE_LIMIT))
    assert wire.read(connection) == b""
    assert wire.done("status")["state"] == "stopped"


def test_who_says_nothing_whole_is_dropped(impatient: Wire) -> None:
    silent, dripping = impatient.connect(), impatient.connect()
    impatient.send(dripping, b'{"verb": ')
    assert impatient.read(silent) == b""
    assert impatient.read(dripping) == b""


def test_two_clients_get_their_own_answers(playing: Wire) -> None:
    one, two = playing.connect(), playing.connect()
    playing.send(one, b'{"verb": "posi')
    assert playing.talk(two, b'{"verb": "volume", "arguments": ["12"]}\n')["volume_percent"] == 12
    assert "position_ms" in playing.talk(one, b'tion"}\n')


def test_a_crowd_does_not_keep_others_out_for_long(impatient: Wire) -> None:
    crowd = [impatient.connect() for _ in range(PEER_LIMIT + 3)]
    assert all(impatient.read(connection) == b"" for connection in crowd)
    assert impatient.done("status")["state"] == "stopped"


def test_silent_clients_do_not_keep_others_out_at_all(wire: Wire) -> None:
    """Their time is a minute here, so that only making room for others lets anybody in."""
    crowd = []
    for _ in range(53):
        crowd.append(wire.connect())
        wire.rig.qtbot.wait(0)
    assert wire.done("status")["state"] == "stopped"
    crowd += [wire.connect() for _ in range(20)]
    assert wire.done("status")["state"] == "stopped"


def test_who_speaks_is_kept_when_silent_ones_make_room(wire: Wire) -> None:
    speaking = wire.connect()
    assert wire.talk(speaking, b'{"verb": "status"}\n')["ok"] is True
    for _ in range(PEER_LIMIT + 3):
        wire.connect()
        wire.rig.qtbot.wait(0)
    assert wire.talk(speaking, b'{"verb": "status"}\n')["ok"] is True


def test_who_only_listens_on_gets_the_answer(wire: Wire) -> None:
    connection = wire.connect()
    wire.send(connection, b'{"verb": "volume"}\n')
    connection.shutdown(socket.SHUT_WR)
    assert json.loads(wire.read(connection))["ok"] is True


def test_who_never_reads_is_dropped_and_holds_nothing_up(playing: Wire) -> None:
    deaf = playing.connect()
    playing.send(deaf, b'{"verb": "status"}\n' * 20_000)
    assert playing.done("status")["state"] == "playing"


def test_who_hangs_up_at_once_harms_nobody(wire: Wire) -> None:
    for line in request_lines("volume", ["21"]):
        connection = wire.connect()
        wire.send(connection, line)
        connection.close()
    wire.rig.qtbot.waitUntil(lambda: wire.player.volume_percent == 21)
    assert wire.done("status")["volume_percent"] == 21


def test_many_paths_come_in_several_lines(wire: Wire) -> None:
    paths = [f"/music/{number:06}/{'x' * 100}é.flac" for number in range(3_000)]
    lines = request_lines("open", [*paths, "half \ud800"])
    assert len(lines) > 3
    assert max(map(len, lines)) <= LINE_LIMIT
    heard: list[list[str]] = []
    wire.instance.opened.connect(heard.append)
    assert wire.talk(wire.connect(), b"".join(lines)) == {"ok": True}
    assert heard == [paths]


def test_while_the_window_opens_it_is_told_so(wire: Wire, tmp_path: Path) -> None:
    runtime_dir = os.path.join(tmp_path, "other")
    os.mkdir(runtime_dir)
    instance = SingleInstance(runtime_dir)
    assert instance.acquire()
    wire.path = socket_path(runtime_dir)
    assert wire.ask("status") == {"ok": False, "error": "not-ready"}
    instance.close()
