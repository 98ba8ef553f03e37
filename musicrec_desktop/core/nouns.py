"""Things that are counted, in the forms that numbers ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from musicrec_desktop.core.language import plural

NOUNS: Final[Mapping[str, Callable[[int], str]]] = {
    "advertisement": lambda n: plural("{n} advertisement", "{n} advertisements", n),
    "album": lambda n: plural("{n} album", "{n} albums", n),
    "artist": lambda n: plural("{n} artist", "{n} artists", n),
    "ban": lambda n: plural("{n} ban", "{n} bans", n),
    "codec": lambda n: plural("{n} codec", "{n} codecs", n),
    "companion file": lambda n: plural("{n} companion file", "{n} companion files", n),
    "composer": lambda n: plural("{n} composer", "{n} composers", n),
    "conductor": lambda n: plural("{n} conductor", "{n} conductors", n),
    "copy": lambda n: plural("{n} copy", "{n} copies", n),
    "count of plays": lambda n: plural("{n} count of plays", "{n} counts of plays", n),
    "database": lambda n: plural("{n} database", "{n} databases", n),
    "day": lambda n: plural("{n} day", "{n} days", n),
    "decade": lambda n: plural("{n} decade", "{n} decades", n),
    "dislike": lambda n: plural("{n} dislike", "{n} dislikes", n),
    "ensemble": lambda n: plural("{n} ensemble", "{n} ensembles", n),
    "entry": lambda n: plural("{n} entry", "{n} entries", n),
    "event": lambda n: plural("{n} event", "{n} events", n),
    "exported album": lambda n: plural("{n} exported album", "{n} exported albums", n),
    "file": lambda n: plural("{n} file", "{n} files", n),
    "folder": lambda n: plural("{n} folder", "{n} folders", n),
    "folder or file": lambda n: plural("{n} folder or file", "{n} folders and files", n),
    "genre": lambda n: plural("{n} genre", "{n} genres", n),
    "grouping": lambda n: plural("{n} grouping", "{n} groupings", n),
    "hidden folder": lambda n: plural("{n} hidden folder", "{n} hidden folders", n),
    "hour": lambda n: plural("{n} hour", "{n} hours", n),
    "imported play": lambda n: plural("{n} imported play", "{n} imported plays", n),
    "item": lambda n: plural("{n} item", "{n} items", n),
    "label": lambda n: plural("{n} label", "{n} labels", n),
    "like": lambda n: plural("{n} like", "{n} likes", n),
    "like or ban": lambda n: plural("{n} like or ban", "{n} likes and bans", n),
    "line": lambda n: plural("{n} line", "{n} lines", n),
    "listen": lambda n: plural("{n} listen", "{n} listens", n),
    "minute": lambda n: plural("{n} minute", "{n} minutes", n),
    "mood": lambda n: plural("{n} mood", "{n} moods", n),
    "performer": lambda n: plural("{n} performer", "{n} performers", n),
    "play": lambda n: plural("{n} play", "{n} plays", n),
    "playlist": lambda n: plural("{n} playlist", "{n} playlists", n),
    "podcast episode": lambda n: plural("{n} podcast episode", "{n} podcast episodes", n),
    "radio station": lambda n: plural("{n} radio station", "{n} radio stations", n),
    "rating": lambda n: plural("{n} rating", "{n} ratings", n),
    "row": lambda n: plural("{n} row", "{n} rows", n),
    "second": lambda n: plural("{n} second", "{n} seconds", n),
    "setting": lambda n: plural("{n} setting", "{n} settings", n),
    "smart playlist": lambda n: plural("{n} smart playlist", "{n} smart playlists", n),
    "track": lambda n: plural("{n} track", "{n} tracks", n),
    "video": lambda n: plural("{n} video", "{n} videos", n),
    "work": lambda n: plural("{n} work", "{n} works", n),
    "year": lambda n: plural("{n} year", "{n} years", n),
}
"""By the English noun of one, which tables name them by."""
