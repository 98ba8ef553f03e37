"""Files as other players and services write them: what is read."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import shutil
import zoneinfo
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.imports.source import Choices
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedTrack, Opinion
from tests.support.exchange_library import EXCHANGE
from tests.unit.imports.exchange import Sample, duration_ms, files, is_about, samples
from tests.unit.imports.reading import Read, read_all, read_one, refusal

VALUES: Final = {
    "play_count": "play_count",
    "skip_count": "skip_count",
    "rating_0_100": "rating",
    "added_ms": "added_ms",
}
OPINIONS: Final = {"loved": Opinion.LOVED, "disliked": Opinion.DISLIKED, "banned": Opinion.BANNED}
SKIPPED: Final = {
    "no names": "no-names",
    "exact duplicate": "double",
    "now playing": "now-playing",
    "broken line": "broken-line",
    "title is a URL": "title-is-address",
    "PLAY_START": "not-a-play",
    "zero length, not ITUNES_STORE_CONTENT": "not-heard",
}
"""Words of the expectations whose reason word is another."""


def _read(sample: Sample) -> Read:
    folder = sample.group_expected.get("music_directory", "")
    read = read_one(sample.path, Choices(music_folder=folder))
    assert read.source.startswith(_source_of(sample))
    return read


def _source_of(sample: Sample) -> str:
    names = {
        "scrobbler_log": "scrobbler-log",
        "youtube": "youtube-music",
        "apple": "apple-music",
        "scrobblers": sample.name.partition("_")[0].partition(".")[0],
        "strawberry": sample.name.partition(".")[0],
    }
    return names.get(sample.group, sample.group)


def zone_of(sample: Sample) -> dt.tzinfo:
    expected = sample.group_expected
    name = expected.get("zone_of_the_box", expected.get("zone_of_the_player", "UTC"))
    return zoneinfo.ZoneInfo(name.partition(" ")[0])


def _path_map(sample: Sample, entry: dict[str, Any]) -> dict[str, str]:
    return {**sample.group_expected.get("path_map", {}), **entry.get("path_map", {})}


def _check_track(track: ImportedTrack, expected: dict[str, Any], sample: Sample) -> None:
    assert is_about(track.known, expected["track"], _path_map(sample, expected)), track
    track = track.in_zone(zone_of(sample))
    for name, attribute in VALUES.items():
        if name == "added_ms" and "added_ambiguous" in expected:
            assert track.added_ms in {1572136200000, 1572139800000}
        elif name in expected:
            assert getattr(track, attribute) == expected[name], name
        else:
            assert not getattr(track, attribute), name
    last_ms = expected.get("last_played_ms_exact", expected.get("last_played_ms"))
    assert track.last_played_ms == last_ms
    assert track.opinion == next((said for word, said in OPINIONS.items() if expected.get(word)), None)
    assert track.opinion_at_ms == expected.get("loved_at_ms")
    assert track.is_part_of_file == ("cue_track" in expected)


def _check_play(play: ImportedPlay, expected: dict[str, Any], sample: Sample) -> None:
    if expected["track"] is None:
        assert (play.known.artist, play.known.title) == (expected["artist"], expected["title"])
    else:
        assert is_about(play.known, expected["track"], _path_map(sample, expected)), play
    started_ms = expected.get("started_at_ms", expected.get("at_ms"))
    assert play.in_zone(zone_of(sample)).started_at_ms == started_ms
    if "listened_ms" in expected:
        assert play.listened_ms == expected["listened_ms"]
    if expected["track"] is not None:
        assert play.counts(duration_ms(expected["track"])) == expected.get("is_play", True)
    assert play.is_private == expected.get("private", False)
    assert play.precision_ms == sample.expected.get("precision_ms", play.precision_ms)


def _check_entries(playlist: ImportedPlaylist, expected: Sequence[dict[str, Any]], sample: Sample) -> None:
    assert len(playlist.entries) == len(expected)
    for entry, wanted in zip(playlist.entries, expected, strict=True):
        if wanted["track"] is not None:
            assert is_about(entry.known, wanted["track"], _path_map(sample, wanted)), entry
        if "isrc" in wanted:
            assert entry.known.isrc.upper() == wanted["isrc"]
        for name in ("artist", "title", "duration_ms"):
            if name in wanted:
                assert getattr(entry.known, name) == wanted[name]
        if "stream" in wanted:
            assert entry.known.location == wanted["stream"]
        if "added_ms" in wanted:
            assert entry.added_ms == wanted["added_ms"]


@pytest.mark.parametrize("sample", samples())
def test_samples_say_what_is_expected(sample: Sample) -> None:
    read = _read(sample)
    expected = sample.expected
    opinions = {word: expected.get(word, []) for word in OPINIONS}
    if "tracks" in expected:
        known = [track for track in read.tracks if not _is_missing(track, expected)]
        assert len(known) == len(expected["tracks"])
        for track, wanted in zip(known, expected["tracks"], strict=True):
            _check_track(track, wanted, sample)
    elif "library" in expected:
        for track, wanted in zip(read.tracks, expected["library"], strict=True):
            assert is_about(track.known, wanted["track"], {})
    else:
        assert len(read.tracks) == sum(map(len, opinions.values()))
        _check_opinions(read, opinions)
    heard = [play for play in read.plays if play.is_play is not False]
    for plays, wanted_plays in (
        (heard, expected.get("plays", [])),
        ([play for play in read.plays if play.is_play is False], expected.get("skips", [])),
    ):
        assert len(plays) == len(wanted_plays)
        for play, wanted in zip(plays, wanted_plays, strict=True):
            _check_play(play, {**wanted, "is_play": False} if plays is not heard else wanted, sample)


def _is_missing(track: ImportedTrack, expected: dict[str, Any]) -> bool:
    return any(track.known.location.endswith(name) for name in expected.get("missing", ()))


def _check_opinions(read: Read, opinions: dict[str, Any]) -> None:
    for word, wanted in opinions.items():
        given = [track for track in read.tracks if track.opinion is OPINIONS[word]]
        assert len(given) == len(wanted)
        for track, each in zip(given, wanted, strict=True):
            name = each["track"] if isinstance(each, dict) else each.partition(" ")[0]
            assert is_about(track.known, name, {}), track
            if isinstance(each, dict):
                assert track.opinion_at_ms == each["at_ms"]


@pytest.mark.parametrize("sample", samples())
def test_playlists_of_samples_are_as_expected(sample: Sample) -> None:
    read = _read(sample)
    expected = sample.expected
    wanted = expected.get("playlists", [expected] if "entries" in expected else [])
    assert len(read.playlists) == len(wanted)
    for playlist, each in zip(read.playlists, wanted, strict=True):
        if "name" in each:
            assert playlist.name == ("" if each["name"].startswith("ask") else each["name"])
        assert "/".join(playlist.folders) == each.get("folder", "")
        assert playlist.was_smart == each.get("smart", False)
        assert bool(playlist.rules) == each.get("nsp", False)
        _check_entries(playlist, each.get("entries", []), sample)


@pytest.mark.parametrize("sample", samples())
def test_what_samples_leave_out_is_counted(sample: Sample) -> None:
    read = _read(sample)
    skipped = {SKIPPED.get(word, word): count for word, count in sample.expected.get("skipped", {}).items()}
    wanted = {"double": sample.expected.get("doubles", 0), **skipped}
    assert {reason: read.notes.get(reason, 0) for reason in wanted} == wanted
    if "ignored_entries" in sample.expected:
        assert sum(read.notes.values()) == sample.expected["ignored_entries"]
    for word in sample.expected.get("ignored", ()):
        assert read.notes[word] == 1


@pytest.mark.shared
def test_two_exports_of_one_account_do_not_double_a_play() -> None:
    reads = {read.source: read for read in read_all(EXCHANGE / "spotify")}
    assert len(reads["spotify"].plays) == 4
    assert reads["spotify"].notes["double"] == 1
    assert len(reads["spotify-extended"].plays) == 7


@pytest.mark.shared
def test_an_archive_holds_the_same_as_its_files() -> None:
    read = read_one(EXCHANGE / "spotify" / "my_spotify_data.zip")
    audio, video = (
        read_one(EXCHANGE / "spotify" / "extended" / f"Streaming_History_{name}.json")
        for name in ("Audio_2024_3", "Video_2023-2024")
    )
    assert read.plays == audio.plays + video.plays


@pytest.mark.shared
def test_the_pickle_with_code_is_refused() -> None:
    assert refusal(EXCHANGE / "quodlibet" / "songs_with_code").reason == "pickle"
    index = EXCHANGE / "quodlibet" / "tags_and_track_user_data" / "index.json"
    assert refusal(index).reason == "quodlibet-index"


@pytest.mark.shared
def test_people_who_share_a_database_are_not_mixed() -> None:
    path = EXCHANGE / "navidrome" / "navidrome.db"
    other = read_one(path, Choices(account="other"))
    assert [track.play_count for track in other.tracks] == [50, 0]
    assert [play.started_at_ms for play in other.plays] == [1_700_000_000_000]
    assert not other.playlists
    plex = read_one(EXCHANGE / "plex" / "com.plexapp.plugins.library.db", Choices(account="other"))
    assert [track.rating for track in plex.tracks] == [20, None]


@pytest.mark.parametrize("path", files())
def test_cut_and_spoiled_samples_are_read_or_refused(path: Path, tmp_path: Path) -> None:
    """Never another error than the room's, whatever the name."""
    chance = random.Random(str(path.relative_to(EXCHANGE)))
    data = path.read_bytes()
    copy = tmp_path / chance.choice(("x", path.name, "x.json", "x.db"))
    for _ in range(24):
        spoiled = bytearray(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.5 else data)
        for _ in range(chance.randrange(8)):
            if spoiled:
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        copy.write_bytes(bytes(spoiled))
        with contextlib.suppress(ImportFileError):
            assert read_all(copy)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["spotify/account", "exportify", "lastfm", "scrobblers", "listenbrainz"])
def test_names_do_not_matter(name: str, tmp_path: Path) -> None:
    """Each file under a name that says nothing, or something wrong."""
    wanted = read_all(EXCHANGE / name)
    for number, path in enumerate(sorted((EXCHANGE / name).rglob("*"))):
        if path.is_file() and path.name != "expected.json":
            shutil.copy(path, tmp_path / f"{number:02}.dat")
    found = read_all(tmp_path)
    assert [read.source for read in found] == [read.source for read in wanted]
    for read, other in zip(found, wanted, strict=True):
        assert sorted(map(str, read.plays)) == sorted(map(str, other.plays))
        assert len(read.playlists) == len(other.playlists)
        assert read.notes == other.notes
