"""What each format can say."""

from __future__ import annotations

import pytest

from musicrec_desktop.playlist_files.readers.m3u import extinf
from musicrec_desktop.playlist_files.values import Format
from tests.unit.playlist_files.lists import only, parse, raws, refusal

MBID = "00000000-0000-4000-8000-000000000e02"


@pytest.mark.parametrize(
    ("text", "seconds", "artist", "title"),
    [
        ("34,Ada - Tide", 34, "Ada", "Tide"),
        ("34.3,Ada - Tide - Live", 34.3, "Ada", "Tide - Live"),
        ("-1,Radio", None, "", "Radio"),
        ("0,", None, "", ""),
        ("34 Ada - Tide", None, "", ""),
        ('7 tvg-logo="a,b.png" group="x",Ada - Tide', 7, "Ada", "Tide"),
        ('7 artist="A%20-%20B" title="C",A - B - C', 7, "A - B", "C"),
        ('7,Ada - 12" Mix, Long', 7, "Ada", '12" Mix, Long'),
        ('7 12",Tide', 7, "", "Tide"),
        ("99999999999999999999,x", None, "", "x"),
        ("1e9,x", 1, "", "x"),
        ("nan,x", None, "", "x"),
        ("", None, "", ""),
    ],
)
def test_extinf(text: str, seconds: float | None, artist: str, title: str) -> None:
    info = extinf(text)
    assert (info.artist, info.title) == (artist, title)
    assert info.duration_ms == (None if seconds is None else round(seconds * 1000))


def test_names_that_begin_with_a_number_sign() -> None:
    text = "# a comment\n#1 Dröm.mp3\n#gone.mp3\n#EXTINF.mp3\n"
    document = parse("a.m3u", text, music=["/m/Lists/#1 Dröm.mp3", "/m/Lists/#EXTINF.mp3"])
    assert raws(document) == ["#1 Dröm.mp3"]


@pytest.mark.parametrize("tag", ["#EXT-X-TARGETDURATION:10", "#EXT-X-STREAM-INF:BANDWIDTH=1"])
def test_manifests_of_streams_are_no_playlists(tag: str) -> None:
    error = refusal("a.m3u8", f"#EXTM3U\n#EXT-X-VERSION:3\n{tag}\n#EXTINF:9,\nseg0.ts\n")
    assert (error.reason, error.line) == ("stream-manifest", 3)


def test_pls_of_joined_files_begins_again() -> None:
    text = "[playlist]\nFile2=b.mp3\nFile1=a.mp3\nTitle1=Ada - A\n[playlist]\nFILE01 = c.mp3\nLength1=2.5\n"
    document = parse("a.pls", text)
    assert raws(document) == ["a.mp3", "b.mp3", "c.mp3"]
    assert (document.entries[0].artist, document.entries[0].title) == ("Ada", "A")
    assert document.entries[2].duration_ms == 2500


XSPF = """<?xml version="1.0"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/" xmlns:o="urn:o" {base}>
<title>Night &amp; Fog</title><creator>Ada</creator><annotation>Slow</annotation>
<trackList>{tracks}</trackList></playlist>"""


def test_xspf_says_everything() -> None:
    track = (
        "<track><location> file:///m/a%20b.mp3\n</location><location>http://x/y</location>"
        f"<identifier>https://musicbrainz.org/recording/{MBID.upper()}</identifier>"
        '<meta rel="http://example/isrc">gb-aye-06-01498</meta><o:title>wrong</o:title>'
        "<title>Tide</title><creator>Ada</creator><album>Sea</album><trackNum>2</trackNum>"
        "<duration>30500</duration><annotation>Nice</annotation><image>http://x/cover</image>"
        "<extension application='x'><title>wrong</title></extension></track>"
    )
    document = parse("x.xspf", XSPF.format(base="", tracks=track))
    assert (document.name, document.creator, document.description) == ("Night & Fog", "Ada", "Slow")
    entry = only(document)
    assert [location.raw for location in entry.locations] == ["file:///m/a%20b.mp3", "http://x/y"]
    assert (entry.title, entry.artist, entry.album) == ("Tide", "Ada", "Sea")
    assert (entry.duration_ms, entry.track_number, entry.comment) == (30500, 2, "Nice")
    assert (entry.recording_id, entry.isrc) == (MBID, "GBAYE0601498")


