"""How the user gets what players and services know, in words; nothing here is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.language import tr


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


_COPY: Final = tr("The player may stay open: its database is copied before it is read.")

EXPORT_HELP: Final = (
    ExportHelp(
        tr("Spotify"),
        (
            tr("On the website of Spotify, open your account and its page about privacy."),
            tr("Ask for the extended streaming history: it has every play since the beginning."),
            tr("It takes up to 30 days. Spotify sends a mail with a link; the link works for two weeks."),
            tr("Choose the downloaded archive here as it is."),
            tr("The account data comes within days, but has only the plays of the last year."),
        ),
        tr("Plays with date and length. The account data has playlists and liked songs, too."),
    ),
    ExportHelp(
        tr("YouTube Music"),
        (
            tr(
                "Open Google Takeout in a browser, deselect everything, then select YouTube and YouTube "
                "Music."
            ),
            tr("Under its formats, choose JSON for the history: as a web page it cannot be read."),
            tr("Google sends a link, mostly within a day."),
            tr("Choose the downloaded archive here as it is."),
        ),
        tr("Plays with date, playlists, and songs of your library."),
    ),
    ExportHelp(
        tr("Apple Music"),
        (
            tr("On Apple’s page about data and privacy, ask for a copy of your data."),
            tr("Select the information of Apple Media Services. It takes up to a week."),
            tr("Unpack the archives that lie in the download, and choose the folder here."),
        ),
        tr("Plays with date and length."),
    ),
    ExportHelp(
        tr("Last.fm"),
        (
            tr("Last.fm has no download of its own. Several free tools save all your scrobbles as a file."),
            tr("CSV, JSON and XML of the common tools are read; CSV has one line a play."),
            tr("Choose the file here."),
        ),
        tr("Plays with date. Some tools save loved tracks, too."),
    ),
    ExportHelp(
        "ListenBrainz",
        (
            tr("On ListenBrainz, open the settings and choose to export your data."),
            tr("The archive is ready after some minutes."),
            tr("Choose it here as it is."),
        ),
        tr("Plays with date, loved and hated recordings."),
    ),
    ExportHelp(
        tr("Deezer"),
        (
            tr(
                "In the settings of your account, open what Deezer says about personal data, and ask for "
                "yours."
            ),
            tr("It comes as a workbook (.xlsx) within days."),
            tr("Choose the file here."),
        ),
        tr("Plays with date, playlists and favourites."),
    ),
    ExportHelp(
        tr("Playlists of any service"),
        (
            tr("Exportify, TuneMyMusic and Soundiiz save playlists of most services as CSV."),
            tr("Choose the file here, or the folder that holds several of them."),
        ),
        tr("Playlists, some with the date when a track came into them."),
    ),
    ExportHelp(
        tr("iTunes and Music"),
        (
            tr("In the program, choose File › Library › Export Library."),
            tr("Choose the XML file here."),
            tr("If it comes from another computer, you are asked which folder holds the music now."),
        ),
        tr("Play counts, skips, ratings, loved tracks, dates and playlists."),
    ),
    ExportHelp(
        "MusicBee",
        (
            tr("In the preferences under Library, let it save the library as an XML file of iTunes."),
            tr("Choose the XML file here."),
        ),
        tr("Play counts, skips, ratings, dates and playlists."),
    ),
    ExportHelp(
        tr("Rhythmbox, Strawberry, Clementine, Lollypop, Elisa, Banshee"),
        (
            tr("Their libraries are found by themselves where they are in their usual places."),
            tr(
                "From another computer, copy the file: rhythmdb.xml of Rhythmbox, the .db file of the others."
            ),
            _COPY,
        ),
        tr("Play counts, skips, ratings, loved tracks, dates and playlists, as far as each keeps them."),
    ),
    ExportHelp(
        tr("Quod Libet"),
        (
            tr("Its library is found by itself; it is a file that is called “songs”."),
            tr("Or let its export plugin save tags and user data as JSON, and choose that folder."),
        ),
        tr("Play counts, skips, ratings and dates."),
    ),
    ExportHelp(
        tr("Navidrome, Plex, Kodi, beets, MPD"),
        (
            tr("Copy navidrome.db, com.plexapp.plugins.library.db, MyMusic….db, library.db or sticker.sql."),
            tr("Choose the file here. Where it holds several people, you are asked who you are."),
            _COPY,
        ),
        tr("Play counts, ratings, loved tracks, dates and playlists, as far as each keeps them."),
    ),
    ExportHelp(
        tr("Portable players"),
        (
            tr("Rockbox and others write a file called .scrobbler.log into the top folder of the device."),
            tr("Choose it here. Its clock has no zone, so you are asked for it."),
        ),
        tr("Plays with date."),
    ),
    ExportHelp(
        tr("Maloja, Pano Scrobbler, Libre.fm"),
        (
            tr("Each has an export of its own in its settings."),
            tr("Choose the file here."),
        ),
        tr("Plays with date. Pano Scrobbler has loved tracks, too."),
    ),
    ExportHelp(
        tr("Ratings in music files"),
        (
            tr("Many programs write ratings and counts into the files themselves."),
            tr("Choose the folder of the music here."),
        ),
        tr("Ratings and play counts."),
    ),
)
"""In the order in which they are offered."""

LIST_OF_A_SERVICE: Final = (
    tr("Exportify, TuneMyMusic and Soundiiz save a playlist of Spotify and other services as a file."),
    tr("Choose that file here, or open it and paste what is in it."),
)
"""How a playlist of a service becomes a list that can be read, in two sentences."""
