"""Connections of several threads end together, also while one of them asks something long."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from musicrec_desktop.storage.database import Database

LONG = """WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)
    SELECT max(i) FROM n"""
PROGRAM = f"""
import sys, threading
from musicrec_desktop.storage.database import Database

database = Database(sys.argv[1])
database.open()
connection = []
begun = threading.Event()

def ask():
    connection.append(database.connection)
    connection[0].set_progress_handler(lambda: begun.set(), 1000)
    try:
        database.query({LONG!r})
    except Exception as error:
        print(type(error).__name__)

threading.Thread(target=ask, daemon=True).start()
begun.wait()
database.close()
print("closed")
"""


def test_a_statement_that_runs_ends_with_the_database(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "library.sqlite3")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1] == "closed"


def test_each_thread_has_its_own_and_all_are_closed(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "library.sqlite3"))
    database.open()
    found = [database.connection]
    other = threading.Thread(target=lambda: found.append(database.connection))
    other.start()
    other.join()
    assert found[0] is database.connection
    assert found[0] is not found[1]
    database.close()
    for connection in found:
        with pytest.raises(Exception, match="closed database"):
            connection.execute("SELECT 1")
