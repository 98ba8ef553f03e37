"""A file with a cue sheet is its tracks, whatever becomes of the sheet and the file."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import mutagen.flac
import numpy as np
import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import Kinship, kinship
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.query.order import SortTerm, by_fields
from musicrec_desktop.storage.query.sets import TrackSets, set_of
from musicrec_desktop.ui.kit.wording.files import missing_text
from tests.support.audio_files import write_wav
from tests.support.library import add_features
from tests.unit.services.scan.house import House, house

__all__ = ["house"]

SHEET = """PERFORMER "Ansel & Vega"
TITLE "One Long Take"
REM DATE 2022
FILE "take.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Count In"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "The Take"
    PERFORMER "Mira Osei"
    INDEX 00 00:02:00
    INDEX 01 00:02:37
  TRACK 03 AUDIO
    TITLE "Say 'When'"
    INDEX 01 00:04:00
"""
RATE_HZ = 8_000


def write_album(directory: Path, sheet: str = SHEET) -> Path:
    """Six seconds of sound with a sheet beside it."""
    directory.mkdir(parents=True, exist_ok=True)
    audio = directory / "take.wav"
    write_wav(str(audio), np.zeros((6 * RATE_HZ, 1), np.int16), RATE_HZ)
    (directory / "take.cue").write_text(sheet, encoding="utf-8")
    return audio


def present(house: House) -> list[Track]:
    ids = [TrackId(int(number)) for number in house.tracks.present_ids()]
    return sorted(house.tracks.many(ids), key=lambda track: (track.path, track.tags.track_number or 0))


def titles(house: House) -> list[str]:
    return [track.tags.title for track in present(house)]


def rewrite(path: Path, text: str) -> None:
    """Other content, and a time that differs from that of a moment ago."""
    path.write_text(text, encoding="utf-8")
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def test_a_file_with_a_sheet_is_its_tracks(house: House) -> None:
    audio = write_album(house.music / "album")
    report = house.scan()
    assert len(report.changes.added) == 3
    assert not report.failed
    first, second, third = present(house)
    assert [first.span, second.span, third.span] == [Span(0, 187), Span(187, 300), Span(300)]
    assert {track.path for track in (first, second, third)} == {str(audio)}
    assert first.sheet == str(audio.with_suffix(".cue"))
    assert [track.duration_ms for track in (first, second, third)] == [2493, 1506, 2000]
    assert second.tags.artists == ("Mira Osei",)
    assert (second.tags.album, second.album_artist_text) == ("One Long Take", "Ansel & Vega")
    assert (second.tags.year, second.tags.track_number, second.tags.track_total) == (2022, 2, 3)


def test_a_rescan_reads_nothing_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    write_album(house.music)
    house.scan()
    house.forbid_reading(monkeypatch)
    report = house.scan()
    assert not report.changes
    assert report.unchanged == 1


def test_an_edited_sheet_keeps_its_tracks(house: House) -> None:
    audio = write_album(house.music)
    house.scan()
    count_in, take, when = (track.id for track in present(house))
    FeedbackStore(house.database).add(FeedbackKind.LIKE, 1, when)
    for track_id in (count_in, take, when):
        add_features(house.database, track_id, [1.0])
    other = SHEET.replace('TITLE "The Take"', 'TITLE "The Tape"').replace(
        "TRACK 03 AUDIO",
        'TRACK 03 AUDIO\n    TITLE "Talk"\n    INDEX 01 00:03:00\n  TRACK 04 AUDIO',
    )
    rewrite(audio.with_suffix(".cue"), other)
    report = house.scan()
    assert titles(house) == ["Count In", "The Tape", "Talk", "Say 'When'"]
    now = present(house)
    assert [now[0].id, now[1].id, now[3].id] == [count_in, take, when]
    assert now[3].is_liked
    assert report.changes.added == (now[2].id,)
    # The second track ends earlier now, and is another sound.
    assert FeatureStore(house.database).ids_with_features(1).tolist() == [count_in, when]


def test_a_sheet_that_comes_and_goes_loses_nothing(house: House) -> None:
    audio = write_album(house.music)
    sheet = audio.with_suffix(".cue")
    away = house.music.parent / "away.cue"
    shutil.move(sheet, away)
    house.scan()
    (whole,) = present(house)
    FeedbackStore(house.database).add(FeedbackKind.LIKE, 1, whole.id)
    shutil.move(away, sheet)
    report = house.scan()
    parts = present(house)
    assert [track.tags.title for track in parts] == ["Count In", "The Take", "Say 'When'"]
    assert whole.id in report.changes.changed
    (hidden,) = house.tracks.many([whole.id])
    assert (hidden.is_missing, hidden.is_displaced) == (True, True)
    assert missing_text(hidden) == "A cue sheet makes several tracks of this file now"
    assert {track.added_at_ms for track in parts} == {whole.added_at_ms}
    FeedbackStore(house.database).add(FeedbackKind.LIKE, 1, parts[1].id)
    sheet.unlink()
    house.scan()
    (back,) = present(house)
    assert not back.is_displaced
    assert missing_text(house.tracks.many([parts[1].id])[0]).startswith("The cue sheet")
    assert (back.id, back.is_liked, back.span) == (whole.id, True, None)
    write_album(house.music)
    house.scan()
    assert [track.id for track in present(house)] == [track.id for track in parts]
    assert present(house)[1].is_liked


def test_all_tracks_of_a_file_go_missing_and_come_back_together(house: House) -> None:
    audio = write_album(house.music)
    house.scan()
    ids = [track.id for track in present(house)]
    away = house.music.parent / "take.wav"
    shutil.move(audio, away)
    report = house.scan()
    assert set(report.changes.missing) == set(ids)
    assert [(failure.path, failure.reason) for failure in report.news] == [
        (str(audio.with_suffix(".cue")), "cue-no-audio")
    ]
    shutil.move(away, audio)
    report = house.scan()
    assert [track.id for track in present(house)] == ids
    assert not report.failed


def test_a_moved_album_keeps_its_tracks(house: House) -> None:
    write_album(house.music / "old")
    house.scan()
    ids = [track.id for track in present(house)]
    shutil.move(house.music / "old", house.music / "new")
    house.scan()
    now = present(house)
    assert [track.id for track in now] == ids
    assert {track.sheet for track in now} == {str(house.music / "new" / "take.cue")}


def test_sound_that_was_renamed_or_encoded_is_found(house: House) -> None:
    audio = write_album(house.music, SHEET.replace("take.wav", r"D:\\Rips\\TAKE.flac"))
    house.scan()
    assert len(present(house)) == 3
    audio.rename(house.music / "other.wav")
    audio.with_suffix(".cue").rename(house.music / "Other.cue")
    house.scan()
    assert len(present(house)) == 3


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (SHEET.replace("00:04:00", "00:09:00"), "cue-beyond-end"),
        (SHEET.replace("00:04:00", "00:01:00"), "cue-out-of-order"),
        (SHEET.replace("WAVE", "BINARY").replace("take.wav", "take.bin"), "cue-only-data"),
        ("hello", "cue-not-a-sheet"),
        ("x" * (2 << 20), "cue-too-large"),
    ],
)
def test_a_sheet_that_is_of_no_use_is_told_once(house: House, sheet: str, reason: str) -> None:
    audio = write_album(house.music, sheet)
    report = house.scan()
    assert [(failure.path, failure.reason) for failure in report.news] == [
        (str(audio.with_suffix(".cue")), reason)
    ]
    assert len(present(house)) == 1
    report = house.scan()
    assert [failure.reason for failure in report.failed] == [reason]
    assert not report.news
    rewrite(audio.with_suffix(".cue"), SHEET)
    report = house.scan()
    assert not report.failed
    assert len(present(house)) == 3


def test_a_sheet_for_files_of_one_track_each_is_a_playlist(house: House) -> None:
    for name in ("one.wav", "two.wav"):
        write_wav(str(house.music / name), np.zeros((RATE_HZ, 1), np.int16), RATE_HZ)
    (house.music / "album.cue").write_text(
        'FILE "one.wav" WAVE\nTRACK 01 AUDIO\nTITLE A\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nTITLE B\n'
        'INDEX 00 00:00:50\nFILE "two.wav" WAVE\nINDEX 01 00:00:00\n',
        encoding="utf-8",
    )
    report = house.scan()
    assert titles(house) == ["One", "Two"]
    assert not report.failed


def test_a_file_that_is_handed_in_gives_all_its_tracks(house: House) -> None:
    audio = write_album(house.music)
    added = house.service.add_files_blocking([str(audio)], TaskContext())
    assert [track.tags.title for track in house.tracks.many(added.ids)] == [
        "Count In",
        "The Take",
        "Say 'When'",
    ]
    again = house.service.add_files_blocking([str(audio)], TaskContext())
    assert again.ids == added.ids
    assert not again.changes


def test_a_sheet_inside_the_file(house: House) -> None:
    path = str(house.music / "inside.flac")
    write_silent_flac(path)
    audio = mutagen.flac.FLAC(path)
    audio["cuesheet"] = SHEET
    audio["album"] = "Not this"
    audio.save()
    house.scan()
    assert titles(house) == ["Count In", "The Take", "Say 'When'"]
    assert {track.sheet for track in present(house)} == {""}
    assert present(house)[0].tags.album == "One Long Take"


def test_the_table_of_flac(house: House) -> None:
    path = str(house.music / "table.flac")
    write_silent_flac(path)
    audio = mutagen.flac.FLAC(path)
    audio.cuesheet = mutagen.flac.CueSheet(None)
    for number, start in ((1, 0), (2, 3 * 44_100), (170, 6 * 44_100)):
        track = mutagen.flac.CueSheetTrack(number, start)
        track.indexes.append(mutagen.flac.CueSheetTrackIndex(1, 0))
        audio.cuesheet.tracks.append(track)
    audio.metadata_blocks.append(audio.cuesheet)
    audio["album"] = "Table"
    audio.save()
    house.scan()
    assert titles(house) == ["Track 1", "Track 2"]
    assert [track.span for track in present(house)] == [Span(0, 225), Span(225)]


def write_silent_flac(path: str) -> None:
    """Six seconds."""
    import av
    from av.audio.stream import AudioStream

    with av.open(path, "w") as container:
        stream = container.add_stream("flac", rate=44_100)
        assert isinstance(stream, AudioStream)
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, 6 * 44_100 * 2), np.int16), format="s16", layout="stereo"
        )
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def test_a_sheet_that_is_handed_in_stands_for_its_sound(house: House) -> None:
    audio = write_album(house.music)
    added = house.service.add_files_blocking([str(audio.with_suffix(".cue"))], TaskContext())
    assert [track.tags.title for track in house.tracks.many(added.ids)] == titles(house)
    audio.unlink()
    refused = house.service.add_files_blocking([str(audio.with_suffix(".cue"))], TaskContext())
    assert [(failure.path, failure.reason) for failure in refused.failed] == [
        (str(audio.with_suffix(".cue")), "cue-no-audio")
    ]


def test_tracks_of_one_file_are_no_copies_of_one_another(house: House) -> None:
    write_album(house.music)
    house.scan()
    ids = [track.id for track in present(house)]
    facts = house.tracks.facts(ids)
    assert [facts[track_id].cut_from for track_id in ids] == [ids[0]] * 3
    first, second = (replace(facts[track_id], audio_id=b"silence") for track_id in ids[:2])
    assert kinship(first, second, 1.0, 1.0) is Kinship.NONE
    assert kinship(replace(first, cut_from=0), second, 1.0, 1.0) is Kinship.SAME_RECORDING
    assert kinship(replace(second, title_key=first.title_key), first, 1.0, 1.0) is Kinship.VERSION


def test_a_file_with_several_tracks_counts_once_on_the_disk(house: House) -> None:
    audio = write_album(house.music)
    house.scan()
    table = LibraryStore(house.database).table()
    assert table.sizes.sum() == audio.stat().st_size


def test_a_sheet_that_changed_is_seen_in_a_part_of_the_library(house: House) -> None:
    audio = write_album(house.music / "album")
    house.scan()
    rewrite(audio.with_suffix(".cue"), SHEET.replace("Count In", "Count Out"))
    house.service.rescan([str(audio.parent)])
    house.scheduler.settle()
    assert titles(house)[0] == "Count Out"


def test_a_folder_around_takes_the_tracks_of_a_file_over(house: House) -> None:
    write_album(house.music / "album")
    house.scan(house.music / "album")
    ids = [track.id for track in present(house)]
    house.scan()
    assert [track.id for track in present(house)] == ids
    assert {track.sheet for track in present(house)} == {str(house.music / "album" / "take.cue")}
    assert not house.scan().changes


def test_a_removed_folder_hides_all_tracks_of_a_file_and_comes_back(house: House) -> None:
    write_album(house.music)
    house.scan()
    ids = {track.id for track in present(house)}
    (folder,) = house.service.folders()
    house.service.remove_folder(folder.id)
    house.scheduler.settle()
    assert set(house.changes[-1].missing) == ids
    assert not present(house)
    house.scan()
    assert {track.id for track in present(house)} == ids


def test_a_file_is_read_once_more_when_more_is_read_from_files(house: House) -> None:
    write_album(house.music)
    house.scan()
    house.database.execute("UPDATE track SET tags_version = 0")
    assert house.tracks.has_outdated()
    report = house.scan()
    assert not report.changes
    assert not house.tracks.has_outdated()


def test_a_track_that_is_cut_into_a_file_of_its_own_is_the_one_that_was_missing(house: House) -> None:
    write_album(house.music)
    house.scan()
    second = present(house)[1]
    house.tracks.set_decoded(second.id, 1_500, b"sound of it")
    (house.music / "take.cue").unlink()
    write_wav(str(house.music / "own.wav"), np.zeros((RATE_HZ, 1), np.int16), RATE_HZ)
    house.scan()
    new = house.id_of(house.music / "own.wav")
    house.tracks.merge_moved(second.id, new)
    (merged,) = house.tracks.many([second.id])
    assert (merged.path, merged.span, merged.is_missing) == (str(house.music / "own.wav"), None, False)
    assert not house.scan().changes


PATH_ORDERS = [
    (SortKey(SortColumn.PATH),),
    (SortKey(SortColumn.FILE),),
    (SortKey(SortColumn.PATH), SortKey(SortColumn.ARTIST)),
    (SortKey(SortColumn.YEAR), SortKey(SortColumn.PATH)),
    (SortKey(SortColumn.YEAR), SortKey(SortColumn.FILE)),
]


@pytest.mark.parametrize("keys", PATH_ORDERS)
def test_the_tracks_of_a_file_stand_by_its_path_as_they_do_in_it(
    house: House, keys: tuple[SortKey, ...]
) -> None:
    write_album(house.music / "album")
    house.scan()
    store = BrowseStore(house.database)
    wanted = ["Count In", "The Take", "Say 'When'"]
    for is_descending in (False, True):
        order = [SortKey(key.column, is_descending) for key in keys]
        for scope in (Scope(), Scope(ScopeKind.FOLDER, str(house.music))):
            ids = [TrackId(one) for one in store.ids(BrowseRequest(scope=scope).ordered_by(order))]
            found = [track.tags.title for track in store.page(ids)]
            assert found == (wanted[::-1] if is_descending else wanted)


@pytest.mark.parametrize("field", ["path", "file"])
def test_a_query_orders_the_tracks_of_a_file_as_they_stand_in_it(house: House, field: str) -> None:
    write_album(house.music)
    house.scan()
    sets = TrackSets(house.database)
    tracks = set_of([track.id for track in present(house)], sets.size())
    numbers = {track.id: track.tags.track_number for track in present(house)}
    for is_descending, wanted in ((False, [1, 2, 3]), (True, [3, 2, 1])):
        found = sets.ordered(tracks, by_fields([SortTerm(field, is_descending)])).tolist()
        assert [numbers[TrackId(one)] for one in found] == wanted


def test_files_of_one_name_do_not_mix_their_tracks(house: House) -> None:
    for name in ("one", "two"):
        write_album(house.music / name)
    house.scan()
    store = BrowseStore(house.database)
    for order in ([SortKey(SortColumn.FILE)], [SortKey(SortColumn.FILE), SortKey(SortColumn.TITLE)]):
        ids = [TrackId(one) for one in store.ids(BrowseRequest().ordered_by(order))]
        folders = [Path(track.path).parent.name for track in store.page(ids)]
        assert folders == ["one"] * 3 + ["two"] * 3
