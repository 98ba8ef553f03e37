"""What is no plain file is not opened, and nobody waits for it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.core.plain_file import NotPlainError, open_plain


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


@pytest.mark.parametrize(
    "make", [os.mkfifo, _socket, lambda path: path.symlink_to("/dev/zero")], ids=range(3)
)
def test_what_is_no_plain_file_is_refused_at_once(make: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    make(path)
    with pytest.raises(NotPlainError):
        open_plain(str(path))


def test_a_file_that_becomes_a_pipe_between_two_looks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, plain = tmp_path / "pipe", tmp_path / "plain"
    os.mkfifo(path)
    plain.touch()
    status = os.stat(plain)
    monkeypatch.setattr("musicrec_desktop.core.plain_file.os.stat", lambda _path: status)
    with pytest.raises(NotPlainError):
        open_plain(str(path))


def test_a_plain_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "b").symlink_to("a")
    for name in ("a", "b"):
        with open_plain(os.fsencode(tmp_path / name)) as file:
            assert file.read() == b"one"
    with pytest.raises(IsADirectoryError):
        open_plain(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        open_plain(str(tmp_path / "c"))
