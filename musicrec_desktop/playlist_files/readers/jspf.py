"""JSPF: XSPF as JSON, as ListenBrainz writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.kinds import is_navidrome
from musicrec_desktop.playlist_files.limits import MOST_ENTRIES, MOST_JSON_VALUES
from musicrec_desktop.playlist_files.readers.xspf import entry_of
from musicrec_desktop.playlist_files.values import Draft, Note


def read_jspf(path: str, text: str, folder: str) -> Draft:
    """The entries of a JSPF text.

    Raises:
        PlaylistFileError: ``"damaged"``, ``"not-a-list"``, ``"smart-list"``, ``"too-many-entries"``.
    """
    if text.count("{") + text.count("[") + text.count(",") > MOST_JSON_VALUES:
        raise PlaylistFileError(path, "too-many-entries", f"more than {MOST_JSON_VALUES:,} values")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise PlaylistFileError(path, "damaged", error.msg, error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number of many digits, lists of lists of lists
        raise PlaylistFileError(path, "damaged", "too large or too deep") from error
    playlist = _playlist(path, document)
    tracks = playlist.get("track", [])
    if not isinstance(tracks, list):
        raise PlaylistFileError(path, "damaged", "“track” is no list")
    if len(tracks) > MOST_ENTRIES:
        raise PlaylistFileError(path, "too-many-entries", f"more than {MOST_ENTRIES:,}")
    draft = Draft(
        name=_text(playlist, "title"),
        description=_text(playlist, "annotation"),
        creator=_text(playlist, "creator"),
    )
    for number, track in enumerate(tracks, start=1):
        if isinstance(track, dict):
            draft.entries.append(entry_of(_fields(track), folder))
        else:
            draft.notes.append(Note("no-track", detail=str(number)))
    return draft


def _playlist(path: str, document: object) -> dict[str, Any]:
    if isinstance(document, dict):
        playlist = document.get("playlist", document if "track" in document else None)
        if isinstance(playlist, dict):
            return playlist
        if is_navidrome(document):
            raise PlaylistFileError(path, "smart-list", "navidrome")
    raise PlaylistFileError(path, "not-a-list")


def _text(playlist: dict[str, Any], name: str) -> str:
    return next((clean(text) for text in _texts(playlist.get(name))), "")


def _fields(track: dict[str, Any]) -> dict[str, list[str]]:
    fields = {name.lower(): list(_texts(value)) for name, value in track.items()}
    metas = track.get("meta")
    fields["isrc"] = [
        text
        for meta in (metas if isinstance(metas, list) else [metas])
        if isinstance(meta, dict)
        for rel, value in meta.items()
        if "isrc" in rel.lower()
        for text in _texts(value)
    ]
    return fields


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, str):
                yield each
