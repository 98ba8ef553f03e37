"""The builder as a program: its lines and its exit status."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from musicrec_desktop.demo import __main__ as builder
from musicrec_desktop.demo.library import OnProgress


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_end_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def build(folder: str, on_progress: OnProgress) -> list[str]:
        on_progress(0, 1, "Übung")
        return [folder + "/a.flac"]

    monkeypatch.setattr(builder, "build_demo_library", build)
    assert builder.main([str(tmp_path)]) == 0
    assert lines(capsys) == [
        {"done": 0, "total": 1, "label": "Übung"},
        {"folder": str(tmp_path), "tracks": 1},
    ]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "cannot-write"),
    ],
)
def test_a_folder_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, reason: str
) -> None:
    def build(_folder: str, _on_progress: OnProgress) -> list[str]:
        raise OSError(number, "no")

    monkeypatch.setattr(builder, "build_demo_library", build)
    assert builder.main(["/demo"]) == 1
    assert lines(capsys)[-1]["error"] == reason


@pytest.mark.parametrize("arguments", [[], ["a", "b"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert builder.main(arguments) == 2
    assert "usage" in capsys.readouterr().err
