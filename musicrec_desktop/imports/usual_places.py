"""Where players keep their libraries, so that the user need not know."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping
from typing import Final

from musicrec_desktop.imports.recognition import SOURCES
from musicrec_desktop.imports.source import Source

_PLEX: Final = (
    "/var/lib/plexmediaserver/Library/Application Support/Plex Media Server/Plug-in Support/Databases/"
    "com.plexapp.plugins.library.db"
)
_PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "rhythmbox": ("{data}/rhythmbox/rhythmdb.xml", "{apps}/org.gnome.Rhythmbox3/data/rhythmbox/rhythmdb.xml"),
    "strawberry": (
        "{data}/strawberry/strawberry/strawberry.db",
        "{apps}/org.strawberrymusicplayer.strawberry/data/strawberry/strawberry/strawberry.db",
    ),
    "clementine": (
        "{config}/Clementine/clementine.db",
        "{apps}/org.clementine_player.Clementine/config/Clementine/clementine.db",
    ),
    "quodlibet": (
        "{config}/quodlibet/songs",
        "{home}/.quodlibet/songs",
        "{apps}/io.github.quodlibet.QuodLibet/config/quodlibet/songs",
    ),
    "itunes": (
        "{home}/Music/iTunes/iTunes Music Library.xml",
        "{home}/Music/iTunes/iTunes Library.xml",
        "{home}/Music/Library.xml",
    ),
    "banshee": ("{config}/banshee-1/banshee.db",),
    "lollypop": ("{data}/lollypop/lollypop.db", "{apps}/org.gnome.Lollypop/data/lollypop/lollypop.db"),
    "elisa": ("{data}/elisa/elisaDatabase.db", "{apps}/org.kde.elisa/data/elisa/elisaDatabase.db"),
    "kodi": (
        "{home}/.kodi/userdata/Database/MyMusic*.db",
        "{apps}/tv.kodi.Kodi/data/userdata/Database/MyMusic*.db",
    ),
    "beets": ("{config}/beets/library.db",),
    "mpd": ("{data}/mpd/sticker.sql", "{home}/.mpd/sticker.sql", "/var/lib/mpd/sticker.sql"),
    "navidrome": ("/var/lib/navidrome/navidrome.db",),
    "plex": (_PLEX,),
    "gmusicbrowser": (
        "{config}/gmusicbrowser/gmbrc",
        "{config}/gmusicbrowser/gmbrc.gz",
        "{config}/gmusicbrowser/gmbrc.xz",
    ),
}
"""By the id of the source; where several files are there, the last one in the order of names counts."""


def programs_here(environment: Mapping[str, str] = os.environ) -> tuple[tuple[Source, str], ...]:
    """The players whose library lies in its usual place, and the file; only looked for by name.

    Args:
        environment: has ``HOME``, and the folders of the desktop where they are set.
    """
    home = environment.get("HOME", "") or os.path.expanduser("~")
    bases = {
        "home": home,
        "data": environment.get("XDG_DATA_HOME", "") or os.path.join(home, ".local", "share"),
        "config": environment.get("XDG_CONFIG_HOME", "") or os.path.join(home, ".config"),
        "apps": os.path.join(home, ".var", "app"),
    }
    escaped = {name: glob.escape(base) for name, base in bases.items()}
    return tuple(
        (source, path)
        for source in SOURCES
        for place in _PLACES.get(source.id, ())
        if (path := _last_file(place.format(**escaped)))
    )


def _last_file(pattern: str) -> str:
    files = [path for path in sorted(glob.glob(pattern)) if os.path.isfile(path)]
    return files[-1] if files else ""
