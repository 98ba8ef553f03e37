"""Every stored field in every format: written with the tag library as taggers write it, and read back.

The names are those of MusicBrainz Picard; the formats that it does not name a field in have the name that
other taggers use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mutagen
import mutagen.aiff
import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4
import mutagen.wave
import pytest

from musicrec_desktop.library import values
from musicrec_desktop.library.lyrics.embedded import words_of
from musicrec_desktop.library.tag_names import fields_of
from musicrec_desktop.model.track import TagDetails, Tags
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import read_tags, write_flac, write_mp3, write_wav
from tests.unit.library.test_decoder_tags import write_container

GROUP = "aaaaaaaa-0000-4000-8000-000000000005"
ALBUM_ARTISTS = ("aaaaaaaa-0000-4000-8000-000000000003", "aaaaaaaa-0000-4000-8000-000000000004")
LYRICS = "Erste Zeile\nzweite Zeile\n\nnächste Strophe"
DETAILS = TagDetails(
    composers=("Clara Fluß", "Bo Süd"),
    conductors=("Dirk Takt",),
    performers=("Ada Nord",),
    comments=("Vom Flohmarkt",),
    groupings=("Vier Stücke",),
    moods=("heiter",),
    labels=("Kanal Vier",),
    catalogue_numbers=("KV 4711",),
    isrcs=("DEA123456789",),
    instruments=("piano",),
    lyrics=LYRICS,
)
WANTED = Tags(
    title="Zwei",
    track_number=3,
    track_total=12,
    disc_number=1,
    disc_total=2,
    year=2016,
    date="2016-03-18",
    original_date="1971-05",
    is_compilation=True,
    bpm=128.0,
    key="Am",
    release_group_id=GROUP,
    album_artist_ids=ALBUM_ARTISTS,
    details=DETAILS,
)


def id3_frames() -> list[mutagen.id3.Frame]:
    id3 = mutagen.id3
    return [
        id3.TIT2(text="Zwei"),
        id3.TRCK(text="3/12"),
        id3.TPOS(text="1/2"),
        id3.TDRC(text="2016-03-18"),
        id3.TDOR(text="1971-05"),
        id3.TCOM(text=["Clara Fluß", "Bo Süd"]),
        id3.TPE3(text="Dirk Takt"),
        id3.TMCL(people=[["piano", "Ada Nord"]]),
        id3.COMM(lang="eng", desc="iTunSMPB", text=" 00000000 00000840"),
        id3.COMM(lang="deu", text="Vom Flohmarkt"),
        id3.COMM(lang="eng", desc="ID3v1 Comment", text="Vom Floh"),
        id3.TIT1(text="Vier Stücke"),
        id3.TMOO(text="heiter"),
        id3.TPUB(text="Kanal Vier"),
        id3.TXXX(desc="CATALOGNUMBER", text="KV 4711"),
        id3.TSRC(text="DE-A12-34-56789"),
        id3.TBPM(text="128"),
        id3.TKEY(text="Am"),
        id3.TCMP(text="1"),
        id3.USLT(lang="deu", text=LYRICS),
        id3.TXXX(desc="MusicBrainz Release Group Id", text=GROUP),
        id3.TXXX(desc="MusicBrainz Album Artist Id", text=list(ALBUM_ARTISTS)),
    ]


def mp3(path: Path) -> Path:
    return write_mp3(path.with_suffix(".mp3"), *id3_frames())


def with_id3(path: Path) -> Path:
    audio = mutagen.File(path)
    assert audio is not None
    if audio.tags is None:
        audio.add_tags()
    for frame in id3_frames():
        audio.tags.add(frame)
    audio.save()
    return path


def wav(path: Path) -> Path:
    return with_id3(write_wav(path.with_suffix(".wav")))


def aiff(path: Path) -> Path:
    return with_id3(Path(write(path.with_suffix(".aiff"), melody(0.5))))


VORBIS = {
    "title": ["Zwei"],
    "tracknumber": ["3"],
    "tracktotal": ["12"],
    "totaltracks": ["12"],
    "discnumber": ["1"],
    "totaldiscs": ["2"],
    "date": ["2016-03-18"],
    "originaldate": ["1971-05"],
    "originalyear": ["1971"],
    "composer": ["Clara Fluß", "Bo Süd"],
    "conductor": ["Dirk Takt"],
    "performer": ["Ada Nord (piano)"],
    "comment": ["Vom Flohmarkt"],
    "grouping": ["Vier Stücke"],
    "mood": ["heiter"],
    "label": ["Kanal Vier"],
    "catalognumber": ["KV 4711"],
    "isrc": ["DEA123456789"],
    "bpm": ["128"],
    "key": ["Am"],
    "compilation": ["1"],
    "lyrics": [LYRICS],
    "musicbrainz_releasegroupid": [GROUP],
    "musicbrainz_albumartistid": list(ALBUM_ARTISTS),
}
VORBIS_OF_OTHERS = VORBIS | {
    "contentgroup": VORBIS["grouping"],
    "organization": VORBIS["label"],
    "labelno": VORBIS["catalognumber"],
    "initialkey": VORBIS["key"],
    "unsyncedlyrics": [LYRICS.replace("\n", "\r\n")],
    "description": VORBIS["comment"],
}
for _name in ("grouping", "label", "catalognumber", "key", "lyrics", "comment"):
    del VORBIS_OF_OTHERS[_name]


def flac(path: Path) -> Path:
    return write_flac(path.with_suffix(".flac"), VORBIS)


def flac_of_others(path: Path) -> Path:
    return write_flac(path.with_suffix(".flac"), VORBIS_OF_OTHERS)


def with_comments(path: Path) -> Path:
    audio = mutagen.File(path)
    assert audio is not None
    audio.update(VORBIS)
    audio.save()
    return path


def ogg(path: Path) -> Path:
    return with_comments(Path(write(path.with_suffix(".ogg"), melody(0.5))))


def opus(path: Path) -> Path:
    return with_comments(Path(write(path.with_suffix(".opus"), melody(0.5))))


def ape(path: Path) -> Path:
    path = write_mp3(path.with_suffix(".mp3"))
    tags = mutagen.apev2.APEv2()
    apart = {
        "tracknumber", "tracktotal", "totaltracks", "discnumber", "totaldiscs", "date", "originalyear",
    }  # fmt: skip
    tags.update({name.title(): texts for name, texts in VORBIS.items() if name not in apart})
    tags.update({"Track": "3/12", "Disc": "1/2", "Year": "2016-03-18"})
    tags.save(path)
    return path


def m4a(path: Path) -> Path:
    path = write_container(path.parent / "a.m4a", {}, 0.5)
    audio = mutagen.mp4.MP4(path)
    assert audio.tags is not None
    audio.tags.update(
        {
            "\xa9nam": ["Zwei"],
            "trkn": [(3, 12)],
            "disk": [(1, 2)],
            "\xa9day": ["2016-03-18T07:00:00Z"],
            "\xa9wrt": ["Clara Fluß", "Bo Süd"],
            "\xa9cmt": ["Vom Flohmarkt"],
            "\xa9grp": ["Vier Stücke"],
            "\xa9lyr": [LYRICS.replace("\n", "\r")],
            "tmpo": [128],
            "cpil": True,
        }
    )
    for name, texts in {
        "originaldate": ("1971-05",),
        "CONDUCTOR": ("Dirk Takt",),
        "PERFORMER": ("Ada Nord (piano)",),
        "MOOD": ("heiter",),
        "LABEL": ("Kanal Vier",),
        "CATALOGNUMBER": ("KV 4711",),
        "ISRC": ("DEA123456789",),
        "initialkey": ("Am",),
        "MusicBrainz Release Group Id": (GROUP,),
        "MusicBrainz Album Artist Id": ALBUM_ARTISTS,
    }.items():
        freeform = [mutagen.mp4.MP4FreeForm(text.encode()) for text in texts]
        audio.tags[f"----:com.apple.iTunes:{name}"] = freeform
    audio.save()
    return path


def wma(path: Path) -> Path:
    path = write_container(path.parent / "a.wma", {}, 0.5)
    audio = mutagen.asf.ASF(path)
    assert audio.tags is not None
    audio.tags.clear()
    for name, texts in {
        "Title": ("Zwei",),
        "WM/TrackNumber": ("3/12",),
        "WM/PartOfSet": ("1/2",),
        "WM/Year": ("2016-03-18",),
        "WM/OriginalReleaseYear": ("1971-05",),
        "WM/Composer": ("Clara Fluß", "Bo Süd"),
        "WM/Conductor": ("Dirk Takt",),
        "PERFORMER": ("Ada Nord (piano)",),
        "Description": ("Vom Flohmarkt",),
        "WM/ContentGroupDescription": ("Vier Stücke",),
        "WM/Mood": ("heiter",),
        "WM/Publisher": ("Kanal Vier",),
        "WM/CatalogNo": ("KV 4711",),
        "WM/ISRC": ("DEA123456789",),
        "WM/BeatsPerMinute": ("128",),
        "WM/InitialKey": ("Am",),
        "WM/IsCompilation": ("1",),
        "WM/Lyrics": (LYRICS,),
        "MusicBrainz/Release Group Id": (GROUP,),
        "MusicBrainz/Album Artist Id": ALBUM_ARTISTS,
    }.items():
        audio.tags[name] = list(texts)
    audio.save()
    return path


@pytest.mark.parametrize("make", [mp3, wav, aiff, flac, flac_of_others, ogg, opus, ape, m4a, wma])
def test_every_format_tells_every_field(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path / "a")
    found = read_tags(str(path), path.name)
    assert found.details == DETAILS
    wanted = replace(
        WANTED,
        duration_ms=found.duration_ms,
        is_estimate=found.is_estimate,
        codec=found.codec,
        bitrate_kbps=found.bitrate_kbps,
        sample_rate_hz=found.sample_rate_hz,
        channels=found.channels,
        bit_depth=found.bit_depth,
        is_lossless=found.is_lossless,
    )
    assert found == wanted


def test_id3_before_version_4_has_one_list_of_people(tmp_path: Path) -> None:
    people = [["producer", "Paul Pult"], ["violin", "Ada Nord"], ["Engineer", "Ed"]]
    frames = (mutagen.id3.IPLS(people=people), mutagen.id3.TDRC(text="1971-05-18"))
    tags = mutagen.id3.ID3()
    for frame in (mutagen.id3.TIT2(text="T"), *frames):
        tags.add(frame)
    path = write_mp3(tmp_path / "a.mp3")
    tags.update_to_v23()
    tags.save(path, v2_version=3)
    found = read_tags(str(path), path.name)
    assert found.details.performers == ("Ada Nord",)
    assert found.date == "1971-05-18"


def test_comments_come_with_the_plain_one_first(tmp_path: Path) -> None:
    comm = mutagen.id3.COMM
    path = write_mp3(
        tmp_path / "a.mp3",
        comm(lang="eng", desc="Source", text="tape"),
        comm(lang="eng", desc="Songs-DB_Custom1", text="x"),
        comm(lang="eng", text="plain"),
        comm(lang="eng", desc="ID3v1 Comment", text="pla"),
    )
    assert read_tags(str(path), path.name).details.comments == ("plain", "tape")
    path = write_mp3(tmp_path / "b.mp3", comm(lang="eng", desc="ID3v1 Comment", text="old"))
    assert read_tags(str(path), path.name).details.comments == ("old",)


def test_synced_lyrics_are_read_where_there_are_no_others(tmp_path: Path) -> None:
    synced = mutagen.id3.SYLT(lang="eng", format=2, type=1, text=[("one", 0), ("two", 900)])
    path = write_mp3(tmp_path / "a.mp3", synced)
    assert read_tags(str(path), path.name).details.lyrics == "one\ntwo"
    path = write_mp3(tmp_path / "b.mp3", synced, mutagen.id3.USLT(lang="eng", text="plain"))
    assert read_tags(str(path), path.name).details.lyrics == "plain"


def test_an_unset_flag_and_zeros_say_nothing(tmp_path: Path) -> None:
    path = write_container(tmp_path / "a.m4a", {}, 0.5)
    audio = mutagen.mp4.MP4(path)
    assert audio.tags is not None
    audio.tags.update({"trkn": [(3, 0)], "disk": [(0, 0)], "tmpo": [0], "cpil": False, "\xa9nam": ["T"]})
    audio.save()
    found = read_tags(str(path), path.name)
    assert (found.track_number, found.track_total, found.disc_total) == (3, None, None)
    assert (found.bpm, found.is_compilation) == (None, False)


def test_words_in_old_code_pages_are_read_in_every_field(tmp_path: Path) -> None:
    russian = "Московские вечера у реки"
    mangled = russian.encode("cp1251").decode("latin-1")
    path = write_mp3(
        tmp_path / "a.mp3",
        mutagen.id3.TIT2(encoding=0, text=mangled),
        mutagen.id3.TCOM(encoding=0, text=mangled),
        mutagen.id3.COMM(encoding=0, lang="rus", text=mangled),
        mutagen.id3.USLT(encoding=0, lang="rus", text=f"{mangled}\n{mangled}"),
        mutagen.id3.TMCL(encoding=0, people=[["voice", mangled]]),
    )
    details = read_tags(str(path), path.name).details
    assert (details.composers, details.comments, details.performers) == ((russian,),) * 3
    assert details.lyrics == f"{russian}\n{russian}"


def test_hostile_values_stay_bounded(tmp_path: Path) -> None:
    fields = {
        "title": ["T"],
        "composer": [f"Name {number}" for number in range(5000)],
        "comment": ["é" * 3_000_000],
        "lyrics": ["ы\n" * 3_000_000],
        "isrc": [f"DEA1{number:08}" for number in range(5000)],
        "bpm": ["9" * 400],
        "date": ["1" * 100_000],
        "tracktotal": ["9" * 100_000],
        "key": ["A" * 5000],
    }
    found = read_tags(str(write_flac(tmp_path / "a.flac", fields)), "a.flac")
    assert len(found.details.composers) == values.MOST_VALUES
    assert [len(text) for text in found.details.comments] == [values.LONGEST_TEXT]
    assert values.LONGEST_LYRICS - 2 <= len(found.details.lyrics) <= values.LONGEST_LYRICS
    assert len(found.details.isrcs) == values.MOST_IDENTIFIERS
    assert (found.bpm, found.date, found.track_total, len(found.key)) == (None, "", None, 32)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["2016-03-18T12:24:00Z"], "2016-03-18"),
        (["2016-03"], "2016-03"),
        (["2016"], "2016"),
        (["2016/3/8"], "2016-03-08"),
        (["20160318"], "2016-03-18"),
        (["18.03.2016"], "2016-03-18"),
        (["3.4.1987"], "1987-04-03"),
        (["3/4/1987"], "1987"),
        (["3/31/1987"], "1987-03-31"),
        (["31/3/1987"], "1987-03-31"),
        (["5-5-1987"], "1987-05-05"),
        (["2016-00-00"], "2016"),
        (["2016-13-01"], "2016"),
        (["2015-02-29"], "2015-02"),
        (["March 1999"], "1999"),
        (["(p) 1999 Label"], "1999"),
        (["1999", "1999-05-02"], "1999-05-02"),
        (["1999", "2005-05-02"], "1999"),
        (["0000", "1999"], "1999"),
        (["0000"], ""),
        (["", "unknown"], ""),
        ([], ""),
    ],
)
def test_dates_have_one_form(texts: list[str], wanted: str) -> None:
    assert values.date_of(texts) == wanted


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["[00:01.00]one\n[00:02.50][01:02.50] two"], "one\ntwo"),
        (["\n\n one \r\n\r\n\r\n\r\ntwo\n"], "one\n\ntwo"),
        (["\0", " \n ", "words"], "words"),
        (["[Refrain]\nwords"], "[Refrain]\nwords"),
        ([], ""),
    ],
)
def test_lyrics_keep_their_lines(texts: list[str], wanted: str) -> None:
    assert words_of(texts) == wanted


def test_other_values() -> None:
    assert values.isrcs(["de-a12-34-56789; USRC17607839", "DEA1234567890", "none"]) == (
        "DEA123456789",
        "USRC17607839",
    )
    assert [values.tempo_bpm([text]) for text in ("128", "127,98 bpm", "0", "12798", "fast")] == [
        128.0, 127.98, None, None, None,
    ]  # fmt: skip
    assert [values.is_yes([text]) for text in ("1", "true", "True", "0", "False", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_totals_are_read_from_the_numbers_too(tmp_path: Path) -> None:
    for number, total in (("3 of 12", 12), ("03/12", 12), ("A1/6", 6), ("3", None), ("3/0", None)):
        path = write_flac(tmp_path / "a.flac", {"title": ["T"], "tracknumber": [number]})
        assert read_tags(str(path), path.name).track_total == total


@pytest.mark.parametrize(
    ("make", "codec", "bits"),
    [(flac, "flac", 16), (wav, "wav", 16), (aiff, "aiff", 16), (mp3, "mp3", None), (m4a, "aac", None),
     (wma, "wma", None), (ogg, "vorbis", None), (opus, "opus", None)],
)  # fmt: skip
def test_lossless_codecs_have_a_bit_depth(
    make: Callable[[Path], Path], codec: str, bits: int | None, tmp_path: Path
) -> None:
    path = make(tmp_path / "a")
    found = read_tags(str(path), path.name)
    assert (found.codec, found.bit_depth, found.is_lossless) == (codec, bits, bits is not None)


def test_plain_text_of_containers_is_read() -> None:
    fields = fields_of({"Comment": "words", "Publisher": "Kanal Vier", "TBPM": "99"})
    assert fields == {"comment": ["words"], "publisher": ["Kanal Vier"], "bpm": ["99"]}