@pytest.mark.parametrize(
    "identifier",
    [
        MBID,
        f"http://musicbrainz.org/track/{MBID}",
        f"urn:mbid:{MBID}",
        f"http://musicbrainz.org/recording/{MBID}.html",
    ],
)
def test_recordings_are_named_in_several_ways(identifier: str) -> None:
    tracks = f"<track><identifier>{identifier}</identifier></track>"
    assert only(parse("x.xspf", XSPF.format(base="", tracks=tracks))).recording_id == MBID


def test_other_ids_of_musicbrainz_are_no_recordings() -> None:
    tracks = f"<track><identifier>https://musicbrainz.org/release/{MBID}</identifier></track>"
    assert only(parse("x.xspf", XSPF.format(base="", tracks=tracks))).recording_id == ""


def test_almost_xml_is_mended() -> None:
    tracks = "<track><title>Rock & Roll &nbsp; \x0b</title><p:x>y</p:x></track>"
    assert only(parse("x.xspf", XSPF.format(base="", tracks=tracks))).title.startswith("Rock & Roll")


JSPF = '{"playlist": {"title": "Weekly", "annotation": "Jams", "track": [%s]}}'


def test_jspf_takes_texts_and_lists() -> None:
    track = (
        f'{{"title": "Tide", "creator": "Ada", "location": "a.mp3", "identifier": "{MBID}",'
        ' "duration": 31000.4,'
        ' "trackNum": "2", "meta": [{"urn:isrc": "GBAYE0601498"}],'
        ' "extension": {"x": {"title": "wrong"}}}'
    )
    document = parse("x.jspf", JSPF % f"{track}, 7, null")
    assert (document.format, document.name, document.description) == (Format.JSPF, "Weekly", "Jams")
    entry = only(document)
    assert (entry.title, entry.duration_ms, entry.track_number) == ("Tide", 31000, 2)
    assert (entry.recording_id, entry.isrc) == (MBID, "GBAYE0601498")
    assert [(note.reason, note.detail) for note in document.notes] == [("no-track", "2"), ("no-track", "3")]


@pytest.mark.parametrize("track", ['{"title": 7, "creator": {}, "location": [3, null], "meta": 5}', "{}"])
def test_jspf_of_wrong_types_costs_the_field_only(track: str) -> None:
    assert only(parse("x.jspf", JSPF % track)).locations == ()


def test_wpl_and_zpl() -> None:
    head = '<?wpl version="1.0"?><smil><head><title>Loud</title><author>Ada</author></head>'
    wpl = f"{head}<body><seq>{{}}</seq></body></smil>"
    media = '<media src="..\\a &amp; b.mp3" tid="{0}"/><media src="c & d.mp3"/><media/>'
    document = parse("x.wpl", wpl.format(media))
    assert (document.format, document.name, document.creator) == (Format.WPL, "Loud", "Ada")
    assert [[each.raw for each in entry.locations] for entry in document.entries] == [
        ["..\\a & b.mp3"],
        ["c & d.mp3"],
        [],
    ]
    zpl = wpl.replace("wpl", "zpl").format('<media src="x.wma" trackTitle="T" albumArtist="A" duration="9"/>')
    entry = only(parse("x.zpl", zpl))
    assert (entry.title, entry.artist, entry.duration_ms) == ("T", "A", 9)


def test_smart_wpl_is_refused_whole() -> None:
    text = '<?wpl version="1.0"?><smil><head><title>x</title></head><body><seq><media src="a.mp3"/>'
    error = refusal("x.wpl", f"{text}<smartPlaylist><querySet/></smartPlaylist></seq></body></smil>")
    assert (error.reason, error.detail) == ("smart-list", "windows-media")


