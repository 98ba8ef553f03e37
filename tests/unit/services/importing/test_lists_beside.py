"""Playlists in files beside the library of a player."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.services.importing.lists_beside import lists_beside

_RHYTHMBOX = """<?xml version="1.0"?>
<rhythmdb-playlists>
  <playlist name="Recently Added" type="automatic" sort-key="FirstSeen" sort-direction="1">
    <conjunction><equals prop="type">song</equals>
      <subquery><conjunction><current-time-within prop="first-seen">604800</current-time-within></conjunction>
      </subquery></conjunction>
  </playlist>
  <playlist name="Late" type="static"><location>file:///music/a.flac</location></playlist>
  <playlist name="Play Queue" type="queue"/>
</rhythmdb-playlists>
"""


def test_an_empty_queue_is_no_playlist(tmp_path: Path) -> None:
    (tmp_path / "playlists.xml").write_text(_RHYTHMBOX, encoding="utf-8")
    found = list(lists_beside("rhythmbox", str(tmp_path / "rhythmdb.xml")))
    assert [(one.playlist.name, one.rules is not None, one.problem) for one in found] == [
        ("Recently Added", True, ""),
        ("Late", False, ""),
    ]


def test_a_library_in_an_archive_has_nothing_beside_it() -> None:
    assert list(lists_beside("rhythmbox", "")) == []


def test_lists_of_quod_libet_have_the_names_of_their_files(tmp_path: Path) -> None:
    lists = tmp_path / "playlists"
    lists.mkdir()
    (lists / "Night%20%26%20Day").write_text("/music/a.flac\n", encoding="utf-8")
    (lists / ".hidden").write_text("/music/a.flac\n", encoding="utf-8")
    found = list(lists_beside("quodlibet", str(tmp_path / "songs")))
    assert [(one.playlist.name, len(one.playlist.entries)) for one in found] == [("Night & Day", 1)]
