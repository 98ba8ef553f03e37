"""Several sources in one archive, and sound files that have ratings in them."""

from __future__ import annotations

import json
import zipfile

import mutagen.id3
import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.ratings import RatingStore
from tests.support.import_rig import ImportRig
from tests.support.library import add_tracks, scanned
from tests.unit.library.files import write_mp3
from tests.unit.services.importing.exports import START_MS, lastfm, rhythmbox

LIKES = {"tracks": [{"artist": "A", "track": "T", "uri": "u"}], "albums": [], "shows": []}
TRACK = {"track": {"trackName": "T", "artistName": "A"}, "addedDate": ""}


def test_every_source_of_an_archive_is_an_import_of_its_own(rig: ImportRig) -> None:
    path = rig.folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lastfm.csv", lastfm(("A", "T", "", 0)))
        archive.writestr("YourLibrary.json", json.dumps(LIKES))
        lists = [{"name": "P", "items": [TRACK]}, {"name": "P", "items": [TRACK, TRACK]}]
        archive.writestr("Playlist1.json", json.dumps({"playlists": lists}))
        archive.writestr("r.xml", rhythmbox(("file:///x", "T", "A", "", 4, START_MS // 1000, 3, 0)))
    (track,) = rig.add([("A", "T", "", 200_000)])
    plan = rig.service.plan(str(path))
    numbers = {one.source_id: one.numbers for one in plan.sources}
    assert (numbers["lastfm"].plays, numbers["rhythmbox"].counted_plays) == (1, 4)
    assert (numbers["spotify"].likes, numbers["spotify"].playlists, numbers["spotify"].entries) == (1, 2, 3)
    report = rig.service.carry_out(plan, with_playlists=False)
    assert rig.playlists.reader.playlists() == []
    assert rig.use()[track][0] == 5
    assert {one.source for one in rig.service.past()} == {"rhythmbox", "spotify", "lastfm"}
    rig.service.carry_out(rig.service.plan(str(path)))
    assert [one.entries for one in rig.playlists.reader.playlists()] == [1, 2]
    assert rig.use()[track][0] == 5
    rig.service.undo(report.batch_ids)


def test_a_damaged_source_leaves_the_others_whole(rig: ImportRig) -> None:
    folder = rig.folder / "both"
    folder.mkdir()
    (folder / "lastfm.csv").write_text(lastfm(("A", "T", "", 0)))
    (folder / "YourLibrary.json").write_text(json.dumps(LIKES)[:-4])
    plan = rig.service.plan(str(folder))
    errors = {one.source_id: one.error for one in plan.sources}
    assert errors["lastfm"] is None
    assert isinstance(errors["spotify"], ImportFileError)
    (done,) = rig.service.carry_out(plan).imports
    assert (done.source, done.numbers.plays) == ("lastfm", 1)


def test_a_folder_of_music_gives_the_ratings_in_its_files(rig: ImportRig) -> None:
    music = rig.folder / "music"
    write_mp3(music / "a" / "1.mp3", mutagen.id3.POPM(email="x@x.invalid", rating=196, count=3))
    write_mp3(music / "a" / "2.mp3", mutagen.id3.PCNT(count=4))
    write_mp3(music / "3.mp3")
    (music / "4.mp3").write_bytes(b"nothing of the kind" * 100)
    files = [scanned(name, Tags(name, duration_ms=1000)) for name in ("a/1.mp3", "a/2.mp3", "3.mp3")]
    _, (one, two, _) = add_tracks(rig.database, files, str(music))
    plan = rig.service.plan(str(music))
    (source,) = plan.sources
    assert (source.source_id, source.numbers.matched, source.notes) == ("tags", 2, {"unreadable": 1})
    rig.service.carry_out(plan)
    assert RatingStore(rig.database).of([one, two]) == {one: 8}
    assert rig.use() == {one: (3, 0, None), two: (4, 0, None)}
    (music / "b").mkdir()
    with pytest.raises(ImportFileError, match="nothing-found"):
        rig.service.plan(str(music / "b"))