def test_asx_in_both_forms() -> None:
    text = (
        "<asx VERSION=3.0><!-- x > y --><TITLE>Old & new</title><Base HREF='http://x/y/'/>"
        "<ENTRY><Ref href=a&amp;b.mp3 /><REF HREF='http://z/?a=1&b=2'/><duration value='1:02:03.5'/>"
        "<author>Ada</author><title>5 < 6 & 7</title></ENTRY><entryref href='/m/other.m3u'/></ASX>"
    )
    document = parse("x.asx", text, lists={"/m/other.m3u": b"/m/1.mp3"})
    assert document.name == "Old & new"
    entry, nested = document.entries
    assert [each.raw for each in entry.locations] == ["http://x/y/a&b.mp3", "http://z/?a=1&b=2"]
    assert (entry.artist, entry.title, entry.duration_ms) == ("Ada", "5 < 6 & 7", 3_723_500)
    assert nested.locations[0].raw == "/m/1.mp3"
    ini = parse("x.asx", "[Reference]\nRef2=b.mp3\nref1 = http://x/a\n")
    assert raws(ini) == ["http://x/a", "b.mp3"]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("x.m3u", "[playlist]\nFile1=a.mp3", Format.PLS),
        ("x.pls", "#EXTM3U\na.mp3", Format.M3U),
        ("x.m3u", XSPF.format(base="", tracks=""), Format.XSPF),
        ("x.txt", "a.mp3\nb.ogg\n", Format.M3U),
        ("x", "/m/a.mp3", Format.M3U),
        ("x.txt", "File1=a.mp3", Format.PLS),
        ("x.wpl", "<ASX></ASX>", Format.ASX),
        ("x.pls", JSPF % "", Format.JSPF),
        ("x.xspf", "<!-- <html> --><?xml-stylesheet?><playlist><trackList/></playlist>", Format.XSPF),
        ("empty.m3u8", "", Format.M3U),
        ("blank.pls", " \r\n", Format.PLS),
    ],
)
def test_content_decides_before_the_name(name: str, text: str, kind: Format) -> None:
    assert parse(name, text).format is kind


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.m3u", "<!DOCTYPE html><html><body>404", "web-page"),
        ("x.m3u", "\n<HTML lang=en>", "web-page"),
        ("x.xspf", "<rss version='2.0'/>", "feed"),
        ("x.xml", "<?xml version='1.0'?><!DOCTYPE plist PUBLIC 'x' 'y'><plist/>", "itunes-library"),
        ("x.xspf", "<svg/>", "unknown-markup"),
        ("x.xspf", "", "empty"),
        ("x.txt", "", "empty"),
        ("x.txt", "Dear Ada,\nhow are you?\nYours, Otto\n", "not-a-list"),
        ("x.cue", 'FILE "a.wav" WAVE\n  TRACK 01 AUDIO', "cue-sheet"),
        ("x.json", '{"a": 1}', "not-a-list"),
        ("x.jspf", "[1]", "not-a-list"),
        ("x.jspf", '{"playlist": {"track": 5}}', "damaged"),
        ("x.jspf", '{"playlist": {"track": [', "damaged"),
        ("x.jspf", '{"playlist": 9' + "9" * 5000 + "}", "damaged"),
        ("x.jspf", '{"a":' + "[" * 100_000, "damaged"),
        ("x.fpl", b"\xe1\xa0\x9c\x91\xf8\x3c\x77\x42\x85\x2c\x3b\xcc\x14\x01\xd3\xf2\0\0", "foobar-list"),
        ("x.mbp", b"\x01\0\0\0abc", "musicbee-list"),
        ("x.itl", b"hdfm\0\0", "itunes-library"),
        ("x.m3u", b"ID3\x04\0\0\0\0", "sound-file"),
        ("x.m3u", b"PK\x03\x04\0\0", "archive"),
        ("x.m3u", b"SQLite format 3\0", "database"),
        ("x.nsp", '{"all": []}', "smart-list"),
        ("x.json", '{"Any": [{"is": {"loved": true}}]}', "smart-list"),
        ("x.xautopf", "<SmartPlaylist/>", "smart-list"),
        ("x.xsp", "<smartplaylist type='songs'/>", "smart-list"),
        ("x.xml", "<smartplaylist type='songs'/>", "smart-list"),
        ("playlists.xml", "<rhythmdb-playlists/>", "smart-list"),
        ("queries.saved", "#(rating > 0.5)\nGood\n", "smart-list"),
    ],
)
def test_what_is_no_playlist_is_called_by_its_name(name: str, data: bytes | str, reason: str) -> None:
    assert refusal(name, data).reason == reason
