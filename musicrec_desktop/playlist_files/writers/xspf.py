"""XSPF, version 1, and the same fields as JSON (JSPF)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.values import FileEntry, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle, target_of, uri_of

_NAMESPACE: Final = "http://xspf.org/ns/0/"
_RECORDING: Final = "https://musicbrainz.org/recording/"

_Field = tuple[str, str | int]


def xspf_of(document: PlaylistDocument, folder: str, style: PathStyle) -> str:
    """The text of the list; XSPF holds every entry."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<playlist version="1" xmlns="{_NAMESPACE}">']
    lines += [f"  {_element(name, value)}" for name, value in _head(document)]
    lines.append("  <trackList>")
    for entry in document.entries:
        lines.append("    <track>")
        lines += [f"      {_element(name, value)}" for name, value in _fields(entry, folder, style)]
        lines.append("    </track>")
    lines += ["  </trackList>", "</playlist>"]
    return "\n".join(lines) + "\n"


def jspf_of(document: PlaylistDocument, folder: str, style: PathStyle) -> str:
    """The text of the list; JSPF holds every entry."""
    playlist: dict[str, Any] = dict(_head(document))
    playlist["track"] = []
    for entry in document.entries:
        track: dict[str, Any] = {}
        for name, value in _fields(entry, folder, style):
            if name in {"location", "identifier"}:
                track.setdefault(name, []).append(value)
            else:
                track[name] = value
        playlist["track"].append(track)
    return json.dumps({"playlist": playlist}, ensure_ascii=False, indent=1) + "\n"


def _head(document: PlaylistDocument) -> Iterator[_Field]:
    """In the order of the schema, as all fields here."""
    texts = (("title", document.name), ("creator", document.creator), ("annotation", document.description))
    for name, text in texts:
        if cleaned := clean(text):
            yield name, cleaned


def _fields(entry: FileEntry, folder: str, style: PathStyle) -> Iterator[_Field]:
    for location in entry.locations:
        text, is_path = target_of(location)
        if text:
            yield "location", uri_of(text, is_path=is_path, folder=folder, style=style)
    if entry.recording_id:
        yield "identifier", f"{_RECORDING}{entry.recording_id}"
    if entry.isrc:
        yield "identifier", f"urn:isrc:{entry.isrc}"
    texts = (
        ("title", entry.title),
        ("creator", entry.artist),
        ("annotation", entry.comment),
        ("album", entry.album),
    )
    for name, text in texts:
        if cleaned := clean(text):
            yield name, cleaned
    if entry.track_number:
        yield "trackNum", entry.track_number
    if entry.duration_ms:
        yield "duration", entry.duration_ms


def _element(name: str, value: str | int) -> str:
    return f"<{name}>{escape(str(value))}</{name}>"
