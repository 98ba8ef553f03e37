"""The tracks that a cue sheet makes of a sound file.

A file is cut where a sheet has at least two tracks in it; a sheet for files of one track each is a playlist,
and their own tags tell more. What the sheet says of a track or its album goes before what the file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from musicrec_desktop.library import values
from musicrec_desktop.library.cue.sheet import Sheet, SheetFile, SheetTrack
from musicrec_desktop.model.files import FilePart
from musicrec_desktop.model.span import FRAMES_A_SECOND, Span
from musicrec_desktop.model.track import ReplayGain, Tags

LEAST_TRACKS: Final = 2


def is_cut(file: SheetFile) -> bool:
    """Whether a sheet makes several tracks of one of its files."""
    return sum(track.is_audio for track in file.tracks) >= LEAST_TRACKS


def fits(file: SheetFile, duration_ms: int | None) -> bool:
    """Whether every track begins within the sound, as far as its length is known."""
    if duration_ms is None:
        return True
    return all(track.start * 1000 < duration_ms * FRAMES_A_SECOND for track in file.tracks)


def parts_of(
    sheet: Sheet,
    file: SheetFile,
    tags: Tags,
    *,
    separators: str = values.DEFAULT_SEPARATORS,
    sheet_path: str = "",
) -> tuple[FilePart, ...]:
    """The tracks of a file, in their order.

    Args:
        sheet: that cuts it.
        file: of the sheet.
        tags: of the whole file.
        separators: what splits a single text into a list, as ``values.split_list`` takes them.
        sheet_path: the sheet's path below the folder; empty for one inside the file.
    """
    album = _album_tags(sheet, tags, separators)
    found: list[FilePart] = []
    for track, following in zip_longest(file.tracks, file.tracks[1:]):
        if not track.is_audio:
            continue
        span = Span(track.start, None if following is None else following.start)
        told = replace(album, duration_ms=span.length_ms(tags.duration_ms))
        if span.end is not None:
            told = replace(told, is_estimate=False)
        found.append(FilePart(span, _track_tags(track, told, tags, separators), sheet_path))
    return tuple(found)


def _album_tags(sheet: Sheet, tags: Tags, separators: str) -> Tags:
    """What all tracks share; without what holds for the file as one track."""
    texts = sheet.texts
    performer = values.clean_text(texts.get("PERFORMER", ""))
    date = values.date_of((texts.get("DATE", ""),)) or tags.date
    genres = values.text_list((texts.get("GENRE", ""),), separators) or tags.genres
    album_artists = values.text_list((performer,), separators) if performer else tags.album_artists
    gain = tags.replay_gain
    return replace(
        tags,
        album=values.clean_text(texts.get("TITLE", "")) or tags.album,
        album_artists=album_artists or tags.artists,
        album_artist_credit=_credit(performer, album_artists) if performer else tags.album_artist_credit,
        album_artist_sort_names=() if performer else tags.album_artist_sort_names,
        genres=genres,
        date=date,
        year=values.year_of((texts.get("DATE", ""),)) or tags.year,
        disc_number=_number(texts, "DISCNUMBER", "DISC") or tags.disc_number,
        disc_total=_number(texts, "TOTALDISCS", "DISCTOTAL") or tags.disc_total,
        track_total=sheet.track_count,
        position="",
        title_sort_name="",
        recording_id="",
        bpm=None,
        key="",
        # The gain of a file that is an album is the gain of an album.
        replay_gain=ReplayGain(
            album_gain_db=_first(_gain(texts, "ALBUM"), gain.album_gain_db, gain.track_gain_db),
            album_peak=_first(_peak(texts, "ALBUM"), gain.album_peak, gain.track_peak),
        ),
        details=replace(
            tags.details, isrcs=(), lyrics="", comments=_comments(texts) or tags.details.comments
        ),
    )


def _track_tags(track: SheetTrack, album: Tags, tags: Tags, separators: str) -> Tags:
    texts = track.texts
    performer = values.clean_text(texts.get("PERFORMER", ""))
    artists = values.text_list((performer,), separators) if performer else ()
    writers = values.text_list((texts.get("SONGWRITER", texts.get("COMPOSER", "")),), separators)
    details = replace(
        album.details,
        isrcs=values.isrcs((texts.get("ISRC", ""),)),
        composers=writers or album.details.composers,
        comments=_comments(texts) or album.details.comments,
    )
    genres = values.text_list((texts.get("GENRE", ""),), separators)
    return replace(
        album,
        title=values.clean_text(texts.get("TITLE", "")) or f"Track {track.number}",
        artists=artists or album.album_artists,
        artist_credit=_credit(performer, artists) if performer else album.album_artist_credit,
        artist_sort_names=() if performer else album.album_artist_sort_names,
        artist_ids=() if performer else tags.artist_ids,
        genres=genres or album.genres,
        track_number=track.number,
        replay_gain=replace(
            album.replay_gain, track_gain_db=_gain(texts, "TRACK"), track_peak=_peak(texts, "TRACK")
        ),
        details=details,
    )


def _credit(text: str, names: tuple[str, ...]) -> str:
    return "" if text == ", ".join(names) else text


def _comments(texts: Mapping[str, str]) -> tuple[str, ...]:
    return values.text_list((texts.get("COMMENT", ""),), "")


def _gain(texts: Mapping[str, str], scope: str) -> float | None:
    return values.gain_db((texts.get(f"REPLAYGAIN_{scope}_GAIN", ""),))


def _peak(texts: Mapping[str, str], scope: str) -> float | None:
    return values.peak_of((texts.get(f"REPLAYGAIN_{scope}_PEAK", ""),))


def _number(texts: Mapping[str, str], *names: str) -> int | None:
    for name in names:
        digits = texts.get(name, "").strip()
        if digits.isdecimal() and int(digits[:4]) > 0:
            return int(digits[:4])
    return None


def _first(*numbers: float | None) -> float | None:
    return next((number for number in numbers if number is not None), None)
