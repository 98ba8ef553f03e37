"""Every verb of ``musicrec remote``, through a real socket into a real window."""

from __future__ import annotations

import os

import pytest

from musicrec_desktop.core.remote_verbs import VERBS, VERBS_BY_NAME
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.services.profiles.service import FIRST_NAME
from musicrec_desktop.ui.window import remote_paths
from musicrec_desktop.ui.window.remote import Remote
from tests.support.audio_files import write_tone
from tests.ui.window.remote_wire import Wire, impatient, playing, wire

__all__ = ["impatient", "playing", "wire"]


def current(wire: Wire) -> int | None:
    entry = wire.player.queue.current
    return None if entry is None else entry.track_id


def test_every_verb_has_a_handler_and_every_handler_a_verb(wire: Wire) -> None:
    remote = Remote(wire.rig.app.services, wire.rig.window, lambda: None)
    assert {*remote.handlers, *remote.path_handlers} == {verb.name for verb in VERBS}
    assert len(VERBS_BY_NAME) == len(VERBS)


def test_transport(playing: Wire) -> None:
    ids = playing.rig.ids
    assert playing.done("pause") == {}
    assert playing.player.state is PlayerState.PAUSED
    playing.done("play")
    assert playing.player.state in {PlayerState.PLAYING, PlayerState.LOADING}
    playing.done("play-pause")
    assert playing.player.state is PlayerState.PAUSED
    playing.done("next")
    assert current(playing) == ids[1]
    playing.done("previous")
    assert current(playing) == ids[0]
    playing.done("stop")
    assert playing.player.state is PlayerState.STOPPED


def test_seeking_by_and_to(playing: Wire) -> None:
    playing.done("pause")
    playing.done("seek", "20")
    assert playing.done("position") == {"position_ms": 20_000, "duration_ms": 60_000}
    playing.done("seek", "+5.5")
    assert playing.done("position")["position_ms"] == 25_500
    playing.done("seek", "-10")
    assert playing.done("position")["position_ms"] == 15_500
    playing.done("seek", "-9999")
    assert playing.done("position")["position_ms"] == 0


def test_volume_to_by_and_muted(wire: Wire) -> None:
    assert wire.done("volume", "40") == {"volume_percent": 40, "is_muted": False}
    assert wire.done("volume", "+5")["volume_percent"] == 45
    assert wire.done("volume", "-50")["volume_percent"] == 0
    assert wire.done("volume", "999")["volume_percent"] == 100
    assert wire.done("volume")["volume_percent"] == wire.player.volume_percent == 100
    assert wire.done("mute")["is_muted"] is True
    assert wire.done("mute")["is_muted"] is False


def test_modes(playing: Wire) -> None:
    assert playing.done("shuffle", "on") == {"is_shuffled": True}
    assert playing.player.is_shuffled
    assert playing.done("shuffle", "off") == {"is_shuffled": False}
    assert playing.done("repeat", "one") == {"repeat": "one"}
    assert playing.player.repeat is RepeatMode.ONE
    assert playing.done("stop-after", "on") == {"stops_after_current": True}
    assert playing.done("stop-after") == {"stops_after_current": False}
    assert not playing.player.stops_after_current


def test_opinions_toggle_as_in_the_window(playing: Wire) -> None:
    assert playing.done("like") == {"opinion": "like"}
    assert playing.rig.app.services.feedback.liked_ids() == [playing.rig.ids[0]]
    assert playing.done("like") == {"opinion": "neutral"}
    assert playing.done("dislike") == {"opinion": "dislike"}


def test_another_profile_is_used(wire: Wire) -> None:
    wire.rig.app.services.profiles.create("Anna")
    assert wire.done("profile") == {"profile": FIRST_NAME}
    assert wire.done("profile", "anna") == {"profile": "Anna"}
    refused = wire.ask("profile", "Carl")
    assert (refused["ok"], refused["error"]) == (False, "profile")
    assert "There is “Main”, “Anna”." in refused["text"]


