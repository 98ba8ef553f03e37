"""``musicrec lyrics``: what is sung, from files beside the music and from tags."""

from __future__ import annotations

from pathlib import Path

import mutagen.id3

from tests.support.cli import Cli
from tests.support.cli_session import cli_session
from tests.unit.library.files import write_mp3


def test_lyrics_are_printed_and_found_by_their_words(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    music = tmp_path / "music"
    one = write_mp3(music / "one.mp3", mutagen.id3.TIT2(text="One"))
    write_mp3(
        music / "two.mp3", mutagen.id3.TIT2(text="Two"), mutagen.id3.USLT(lang="eng", text="glass\nhouse")
    )
    (music / "one.lrc").write_text("[offset:-250]\n[00:01.00]Glass rain\n[00:02]falls")
    with cli_session(cli) as session:
        session.document("scan", str(music))
        assert [track["title"] for track in session.document("tracks", "lyrics:glass")] == ["One", "Two"]
        status, out, _ = session.run("lyrics", str(one), "--synced")
        assert (status, out) == (0, "“One” · one.lrc · with times\n[00:01.25]Glass rain\n[00:02.25]falls\n")
        (track,) = session.document("lyrics", "lyrics:house")
        assert track["lyrics"][0]["lines"][1]["text"] == "house"
        assert (track["lyrics"][0]["language"], track["problems"]) == ("eng", [])
        status, out, err = session.run("lyrics", "lyrics:house", "--synced")
        assert (status, out, "with times" in err) == (1, "", True)
