"""What is on the bus, letter for letter as the specification of MPRIS 2.2 wants it."""

from __future__ import annotations

from typing import Any

import pytest
from dbus_fast import Variant
from dbus_fast import introspection as intr

from musicrec_desktop.desktop.conversation import BUS_NAME
from musicrec_desktop.desktop.mpris_values import METADATA_TYPES, NO_TRACK
from tests.support.living_player import Living, bus, living
from tests.support.private_bus import Peer, PrivateBus

__all__ = ["bus", "living"]

pytestmark = pytest.mark.dbus
OBJECT = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PLAYLISTS = "org.mpris.MediaPlayer2.Playlists"
PROPERTIES = "org.freedesktop.DBus.Properties"

SPECIFIED = {
    "org.mpris.MediaPlayer2": {
        "CanQuit": ("b", "read"),
        "CanRaise": ("b", "read"),
        "HasTrackList": ("b", "read"),
        "Identity": ("s", "read"),
        "DesktopEntry": ("s", "read"),
        "SupportedUriSchemes": ("as", "read"),
        "SupportedMimeTypes": ("as", "read"),
    },
    PLAYER: {
        "PlaybackStatus": ("s", "read"),
        "LoopStatus": ("s", "readwrite"),
        "Rate": ("d", "readwrite"),
        "Shuffle": ("b", "readwrite"),
        "Metadata": ("a{sv}", "read"),
        "Volume": ("d", "readwrite"),
        "Position": ("x", "read"),
        "MinimumRate": ("d", "read"),
        "MaximumRate": ("d", "read"),
        "CanGoNext": ("b", "read"),
        "CanGoPrevious": ("b", "read"),
        "CanPlay": ("b", "read"),
        "CanPause": ("b", "read"),
        "CanSeek": ("b", "read"),
        "CanControl": ("b", "read"),
    },
    PLAYLISTS: {
        "PlaylistCount": ("u", "read"),
        "Orderings": ("as", "read"),
        "ActivePlaylist": ("(b(oss))", "read"),
    },
}
METHODS = {
    "org.mpris.MediaPlayer2": {"Raise": "", "Quit": ""},
    PLAYER: {
        **dict.fromkeys(("Next", "Previous", "Pause", "PlayPause", "Stop", "Play"), ""),
        "Seek": "x",
        "SetPosition": "ox",
        "OpenUri": "s",
    },
    PLAYLISTS: {"ActivatePlaylist": "o", "GetPlaylists": "uusb"},
}


def test_the_interfaces_are_those_of_the_specification(living: Living, bus: PrivateBus) -> None:
    living.start()
    peer = Peer(bus.address)
    node = intr.Node.parse(_reply(peer, "Introspect", "org.freedesktop.DBus.Introspectable")[0])
    peer.close()
    found = {interface.name: interface for interface in node.interfaces}
    for name, properties in SPECIFIED.items():
        assert {
            item.name: (item.signature, item.access.value) for item in found[name].properties
        } == properties
        methods = {item.name: item.in_signature for item in found[name].methods}
        assert methods == METHODS[name]
        answers = {item.name: item.out_signature for item in found[name].methods if item.out_args}
        assert answers == ({"GetPlaylists": "a(oss)"} if name == PLAYLISTS else {})
    assert [(item.name, item.signature) for item in found[PLAYER].signals] == [("Seeked", "x")]
    assert [(item.name, item.signature) for item in found[PLAYLISTS].signals] == [
        ("PlaylistChanged", "(oss)")
    ]


def test_metadata_is_typed_and_an_empty_queue_is_no_track(living: Living, bus: PrivateBus) -> None:
    living.start()
    peer = Peer(bus.address)
    (value,) = _reply(peer, "Get", PROPERTIES, "ss", [PLAYER, "Metadata"])
    assert {key: (item.signature, item.value) for key, item in value.value.items()} == {
        "mpris:trackid": ("o", NO_TRACK)
    }
    living.play()
    living.until(lambda: living.rig.services.now_playing.now.cover_path != "")
    living.rig.services.feedback.like(living.rig.ids[0])
    living.ctl("status")
    (value,) = _reply(peer, "Get", PROPERTIES, "ss", [PLAYER, "Metadata"])
    peer.close()
    types = {key: item.signature for key, item in value.value.items()}
    assert types == {key: METADATA_TYPES[key] for key in types}
    assert set(METADATA_TYPES) == set(types)
    assert value.value["mpris:length"].value == 60_000_000
    assert value.value["xesam:artist"].value == ["Ada North", "The Lanterns"]
    assert value.value["xesam:userRating"].value == 1.0


