"""Where log lines go, and what happens when they cannot."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.log import LOG_FILE_NAME, configure_logging


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """Our logger, put back afterwards."""
    logger = logging.getLogger("musicrec_desktop")
    handlers = tuple(logger.handlers)
    yield logger
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    for handler in handlers:
        logger.addHandler(handler)
    logger.propagate = True


def test_a_path_that_is_not_utf8_can_be_logged(root: logging.Logger, tmp_path: Path) -> None:
    configure_logging(str(tmp_path))
    root.info("lost %s", "caf\udce9.mp3")
    assert "caf\\udce9.mp3" in (tmp_path / LOG_FILE_NAME).read_text()


def test_a_full_disk_costs_one_line(
    root: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / LOG_FILE_NAME).symlink_to("/dev/full")
    configure_logging(str(tmp_path))
    root.info("first")
    root.info("second")
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "cannot be written" in told


def test_a_place_without_room_for_a_log_is_no_reason_to_stop(root: logging.Logger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    configure_logging(str(tmp_path / "file" / "log"))
    assert len(root.handlers) == 1
