"""Works, movements, orchestras and instruments, as each format and program tells them."""

from __future__ import annotations

from pathlib import Path

import mutagen.apev2
import mutagen.id3
import mutagen.mp4
import pytest

from musicrec_desktop.library.performers import performers_of
from musicrec_desktop.model.track import TagDetails
from tests.unit.library.files import read_tags, write_flac, write_mp3
from tests.unit.library.tagging.making import make

ID3 = mutagen.id3
WORK = TagDetails(
    conductors=("Fritz Takt",),
    performers=("Ada Nord", "Das Orchester"),
    instruments=("violin", "orchestra"),
    ensembles=("Das Orchester",),
    works=("Konzert D-Dur",),
    movements=("Andante",),
    movement_places=("2/3",),
)
COMMENTS = {
    "work": ["Konzert D-Dur"], "movementname": ["Andante"], "movement": ["2"], "movementtotal": ["3"],
    "conductor": ["Fritz Takt"], "performer": ["Ada Nord (violin)", "Das Orchester (orchestra)"],
    "showmovement": ["1"],
}  # fmt: skip
MUSICIANS = [["violin", "Ada Nord"], ["orchestra", "Das Orchester"]]


def details(path: Path) -> TagDetails:
    return read_tags(str(path), path.name).details


@pytest.mark.parametrize("version", [3, 4])
def test_id3(tmp_path: Path, version: int) -> None:
    frames = [
        ID3.TIT2(text="T"), ID3.TPE1(text="A"), ID3.TPE3(text="Fritz Takt"),
        ID3.TXXX(desc="WORK", text="Konzert D-Dur"), ID3.MVNM(text="Andante"), ID3.MVIN(text="2/3"),
        ID3.TMCL(people=MUSICIANS) if version == 4 else ID3.IPLS(people=MUSICIANS),
    ]  # fmt: skip
    assert details(write_mp3(tmp_path / "a.mp3", *frames, v2_version=version)) == WORK


def test_vorbis_comments_and_monkeys_audio(tmp_path: Path) -> None:
    assert details(write_flac(tmp_path / "a.flac", {"title": ["T"], "artist": ["A"], **COMMENTS})) == WORK
    path = make(tmp_path, ".wv")
    tags = mutagen.apev2.APEv2()
    tags.update({"Title": "T", "Artist": "A", **COMMENTS})
    tags.save(path)
    assert details(path) == WORK


def test_mp4(tmp_path: Path) -> None:
    path = make(tmp_path, ".m4a")
    audio = mutagen.mp4.MP4(path)
    audio.update(
        {"\xa9nam": ["T"], "\xa9ART": ["A"], "\xa9wrk": ["Konzert D-Dur"], "\xa9mvn": ["Andante"],
         "\xa9mvi": [2], "\xa9mvc": [3], "shwm": [1], "\xa9con": ["Fritz Takt"]}
    )  # fmt: skip
    people = [name.encode() for name in COMMENTS["performer"]]
    audio["----:com.apple.iTunes:PERFORMER"] = list(map(mutagen.mp4.MP4FreeForm, people))
    audio.save()
    assert details(path) == WORK


def test_a_group_is_the_work_of_a_movement_as_itunes_writes_it(tmp_path: Path) -> None:
    head = (ID3.TIT2(text="T"), ID3.TPE1(text="A"), ID3.TIT1(text="Konzert D-Dur"))
    found = details(write_mp3(tmp_path / "a.mp3", *head, ID3.MVNM(text="Andante")))
    assert (found.works, found.movements, found.groupings) == (("Konzert D-Dur",), ("Andante",), ())
    found = details(write_mp3(tmp_path / "b.mp3", *head))
    assert (found.works, found.groupings) == ((), ("Konzert D-Dur",))


def test_movements_as_others_write_them(tmp_path: Path) -> None:
    head = {"title": ["T"], "artist": ["A"]}
    for number, (fields, names, places) in enumerate(
        (
            ({"movement": ["Andante con moto"]}, ("Andante con moto",), ()),
            ({"movement": ["02/03"]}, (), ("2/3",)),
            ({"movementnumber": ["4"]}, (), ("4",)),
            ({"movement": ["0"], "movementtotal": ["3"]}, (), ()),
            ({"movementtotal": ["3"]}, (), ()),
        )
    ):
        found = details(write_flac(tmp_path / f"{number}.flac", {**head, **fields}))
        assert (found.movements, found.movement_places) == (names, places), fields


def test_orchestras_and_soloists_have_fields_of_their_own(tmp_path: Path) -> None:
    fields = {
        "title": ["T"],
        "orchestra": ["Das Orchester"],
        "soloist": ["Ada Nord (violin)"],
        "choir": ["Chor"],
    }
    found = details(write_flac(tmp_path / "a.flac", fields))
    assert set(found.ensembles) == {"Das Orchester", "Chor"}
    assert (found.performers, found.instruments) == (("Ada Nord",), ("violin",))
    assert found.credited_performers == ("Ada Nord (violin)",)


def test_who_plays_what() -> None:
    assert performers_of([], ";") == ((), (), ())
    assert performers_of(["Ada; Bo"], ";") == (("Ada", "Bo"), (), ())
    # A part in brackets may have signs in it that split lists elsewhere.
    assert performers_of(["Ada Nord (vocals; guitar)"], ";") == (("Ada Nord",), ("vocals; guitar",), ())
    texts = ["Ada (piano)", "Bo", "Ada (organ)", "Ada (piano)", "Chor (Chor)"]
    assert performers_of(texts, ";") == (("Ada", "Bo", "Chor"), ("piano, organ", "", "Chor"), ("Chor",))
    assert TagDetails(performers=("A", "B"), instruments=("x", "")).credited_performers == ("A (x)", "B")