def test_files_play_and_are_queued(wire: Wire, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("loose")
    strange = os.fsdecode(bytes(folder) + b"/caf\xe9.wav")
    write_tone(strange, 30)
    other = write_tone(str(folder / "other.wav"), 0.05)
    wire.done("play", strange)
    wire.rig.qtbot.waitUntil(lambda: current(wire) is not None)
    wire.done("queue", other)
    wire.rig.qtbot.waitUntil(lambda: len(wire.player.queue.user_part) == 1)
    browse = wire.rig.app.services.browse
    assert browse.find_path(strange) == current(wire)
    assert browse.find_path(other) == wire.player.queue.user_part[0].track_id


def test_what_cannot_be_played_is_refused_with_the_reason(
    wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "notes.txt").write_text("no music")
    (folder / "empty.flac").write_bytes(b"")
    (folder / "bare").mkdir()
    broken = folder / "broken.wav"
    write_tone(str(broken), 0.5)
    broken.write_bytes(broken.read_bytes()[:44])
    for verb in ("play", "queue"):
        for name in ("notes.txt", "empty.flac", "gone.mp3", "bare"):
            answer = wire.ask(verb, str(folder / name))
            assert (answer["ok"], answer["error"]) == (False, "not-playable"), (verb, name)
            assert name in answer["text"]
    assert current(wire) is None
    answer = wire.ask("play", str(broken))
    assert (answer["ok"], answer["error"]) == (False, "not-playable")
    assert "broken.wav" in answer["text"]


def test_what_can_be_played_plays_and_the_rest_is_told(
    wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("half")
    good = write_tone(str(folder / "good.wav"), 30)
    (folder / "bad.flac").write_bytes(b"")
    answer = wire.done("play", str(folder / "bad.flac"), good)
    assert [text for text in answer["left_out"] if "bad.flac" in text] == answer["left_out"] != []
    assert wire.player.state.value == "playing"
    assert wire.done("queue", good) == {"left_out": []}


def test_who_waits_for_files_is_told_in_time(
    impatient: Wire, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    good = write_tone(str(tmp_path_factory.mktemp("slow") / "good.wav"), 30)
    monkeypatch.setattr(remote_paths, "WAIT_MS", 800)
    monkeypatch.setattr(impatient.rig.app.services.scan, "add_files", lambda *_: None)
    assert impatient.ask("play", good) == {"ok": True, "is_pending": True}


def test_status_tells_everything(playing: Wire) -> None:
    playing.done("pause")
    playing.done("seek", "7")
    playing.done("volume", "33")
    status = playing.done("status")
    track = {"id": playing.rig.ids[0], "title": "Blue Hour 1", "artist": "Ada North", "album": "Blue Hour"}
    following = status.pop("next_up")
    assert [item["title"] for item in following] == ["Blue Hour 2", "Blue Hour 3"]
    assert status == {
        "state": "paused",
        "track": track,
        "opinion": "neutral",
        "position_ms": 7_000,
        "duration_ms": 60_000,
        "volume_percent": 33,
        "is_muted": False,
        "is_shuffled": False,
        "repeat": "off",
        "stops_after_current": False,
    }


def test_the_window_comes_forward_and_quits(wire: Wire) -> None:
    wire.rig.window.hide()
    wire.done("raise")
    assert wire.rig.window.isVisible()
    wire.done("quit")
    wire.rig.qtbot.waitUntil(lambda: wire.quits == 1)


def test_without_a_track_there_is_nothing_to_do(wire: Wire) -> None:
    for verb, arguments in (("like", ()), ("dislike", ()), ("seek", ("5",)), ("position", ())):
        assert wire.ask(verb, *arguments) == {"ok": False, "error": "nothing-current"}
    for verb in ("play", "play-pause", "next", "previous"):
        assert wire.ask(verb) == {"ok": False, "error": "nothing-to-play"}
    assert wire.done("status")["track"] is None


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("seek", ()),
        ("seek", ("1e999",)),
        ("seek", ("nan",)),
        ("seek", ("5", "6")),
        ("volume", ("٤٠",)),
        ("volume", ("5\n",)),
        ("repeat", ("never",)),
        ("shuffle", ()),
        ("queue", ()),
        ("queue", ("relative.mp3",)),
        ("queue", ("/nul\0.mp3",)),
        ("play", ("/half a pair \ud800.mp3",)),
        ("pause", ("now",)),
    ],
)
def test_wrong_arguments_change_nothing(wire: Wire, verb: str, arguments: tuple[str, ...]) -> None:
    assert wire.ask(verb, *arguments) == {"ok": False, "error": "bad-argument"}
    assert current(wire) is None
