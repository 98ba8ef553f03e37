"""Playlist files as programs of others read them: the paths and titles that they find."""

from __future__ import annotations

import configparser
import json
import os
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit
from xml.etree import ElementTree as ET

import m3u8
import xspf_lib

from musicrec_desktop.playback.vlc import library
from tests.support.sound import poll

Read = list[tuple[str, str]]
"""Absolute path (``os.fsdecode`` form) or address, and title, of each entry."""


def path_of(place: str, folder: str) -> str:
    """The path that a line or a URI names, by the rules of RFC 8089; other addresses as they are."""
    if place.lower().startswith("file:"):
        return os.fsdecode(unquote_to_bytes(urlsplit(place).path))
    return place if "://" in place else os.path.normpath(os.path.join(folder, place))


def by_vlc(path: str) -> Read:
    """libVLC, through its playlist demultiplexers."""
    bindings = library.load_bindings()
    instance = library.open_instance(bindings, "dummy")
    media = instance.media_new_path(path)
    media.parse_with_options(bindings.MediaParseFlag.local, 20_000)
    poll(lambda: media.get_parsed_status() != 0, 20, "parsing")
    items = media.subitems()
    found: Read = []
    if items is not None:
        for index in range(items.count()):
            item = items.item_at_index(index)
            title = item.get_meta(bindings.Meta.Title) or ""
            found.append((path_of(item.get_mrl(), ""), title))
            item.release()
        items.release()
    media.release()
    instance.release()
    return found


def by_m3u8(path: str) -> Read:
    """The library m3u8."""
    with open(path, encoding="utf-8") as file:
        playlist = m3u8.loads(file.read())
    folder = os.path.dirname(path)
    return [(path_of(segment.uri, folder), segment.title or "") for segment in playlist.segments]


def by_configparser(path: str) -> Read:
    """Python's reader of INI files, for PLS."""
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    with open(path, encoding="utf-8") as file:
        parser.read_file(file)
    section = parser["playlist"]
    folder = os.path.dirname(path)
    return [
        (path_of(section[f"File{number}"], folder), section.get(f"Title{number}", ""))
        for number in range(1, int(section["NumberOfEntries"]) + 1)
    ]


def by_xspf_lib(path: str) -> Read:
    """The library xspf-lib, which decodes locations itself."""
    folder = os.path.dirname(path)
    return [
        (os.path.normpath(os.path.join(folder, track.location[0].removeprefix("file://"))), track.title or "")
        for track in xspf_lib.Playlist.parse(path)
    ]


def by_element_tree(path: str) -> Read:
    """Python's own XML, with URIs joined by the rules of RFC 3986."""
    base = f"file://{quote(os.path.dirname(path))}/"
    name = "{http://xspf.org/ns/0/}"
    return [
        (
            path_of(urljoin(base, track.findtext(f"{name}location") or ""), ""),
            track.findtext(f"{name}title") or "",
        )
        for track in ET.parse(path).getroot().iter(f"{name}track")
    ]


def by_json(path: str) -> Read:
    """Python's own JSON, with URIs joined by the rules of RFC 3986."""
    base = f"file://{quote(os.path.dirname(path))}/"
    with open(path, encoding="utf-8") as file:
        playlist = json.load(file)["playlist"]
    return [
        (path_of(urljoin(base, track["location"][0]), ""), track.get("title", ""))
        for track in playlist["track"]
    ]
