"""The player on a bus, as a desktop sees it: with the real ``playerctl`` and objects of other programs."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.desktop.conversation import BUS_NAME
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from tests.support.desktop_rig import TITLES, DesktopRig
from tests.support.living_player import Living, bus, living
from tests.support.private_bus import LIMIT_S, Peer, PrivateBus
from tests.support.processes import ended
from tests.support.scheduler import run_due
from tests.support.sound import poll

__all__ = ["bus", "living"]

pytestmark = pytest.mark.dbus
OBJECT = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"


def test_every_verb_of_playerctl(living: Living) -> None:
    living.start()
    player, ctl = living.player, living.ctl
    living.play()
    assert ctl("status") == "Playing"
    ctl("pause")
    assert (ctl("status"), player.state) == ("Paused", PlayerState.PAUSED)
    ctl("play")
    assert ctl("status") == "Playing"
    ctl("play-pause")
    ctl("play-pause")
    assert ctl("status") == "Playing"
    ctl("next")
    assert ctl("metadata", "title") == TITLES[1]
    ctl("previous")
    assert ctl("metadata", "title") == TITLES[0]
    ctl("stop")
    assert (ctl("status"), player.state) == ("Stopped", PlayerState.STOPPED)


def test_position_is_read_set_and_moved_both_ways(living: Living) -> None:
    living.start()
    living.play()
    living.ctl("pause")
    living.ctl("position", "20")
    assert living.player.position_ms == 20_000
    living.ctl("position", "15+")
    living.ctl("position", "5-")
    assert living.player.position_ms == 30_000
    assert float(living.ctl("position")) == 30.0
    living.ctl("position", "100-")
    assert living.player.position_ms == 0
    living.ctl("play")
    first = float(living.ctl("position"))
    living.until(lambda: living.player.position_ms > 1000 * first + 300)
    assert float(living.ctl("position")) > first + 0.3
    living.ctl("position", "100+")
    assert living.ctl("metadata", "title") == TITLES[1]


def test_volume_loop_and_shuffle_in_both_directions(living: Living) -> None:
    living.start()
    living.play()
    player, ctl = living.player, living.ctl
    ctl("volume", "0.35")
    assert player.volume_percent == 35
    player.set_volume(60)
    living.until(lambda: float(ctl("volume")) == 0.6)
    player.set_muted(True)
    living.until(lambda: float(ctl("volume")) == 0.0)
    ctl("volume", "0.2")
    assert (player.volume_percent, player.is_muted) == (20, False)
    for word, mode in (("Track", RepeatMode.ONE), ("Playlist", RepeatMode.ALL), ("None", RepeatMode.OFF)):
        ctl("loop", word)
        assert (player.repeat, ctl("loop")) == (mode, word)
    ctl("shuffle", "On")
    assert (player.is_shuffled, ctl("shuffle")) == (True, "On")
    ctl("shuffle", "Toggle")
    assert not player.is_shuffled


def test_metadata_has_length_and_cover(living: Living) -> None:
    living.start()
    living.play()
    cover = f"file://{quote(str(living.rig.music))}/cover.png"
    living.until(lambda: living.ctl("metadata", "mpris:artUrl", may_fail=True) == cover, "the cover")
    form = "{{title}}|{{artist}}|{{album}}|{{duration(mpris:length)}}|{{xesam:trackNumber}}|{{xesam:genre}}"
    assert living.ctl("metadata", "--format", form) == (
        f"{TITLES[0]}|Ada North, The Lanterns|Harbour & Co|1:00|1|Jazz"
    )
    assert living.ctl("metadata", "xesam:url") == f"file://{quote(str(living.rig.music))}/1%20%C3%A9.wav"


def test_files_are_opened_whatever_their_bytes(living: Living, bus: PrivateBus) -> None:
    living.start()
    living.ctl("open", f"file://{quote(str(living.rig.music))}/2%20%C3%A9.wav")
    assert living.rig.opened == [str(living.rig.music / "2 é.wav")]
    peer = Peer(bus.address)
    send = peer.call("OpenUri", OBJECT, PLAYER, BUS_NAME, "s", ["file:///music/%FF%20x.mp3"])
    living.answers(peer, [send])
    assert living.rig.opened[1:] == ["/music/\udcff x.mp3"]
    send = peer.call("OpenUri", OBJECT, PLAYER, BUS_NAME, "s", ["https://example.org/x.mp3"])
    assert living.answers(peer, [send]) == ["org.freedesktop.DBus.Error.NotSupported"]
    peer.close()


def test_raise_and_quit_reach_the_window(living: Living, bus: PrivateBus) -> None:
    living.start()
    peer = Peer(bus.address)
    root = "org.mpris.MediaPlayer2"
    living.answers(peer, [peer.call(name, OBJECT, root, BUS_NAME) for name in ("Raise", "Quit")])
    assert (living.rig.raised, living.rig.quits) == (1, 1)
    peer.close()


def test_follow_sees_every_change(living: Living) -> None:
    living.start()
    living.play()
    living.until(lambda: living.rig.services.now_playing.now.cover_path != "")
    form = "{{status}}|{{title}}|{{loop}}|{{shuffle}}|{{volume}}"
    lines: list[str] = []

    def read(process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        lines.extend(line.strip() for line in process.stdout)

    with ended(living.playerctl("--follow", "metadata", "--format", form)) as process:
        reader = threading.Thread(target=read, args=(process,))
        reader.start()
        player = living.player
        changes = (
            (player.pause, f"Paused|{TITLES[0]}|None|false|0.8"),
            (player.play, f"Playing|{TITLES[0]}|None|false|0.8"),
            (player.next, f"Playing|{TITLES[1]}|None|false|0.8"),
            (lambda: player.set_repeat(RepeatMode.ALL), f"Playing|{TITLES[1]}|Playlist|false|0.8"),
            (lambda: player.set_volume(50), f"Playing|{TITLES[1]}|Playlist|false|0.5"),
            (player.stop, f"Stopped|{TITLES[1]}|Playlist|false|0.5"),
        )
        expected = [f"Playing|{TITLES[0]}|None|false|0.8"]
        living.until(lambda: [_rounded(line) for line in lines] == expected, "the first line")
        for change, line in changes:
            change()
            expected.append(line)
            living.until(lambda: len(lines) >= len(expected), line)
        process.terminate()
        reader.join(LIMIT_S)
    assert [_rounded(line) for line in lines] == expected


def test_a_second_player_is_an_instance(living: Living, bus: PrivateBus) -> None:
    peer = Peer(bus.address)
    daemon = "org.freedesktop.DBus"
    peer.send("RequestName", "/org/freedesktop/DBus", daemon, daemon, "su", [BUS_NAME, 0])
    living.rig.desktop.start()
    living.until(lambda: "musicrec.instance" in living.ctl("-l", may_fail=True))
    peer.close()


def test_the_bus_going_away_is_harmless(living: Living) -> None:
    living.start()
    living.play()
    living.bus.kill()
    living.until(lambda: not living.rig.desktop.is_alive, "the end of the thread")
    living.player.next()
    living.until(lambda: living.player.state is PlayerState.PLAYING)
    assert living.player.queue.current is not None


def test_without_a_bus_there_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path}/nothing")
    loop = LoopScheduler()
    rig = DesktopRig(tmp_path, loop)
    rig.desktop.start()
    poll(lambda: not rig.desktop.is_alive, LIMIT_S, "the end of the thread")
    rig.player.play_now(rig.ids)

    def is_told() -> bool:
        run_due(loop)
        return bool(rig.in_tray)

    poll(is_told, LIMIT_S, "the message in the tray")
    assert rig.in_tray == [(TITLES[0], "Ada North, The Lanterns – Harbour & Co")]
    rig.close()


def _rounded(line: str) -> str:
    head, _, volume = line.rpartition("|")
    return f"{head}|{round(float(volume), 4):g}"
