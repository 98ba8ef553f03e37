"""Where state lives, and names that are not UTF-8."""

from __future__ import annotations

import os
from pathlib import Path

from musicrec_desktop.core.paths import ProfilePaths, display_path


def test_every_byte_of_a_profile_lies_under_its_folder(tmp_path: Path) -> None:
    paths = ProfilePaths.under(str(tmp_path / "profile"))
    paths.create()
    for place in (paths.database, paths.index_dir, paths.covers_dir, paths.log_dir, paths.music_dir):
        assert place.startswith(str(tmp_path / "profile") + os.sep)
    assert os.stat(paths.data_dir).st_mode & 0o077 == 0


def test_the_default_profile_carries_the_products_name() -> None:
    assert "musicrec-desktop" in ProfilePaths.default().database


def test_undecodable_bytes_are_shown_as_such() -> None:
    assert display_path(os.fsdecode(b"/m/caf\xe9.mp3")) == "/m/caf�.mp3"
