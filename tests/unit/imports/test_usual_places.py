"""Libraries of players are found where they lie."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.imports.recognition import SOURCES
from musicrec_desktop.imports.usual_places import _PLACES, programs_here


def _touch(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return str(path)


def test_libraries_are_found_where_they_lie(tmp_path: Path) -> None:
    home = tmp_path / "ho[m]e"
    rhythmbox = _touch(home / ".local/share/rhythmbox/rhythmdb.xml")
    beets = _touch(home / ".config/beets/library.db")
    packaged = _touch(home / ".var/app/org.kde.elisa/data/elisa/elisaDatabase.db")
    _touch(home / ".kodi/userdata/Database/MyMusic72.db")
    kodi = _touch(home / ".kodi/userdata/Database/MyMusic83.db")
    (home / ".config/quodlibet/songs").mkdir(parents=True)
    found = {
        source.id: path for source, path in programs_here({"HOME": str(home)}) if path.startswith(str(home))
    }
    assert found == {"rhythmbox": rhythmbox, "elisa": packaged, "kodi": kodi, "beets": beets}


def test_folders_of_the_desktop_may_lie_elsewhere(tmp_path: Path) -> None:
    path = _touch(tmp_path / "data/lollypop/lollypop.db")
    environment = {"HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(tmp_path / "data")}
    assert [found for source, found in programs_here(environment) if source.id == "lollypop"] == [path]


def test_every_place_is_of_a_source() -> None:
    assert set(_PLACES) <= {source.id for source in SOURCES}
