"""A report for strangers: versions, counts and places in the program, and nothing that names anybody."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop import __version__
from musicrec_desktop.cli.documents.health import bug_report_document
from musicrec_desktop.core.log import LOG_FILE_NAME, configure_logging
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import AUTOPLAY_AHEAD, OUTPUT_DEVICE
from musicrec_desktop.model.track import Tags
from musicrec_desktop.services.health.doctor import bug_report
from musicrec_desktop.services.health.log_reading import last_troubles, said_at
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.ui.kit.wording.bug_report import report_text
from tests.support.library import add_tracks, new_library, scanned

PERSONAL = ("Zyzzyva", "quokka", "annas", "wombat.example", "ValueError: numbat", "Tamarin")
"""A title, an artist, a device, a host, a line that looks like an error, and a home folder."""


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[ProfilePaths]:
    made = ProfilePaths.under(str(tmp_path / "Tamarin" / "profile"))
    made.create()
    database = new_library(made.database)
    database.open()
    add_tracks(
        database,
        [scanned("Zyzzyva/quokka.mp3", Tags("Zyzzyva", ("quokka",), "Zyzzyva quokka", duration_ms=1))],
        "/home/Tamarin/Music",
    )
    settings = SettingStore(database)
    settings.set(AUTOPLAY_AHEAD, 23)
    settings.set(OUTPUT_DEVICE, "annas headphones")
    database.close()
    configure_logging(made.log_dir)
    yield made
    configure_logging(None)


def ask_in_vain() -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            json.loads("quokka: Zyzzyva of /home/Tamarin at wombat.example")
        except ValueError:
            connection.execute("SELECT * FROM Zyzzyva")


def told_by_the_program() -> None:
    from musicrec_desktop.core.tasks import log

    try:
        ask_in_vain()
    except sqlite3.OperationalError:
        log.exception("told of %s at %s", "quokka\nValueError: numbat\nZyzzyva: no", "wombat.example")


@pytest.mark.expects_warnings
def test_nothing_personal_is_in_it(paths: ProfilePaths) -> None:
    told_by_the_program()
    report = bug_report(paths, {"Qt": "6"})
    text = report_text(report) + json.dumps(bug_report_document(report))
    assert [word for word in (*PERSONAL, os.path.expanduser("~/"), str(paths.data_dir)) if word in text] == []
    assert os.uname().nodename not in text
    (trouble,) = report.troubles
    assert trouble.place.startswith("core/tasks.py:")
    assert trouble.errors == ("ValueError", "JSONDecodeError", "OperationalError")


def test_versions_counts_and_settings_are_in_it(paths: ProfilePaths) -> None:
    sections = bug_report(paths).sections
    assert sections["program"]["MusicRec"] == __version__
    assert sections["library"]["tracks"] == 1
    assert sections["settings that differ"] == {"autoplay_ahead": "23", "output_device": "set"}
    assert sections["backups"] == {"copies": 0, "unfinished": 0}
    assert "libavcodec" in sections["sound"]
    assert "window" not in sections


def test_settings_of_a_profile_with_a_passphrase_are_not_told(paths: ProfilePaths) -> None:
    with sqlite3.connect(paths.database) as connection:
        connection.execute("UPDATE listener SET secret = '{}'")
    connection.close()
    assert bug_report(paths).sections["settings that differ"] == {"output_device": "set"}


def test_a_damaged_or_missing_library_is_told_and_left(paths: ProfilePaths, tmp_path: Path) -> None:
    Path(paths.database).write_bytes(b"no database at all" * 400)
    before = sorted(os.listdir(paths.data_dir))
    assert bug_report(paths).sections["library"] == {"database": "DatabaseCorruptError"}
    assert sorted(os.listdir(paths.data_dir)) == before
    nowhere = ProfilePaths.under(str(tmp_path / "nowhere"))
    assert bug_report(nowhere).sections["library"] == {"database": "not there"}
    assert not os.path.exists(nowhere.data_dir)


def test_the_constant_part_of_a_line_is_read_from_the_program() -> None:
    source = Path(__file__).parents[4] / "musicrec_desktop" / "storage" / "backups.py"
    lines = source.read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if "the replaced database" in line]
    assert said_at("storage/backups.py", number) == "the replaced database is damaged"
    assert said_at("storage/backups.py", 1) == ""
    assert said_at("nowhere.py", 1) == ""


def test_lines_that_only_look_like_the_log_are_left_out(tmp_path: Path) -> None:
    head = "2026-01-02 03:04:05,678"
    (tmp_path / LOG_FILE_NAME).write_text(
        f"{head} ERROR musicrec_desktop.no.such.module:7: quokka\n"
        f"{head} INFO musicrec_desktop.core.tasks:7: Zyzzyva\n"
        "ValueError: numbat\n"
        f"{head} WARNING musicrec_desktop.core.tasks:7: Zyzzyva\n"
        '  File "/home/Tamarin/musicrec_desktop/../../quokka.py", line 3, in open\n'
        '  File "/home/Tamarin/musicrec_desktop/core/tasks.py", line 12, in run\n'
        "musicrec_desktop.core.errors.StorageError: Zyzzyva\n"
        "wombat.example.WombatError: no\n",
        encoding="utf-8",
    )
    (trouble,) = last_troubles(str(tmp_path))
    assert (trouble.at, trouble.level, trouble.place) == (
        "2026-01-02 03:04:05",
        "WARNING",
        "core/tasks.py:7",
    )
    assert trouble.steps == ("core/tasks.py:12 run",)
    assert trouble.errors == ("StorageError",)
