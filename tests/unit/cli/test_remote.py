"""``musicrec remote``: what is asked and what is told."""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.cli.commands.remote import run, status_lines
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import chosen_profile, make_parser
from musicrec_desktop.cli.words import error_line
from musicrec_desktop.core.errors import LibraryError, RemoteError
from musicrec_desktop.core.instance_socket import ask, socket_path
from musicrec_desktop.core.remote_verbs import VERBS
from musicrec_desktop.ui.kit.wording.errors import REMOTE_PROBLEMS

TRACK = {"id": 1, "title": "So What", "artist": "Miles Davis", "album": "Kind of Blue"}
STATUS: dict[str, Any] = {
    "state": "paused",
    "track": TRACK,
    "opinion": "like",
    "position_ms": 61_000,
    "duration_ms": 545_000,
    "volume_percent": 80,
    "is_muted": True,
    "is_shuffled": False,
    "repeat": "all",
    "stops_after_current": True,
    "next_up": [None, {**TRACK, "title": "Blue in Green", "artist": ""}],
}


class FakeWindow:
    """Answers one connection with given bytes, and keeps what it was asked."""

    def __init__(self, runtime_dir: Path, reply: bytes) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(socket_path(str(runtime_dir)))
        self._server.listen(1)
        self._reply = reply
        self.asked: Any = None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def join(self) -> None:
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        connection, _ = self._server.accept()
        with connection, connection.makefile("rb") as lines:
            self.asked = json.loads(lines.readline())
            connection.sendall(self._reply)


def parse(*arguments: str) -> argparse.Namespace:
    options = make_parser("remote").parse_args(["remote", *arguments])
    options.profile = chosen_profile(options)
    return options


def talk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], reply: bytes, *arguments: str
) -> tuple[Any, str]:
    """What the window was asked, and what was printed."""
    (tmp_path / "run").mkdir()
    window = FakeWindow(tmp_path / "run", reply)
    options = parse(*arguments, "--profile-dir", str(tmp_path))
    try:
        assert run(options, Output(is_json=options.json)) == 0
    finally:
        window.join()
    return window.asked, capsys.readouterr().out


def test_the_status_in_words() -> None:
    assert status_lines(STATUS) == [
        "Paused: So What — Miles Davis (Kind of Blue)",
        "1:01 / 9:05",
        "Liked.",
        "Volume 80 %, muted, shuffle off, repeat all",
        "Stops after this track.",
        "Next: Blue in Green",
    ]


def test_the_status_of_nothing() -> None:
    nothing = {**STATUS, "state": "stopped", "track": None, "opinion": None, "position_ms": None}
    nothing |= {"duration_ms": None, "is_muted": False, "stops_after_current": False, "next_up": []}
    assert status_lines(nothing) == ["Stopped", "Volume 80 %, shuffle off, repeat all"]


def test_without_a_verb_the_status_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reply = json.dumps({"ok": True, **STATUS}).encode() + b"\n"
    asked, printed = talk(tmp_path, capsys, reply)
    assert asked == {"verb": "status", "arguments": []}
    assert printed.startswith("Paused: So What")


def test_json_is_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reply = json.dumps({"ok": True, **STATUS}).encode() + b"\n"
    assert json.loads(talk(tmp_path, capsys, reply, "status", "--json")[1]) == STATUS


@pytest.mark.parametrize(
    ("arguments", "asked", "answer", "printed"),
    [
        (["volume", "-10"], ["-10"], {"volume_percent": 70, "is_muted": False}, "Volume 70 %\n"),
        (["volume"], [], {"volume_percent": 70, "is_muted": True}, "Volume 70 %, muted\n"),
        (["seek", "-5.5"], ["-5.5"], {}, ""),
        (["position"], [], {"position_ms": 5_000, "duration_ms": None}, "0:05 / –\n"),
        (["shuffle", "on"], ["on"], {"is_shuffled": True}, "Shuffle on\n"),
        (["repeat", "one"], ["one"], {"repeat": "one"}, "Repeat one\n"),
        (["stop-after"], [], {"stops_after_current": False}, "Goes on after this track.\n"),
        (["like"], [], {"opinion": "neutral"}, "Neither liked nor disliked.\n"),
    ],
)
def test_words_go_out_and_answers_come_in(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    asked: list[str],
    answer: dict[str, Any],
    printed: str,
) -> None:
    reply = json.dumps({"ok": True, **answer}).encode() + b"\n"
    assert talk(tmp_path, capsys, reply, *arguments) == ({"verb": arguments[0], "arguments": asked}, printed)


def test_paths_are_absolute_and_bytes_survive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"caf\xe9.mp3")
    Path(name).touch()
    asked, printed = talk(tmp_path, capsys, b'{"ok": true}\n', "queue", name)
    assert asked["arguments"] == [os.path.join(tmp_path, name)]
    assert printed == ""


def test_a_path_that_is_not_there_is_told_here(tmp_path: Path) -> None:
    options = parse("play", str(tmp_path / "gone.mp3"))
    with pytest.raises(LibraryError):
        run(options, Output(is_json=False))


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (b"", "no-answer"),
        (b"\xff\n", "no-answer"),
        (b"[]\n", "no-answer"),
        (b"{}\n", "no-answer"),
        (b'{"ok": false, "error": "nothing-current"}\n', "nothing-current"),
    ],
)
def test_other_answers_are_errors(tmp_path: Path, reply: bytes, reason: str) -> None:
    window = FakeWindow(tmp_path, reply)
    with pytest.raises(RemoteError) as caught:
        ask(str(tmp_path), "like", [])
    window.join()
    assert caught.value.reason == reason


def test_without_a_window_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(RemoteError) as caught:
        ask(str(tmp_path), "next", [])
    assert error_line(caught.value).startswith("The player is not open.")
    left_over = socket.socket(socket.AF_UNIX)
    left_over.bind(socket_path(str(tmp_path)))
    left_over.close()
    with pytest.raises(RemoteError, match="not-open"):
        ask(str(tmp_path), "next", [])


def test_without_local_sockets_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "AF_UNIX")
    with pytest.raises(RemoteError, match="no-sockets") as caught:
        ask(str(tmp_path), "next", [])
    assert "local sockets" in error_line(caught.value)


@pytest.mark.parametrize("reason", REMOTE_PROBLEMS)
def test_each_problem_is_one_line(reason: str) -> None:
    assert error_line(RemoteError(reason)).endswith((".", "”."))


@pytest.mark.parametrize(
    "arguments",
    [("explode",), ("seek",), ("seek", "soon"), ("volume", "loud"), ("shuffle",), ("repeat", "x"),
     ("pause", "now"), ("stop-after", "maybe")],
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(*arguments)
    assert end.value.code == 2
    assert "usage: musicrec" in capsys.readouterr().err


def test_the_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse("--help")
    text = capsys.readouterr().out
    assert all(f"    {verb.name} " in text for verb in VERBS)


def test_nothing_heavy_is_loaded() -> None:
    heavy = ("PySide6", "numpy", "sqlite3", "mutagen", "av")
    program = (
        "import sys, musicrec_desktop.cli.main, musicrec_desktop.cli.commands.remote\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
