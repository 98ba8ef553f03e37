"""``musicrec queue`` and ``musicrec taste``: what would come next, by what, and for whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.demo.sound import Stereo
from tests.support.cli import SECONDS, Cli, chord, drums, write


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Four drummed and four droning tracks, scanned and analysed."""
    made = Cli(tmp_path_factory.mktemp("queue"))
    made.home.mkdir()
    # Of one length, sounds that are so much alike would pass for one recording.
    for number, tempo_bpm in enumerate((100, 112, 126, 140)):
        artist, sound = "ABCD"[number], shorter(drums(tempo_bpm), number)
        write(made.music / "drums" / f"{artist}.flac", "flac", sound, f"Beat {artist}", artist)
    for number, base_hz in enumerate((110.0, 147.0, 196.0, 233.0)):
        artist, sound = "WXYZ"[number], shorter(chord(base_hz), number)
        write(made.music / "drone" / f"{artist}.flac", "flac", sound, f"Drone {artist}", artist)
    assert made.document("scan", str(made.music))["added"] == 8
    assert made.document("analyse", "--jobs", "1")["analysed"] == 8
    return made


def shorter(sound: Stereo, times: int) -> Stereo:
    """Without so many tenths of it."""
    return sound[:, : sound.shape[1] * (10 - times) // 10]


@pytest.fixture
def own(cli: Cli, tmp_path: Path) -> Cli:
    """A copy that nobody said anything about."""
    return cli.copied_to(tmp_path)


def seed(cli: Cli, name: str = "drums/A") -> str:
    return str(cli.music / f"{name}.flac")


def titles(found: list[dict[str, object]]) -> list[object]:
    return [one["title"] for one in found]


def test_what_sounds_alike_follows_and_reasons_add_up(cli: Cli) -> None:
    found = cli.document("queue", "--seed", seed(cli, "drone/W"), "-n", "2")
    assert {str(title)[:5] for title in titles(found)} == {"Drone"}
    for one in found:
        total = sum(reason["contribution"] for reason in one["reasons"])
        assert total == pytest.approx(one["score"], abs=1e-6)


def test_a_genre_an_artist_and_an_album_can_be_the_start(cli: Cli) -> None:
    assert {str(title)[:5] for title in titles(cli.document("queue", "--genre", "Drone", "-n", "2"))} == {
        "Drone"
    }
    assert "Drone X" in titles(cli.document("queue", "--artist", "X", "-n", "7"))
    cli.document("playlist", "create", "Drones", seed(cli, "drone/W"), seed(cli, "drone/X"))
    listed = cli.document("queue", "--playlist", "drones", "-n", "2")
    assert len(listed) == 2
    assert cli.run("queue", "--playlist", "Nothing").returncode == 1
    answer = cli.run("queue", "--artist", "Nobody")
    assert answer.returncode == 1
    assert "nothing of that name" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_several_kinds_of_start_are_wrong_usage(cli: Cli) -> None:
    assert cli.run("queue", "--artist", "X", "--genre", "Drone").returncode == 2


def test_without_a_start_and_without_a_past_it_says_what_to_do(own: Cli) -> None:
    answer = own.run("queue")
    assert answer.returncode == 1
    assert answer.stderr.startswith("musicrec: ")
    assert own.run("taste").returncode == 1
    assert own.document("taste")["interests"] == []


def test_likes_are_a_taste_to_start_from(cli: Cli, own: Cli) -> None:
    own.document("feedback", "like", seed(cli, "drone/X"), seed(cli, "drone/Y"))
    taste = own.document("taste")
    assert {str(interest["title"])[:5] for interest in taste["interests"]} == {"Drone"}
    assert sum(interest["share"] for interest in taste["interests"]) == pytest.approx(1, abs=1e-3)
    first = own.document("queue", "-n", "2")
    assert {str(title)[:5] for title in titles(first)} == {"Drone"}
    assert "Drone" in own.run("taste").stdout


def test_bans_hold_and_are_of_one_profile(cli: Cli, own: Cli) -> None:
    own.document("feedback", "ban", seed(cli, "drums/B"))
    own.document("feedback", "ban-artist", "C")
    everything = titles(own.document("queue", "--seed", seed(cli), "-n", "30"))
    assert not {"Beat B", "Beat C"} & set(everything)
    own.document("profile", "create", "Anna")
    of_anna = titles(own.document("--profile", "anna", "queue", "--seed", seed(cli), "-n", "30"))
    assert {"Beat B", "Beat C"} <= set(of_anna)


def test_a_banned_start_is_told(cli: Cli, own: Cli) -> None:
    own.document("feedback", "ban", seed(cli))
    answer = own.run("queue", "--seed", seed(cli))
    assert answer.returncode == 1
    assert "banned" in answer.stderr


def test_all_banned_is_a_sentence(cli: Cli, own: Cli) -> None:
    for artist in "BCDWXYZ":
        own.document("feedback", "ban-artist", artist)
    answer = own.run("queue", "--seed", seed(cli))
    assert answer.returncode == 1
    assert "banned" in answer.stderr


def test_controls_and_rules_change_the_queue(cli: Cli) -> None:
    plain = cli.document("queue", "--seed", seed(cli), "-n", "7")
    calm = cli.document("queue", "--seed", seed(cli), "-n", "7", "--preset", "focus")
    assert titles(plain) != titles(calm) or [one["score"] for one in plain] != [one["score"] for one in calm]
    sentence = "Tracks of any year come too"
    assert sentence in cli.run("queue", "--seed", seed(cli), "-n", "7", "--rules", "years=1960..1979").stdout
    assert sentence not in cli.run("queue", "--seed", seed(cli), "-n", "7").stdout


def test_minutes_decide_how_many(cli: Cli) -> None:
    found = cli.document("queue", "--seed", seed(cli), "--minutes", "1")
    lengths_s = [SECONDS * (10 - "AWBXCYDZ".index(str(title)[-1]) // 2) / 10 for title in titles(found)]
    assert sum(lengths_s[:-1]) < 60 <= sum(lengths_s)


def test_another_draw_is_another_queue_and_the_same_draw_the_same(cli: Cli) -> None:
    draws = [
        titles(
            cli.document("queue", "--seed", seed(cli), "-n", "7", "--wander", "1", "--rng-seed", str(number))
        )
        for number in (1, 1, 2, 3)
    ]
    assert draws[0] == draws[1]
    assert draws[2] != draws[0] or draws[3] != draws[0]


def test_it_is_kept_inside_a_playlist_or_a_query(cli: Cli, own: Cli) -> None:
    own.document("playlist", "create", "Three")
    own.document("playlist", "add", "Three", *(seed(cli, name) for name in ("drone/W", "drums/A", "drums/B")))
    assert set(titles(own.document("queue", "--inside", "three", "-n", "2"))) < {
        "Drone W",
        "Beat A",
        "Beat B",
    }
    found = titles(own.document("queue", "--inside", "title:drone", "--seed", seed(cli), "-n", "4"))
    assert set(found) == {"Drone W", "Drone X", "Drone Y", "Drone Z"}
    nothing = own.run("queue", "--inside", "artist:nobody", "--seed", seed(cli))
    assert nothing.returncode == 1
    assert "nothing inside can be played" in nothing.stderr


def test_a_playlist_gets_suggestions_that_say_why(cli: Cli, own: Cli) -> None:
    own.document("playlist", "create", "Droning")
    nothing = own.run("playlist", "suggest", "Droning")
    assert nothing.returncode == 1
    assert "no tracks yet" in nothing.stderr
    own.document("playlist", "add", "Droning", seed(cli, "drone/W"), seed(cli, "drone/X"))
    found = own.document("playlist", "suggest", "droning", "-n", "2")
    assert titles(found)
    assert set(titles(found)) <= {"Drone Y", "Drone Z"}
    assert all("like" in one["reasons"][0]["text"] for one in found)
    assert "Fits" in own.run("playlist", "suggest", "droning").stdout
    assert own.run("playlist", "suggest", "droning", "--min-fit", "100").returncode == 1