def test_changes_are_told_once_and_only_what_changed(living: Living, bus: PrivateBus) -> None:
    living.start()
    living.play()
    living.until(lambda: living.rig.services.now_playing.now.cover_path != "")
    living.ctl("status")
    peer = Peer(bus.address)
    peer.listen(OBJECT, "PropertiesChanged", "Seeked")
    player = living.player
    player.pause()
    player.set_volume(40)
    player.seek(30_000)
    living.until(lambda: len(peer.signals) >= 3, "three signals")
    player.play()
    living.until(lambda: len(peer.signals) >= 4, "the fourth signal")
    peer.close()
    told = [(message.member, _plain(message.body)) for message in peer.signals]
    assert told == [
        ("PropertiesChanged", [PLAYER, {"PlaybackStatus": ("s", "Paused")}, []]),
        ("PropertiesChanged", [PLAYER, {"Volume": ("d", 0.4)}, []]),
        ("Seeked", [30_000_000]),
        ("PropertiesChanged", [PLAYER, {"PlaybackStatus": ("s", "Playing")}, []]),
    ]
    assert {message.signature for message in peer.signals} == {"sa{sv}as", "x"}


def test_stars_are_told_when_they_change(living: Living, bus: PrivateBus) -> None:
    living.start()
    living.play()
    living.until(lambda: living.rig.services.now_playing.now.cover_path != "")
    living.ctl("status")
    peer = Peer(bus.address)
    peer.listen(OBJECT, "PropertiesChanged")
    living.rig.services.feedback.like(living.rig.ids[0])
    living.until(lambda: len(peer.signals) >= 1, "the like")
    undo = living.rig.services.ratings.rate(living.rig.ids[:1], 7)
    living.until(lambda: len(peer.signals) >= 2, "the stars")
    undo()
    living.until(lambda: len(peer.signals) >= 3, "the like again")
    peer.close()
    told = [message.body[1]["Metadata"].value["xesam:userRating"] for message in peer.signals]
    assert [(rating.signature, rating.value) for rating in told] == [("d", 1.0), ("d", 0.7), ("d", 1.0)]


def test_a_wrong_track_and_a_wrong_place_move_nothing(living: Living, bus: PrivateBus) -> None:
    living.start()
    living.play()
    living.ctl("pause")
    living.ctl("position", "10")
    peer = Peer(bus.address)
    current = living.player.queue.current
    assert current is not None
    ours = f"/org/musicrec/queue/{current.id}"
    for path, position_us in ((NO_TRACK, 5_000_000), (ours, -1), (ours, 60_000_001)):
        living.answers(peer, [peer.call("SetPosition", OBJECT, PLAYER, BUS_NAME, "ox", [path, position_us])])
    assert living.player.position_ms == 10_000
    living.answers(peer, [peer.call("SetPosition", OBJECT, PLAYER, BUS_NAME, "ox", [ours, 5_000_000])])
    assert living.player.position_ms == 5_000
    peer.close()


def test_words_that_do_not_exist_are_refused(living: Living, bus: PrivateBus) -> None:
    living.start()
    peer = Peer(bus.address)
    body = [PLAYER, "LoopStatus", Variant("s", "Sometimes")]
    assert living.answers(peer, [peer.call("Set", OBJECT, PROPERTIES, BUS_NAME, "ssv", body)]) == [
        "org.freedesktop.DBus.Error.InvalidArgs"
    ]
    peer.close()


def _reply(
    peer: Peer, member: str, interface: str, signature: str = "", body: list[Any] | None = None
) -> Any:
    """What is answered from the latest value, without the owner's thread."""
    return peer.send(member, OBJECT, interface, BUS_NAME, signature, body or []).body


def _plain(body: list[Any]) -> list[Any]:
    return [
        {key: (value.signature, value.value) for key, value in item.items()}
        if isinstance(item, dict)
        else item
        for item in body
    ]
