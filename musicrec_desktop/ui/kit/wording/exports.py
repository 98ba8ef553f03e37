"""How the user gets what players and services know, in words; nothing here is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ExportHelp:
    """How to get the export of one player or service.

    Attributes:
        title: the player or service.
        steps: one sentence each, in their order.
        holds: what comes with it.
    """

    title: str
    steps: tuple[str, ...]
    holds: str


_COPY: Final = "The player may stay open: its database is copied before it is read."

EXPORT_HELP: Final = (
    ExportHelp(
        "Spotify",
        (
            "On the website of Spotify, open your account and its page about privacy.",
            "Ask for the extended streaming history: it has every play since the beginning.",
            "It takes up to 30 days. Spotify sends a mail with a link; the link works for two weeks.",
            "Choose the downloaded archive here as it is.",
            "The account data comes within days, but has only the plays of the last year.",
        ),
        "Plays with date and length. The account data has playlists and liked songs, too.",
    ),
    ExportHelp(
        "YouTube Music",
        (
            "Open Google Takeout in a browser, deselect everything, then select YouTube and YouTube Music.",
            "Under its formats, choose JSON for the history: as a web page it cannot be read.",
            "Google sends a link, mostly within a day.",
            "Choose the downloaded archive here as it is.",
        ),
        "Plays with date, playlists, and songs of your library.",
    ),
    ExportHelp(
        "Apple Music",
        (
            "On Apple’s page about data and privacy, ask for a copy of your data.",
            "Select the information of Apple Media Services. It takes up to a week.",
            "Unpack the archives that lie in the download, and choose the folder here.",
        ),
        "Plays with date and length.",
    ),
    ExportHelp(
        "Last.fm",
        (
            "Last.fm has no download of its own. Several free tools save all your scrobbles as a file.",
            "CSV, JSON and XML of the common tools are read; CSV has one line a play.",
            "Choose the file here.",
        ),
        "Plays with date. Some tools save loved tracks, too.",
    ),
    ExportHelp(
        "ListenBrainz",
        (
            "On ListenBrainz, open the settings and choose to export your data.",
            "The archive is ready after some minutes.",
            "Choose it here as it is.",
        ),
        "Plays with date, loved and hated recordings.",
    ),
    ExportHelp(
        "Deezer",
        (
            "In the settings of your account, open what Deezer says about personal data, and ask for yours.",
            "It comes as a workbook (.xlsx) within days.",
            "Choose the file here.",
        ),
        "Plays with date, playlists and favourites.",
    ),
    ExportHelp(
        "Playlists of any service",
        (
            "Exportify, TuneMyMusic and Soundiiz save playlists of most services as CSV.",
            "Choose the file here, or the folder that holds several of them.",
        ),
        "Playlists, some with the date when a track came into them.",
    ),
    ExportHelp(
        "iTunes and Music",
        (
            "In the program, choose File › Library › Export Library.",
            "Choose the XML file here.",
            "If it comes from another computer, you are asked which folder holds the music now.",
        ),
        "Play counts, skips, ratings, loved tracks, dates and playlists.",
    ),
    ExportHelp(
        "MusicBee",
        (
            "In the preferences under Library, let it save the library as an XML file of iTunes.",
            "Choose the XML file here.",
        ),
        "Play counts, skips, ratings, dates and playlists.",
    ),
    ExportHelp(
        "Rhythmbox, Strawberry, Clementine, Lollypop, Elisa, Banshee",
        (
            "Their libraries are found by themselves where they are in their usual places.",
            "From another computer, copy the file: rhythmdb.xml of Rhythmbox, the .db file of the others.",
            _COPY,
        ),
        "Play counts, skips, ratings, loved tracks, dates and playlists, as far as each keeps them.",
    ),
    ExportHelp(
        "Quod Libet",
        (
            "Its library is found by itself; it is a file that is called “songs”.",
            "Or let its export plugin save tags and user data as JSON, and choose that folder.",
        ),
        "Play counts, skips, ratings and dates.",
    ),
    ExportHelp(
        "Navidrome, Plex, Kodi, beets, MPD",
        (
            "Copy navidrome.db, com.plexapp.plugins.library.db, MyMusic….db, library.db or sticker.sql.",
            "Choose the file here. Where it holds several people, you are asked who you are.",
            _COPY,
        ),
        "Play counts, ratings, loved tracks, dates and playlists, as far as each keeps them.",
    ),
    ExportHelp(
        "Portable players",
        (
            "Rockbox and others write a file called .scrobbler.log into the top folder of the device.",
            "Choose it here. Its clock has no zone, so you are asked for it.",
        ),
        "Plays with date.",
    ),
    ExportHelp(
        "Maloja, Pano Scrobbler, Libre.fm",
        (
            "Each has an export of its own in its settings.",
            "Choose the file here.",
        ),
        "Plays with date. Pano Scrobbler has loved tracks, too.",
    ),
    ExportHelp(
        "Ratings in music files",
        (
            "Many programs write ratings and counts into the files themselves.",
            "Choose the folder of the music here.",
        ),
        "Ratings and play counts.",
    ),
)
"""In the order in which they are offered."""

LIST_OF_A_SERVICE: Final = (
    "Exportify, TuneMyMusic and Soundiiz save a playlist of Spotify and other services as a file.",
    "Choose that file here, or open it and paste what is in it.",
)
"""How a playlist of a service becomes a list that can be read, in two sentences."""
