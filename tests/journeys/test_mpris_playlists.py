"""Playlists on a bus, as a desktop sees them: with the real ``gdbus``."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
from dbus_fast import Variant

from musicrec_desktop.desktop.conversation import BUS_NAME
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from tests.support.desktop_rig import TITLES
from tests.support.living_player import Living, bus, living
from tests.support.private_bus import Peer, PrivateBus
from tests.support.processes import ended

__all__ = ["bus", "living"]

pytestmark = [
    pytest.mark.dbus,
    pytest.mark.skipif(shutil.which("gdbus") is None, reason="gdbus is not installed"),
]
OBJECT = "/org/mpris/MediaPlayer2"
PLAYLISTS = "org.mpris.MediaPlayer2.Playlists"
PATH = "/org/musicrec/playlist/"


def gdbus(living: Living, method: str, *arguments: str) -> str:
    """What the method answers, as ``gdbus`` prints it; what it complains of where it fails."""
    command = ["gdbus", "call", "--session", "-d", BUS_NAME, "-o", OBJECT, "-m", method, *arguments]
    process = subprocess.Popen(
        command,
        env=living.bus.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with ended(process):
        living.until(lambda: process.poll() is not None, "gdbus")
        assert process.stdout is not None
        return process.stdout.read().strip()


def get(living: Living, name: str) -> str:
    return gdbus(living, "org.freedesktop.DBus.Properties.Get", PLAYLISTS, name)


def listed(living: Living, *arguments: str) -> str:
    return gdbus(living, f"{PLAYLISTS}.GetPlaylists", *arguments)


def filled(living: Living) -> tuple[PlaylistId, PlaylistId, PlaylistId]:
    """A plain playlist of two tracks, an empty one, and a smart one of one track."""
    service, ids = living.rig.services.playlists, living.rig.ids
    made = (
        service.lists.create("Zoo", [ids[2], ids[0]]).made,
        service.lists.create("Älter").made,
        service.lists.create_smart("Night", SmartRules("title:night")).made,
    )
    living.start()
    living.until(lambda: len(living.rig.services.playlist_playing.now.playlists) == 3)
    assert None not in made
    return made  # type: ignore[return-value]


def test_playlists_are_told_in_orders_and_parts(living: Living) -> None:
    zoo, older, night = filled(living)
    assert get(living, "PlaylistCount") == "(<uint32 3>,)"
    assert get(living, "Orderings") == "(<['Alphabetical', 'CreationDate', 'ModifiedDate']>,)"
    assert get(living, "ActivePlaylist") == "(<(false, (objectpath '/', '', ''))>,)"
    assert listed(living, "0", "9", "Alphabetical", "false") == (
        f"([(objectpath '{PATH}{older}', 'Älter', ''), ('{PATH}{night}', 'Night', ''),"
        f" ('{PATH}{zoo}', 'Zoo', '')],)"
    )
    assert (
        listed(living, "1", "1", "Alphabetical", "true") == f"([(objectpath '{PATH}{night}', 'Night', '')],)"
    )
    assert "Zoo" in listed(living, "0", "1", "CreationDate", "false")
    assert listed(living, "3", "9", "Alphabetical", "false") == "(@a(oss) [],)"


@pytest.mark.parametrize(("which", "titles"), [(0, [TITLES[2], TITLES[0]]), (2, [TITLES[1]])])
def test_a_plain_and_a_smart_playlist_can_be_played(living: Living, which: int, titles: list[str]) -> None:
    playlist_id = filled(living)[which]
    assert gdbus(living, f"{PLAYLISTS}.ActivatePlaylist", f"{PATH}{playlist_id}") == "()"
    living.until(lambda: living.player.queue.current is not None)
    queue = living.player.queue
    assert queue.current is not None
    played = [queue.current.track_id, *(entry.track_id for entry in queue.user_part)]
    assert [track.tags.title for track in living.rig.services.browse.page(played)] == titles
    assert f"(true, (objectpath '{PATH}{playlist_id}'," in get(living, "ActivePlaylist")
    living.play()
    living.until(lambda: "false" in get(living, "ActivePlaylist"))


def test_a_playlist_that_is_not_there_is_refused_and_an_empty_one_plays_nothing(living: Living) -> None:
    _, older, _ = filled(living)
    assert "InvalidArgs" in gdbus(living, f"{PLAYLISTS}.ActivatePlaylist", f"{PATH}999")
    assert gdbus(living, f"{PLAYLISTS}.ActivatePlaylist", f"{PATH}{older}") == "()"
    assert living.player.queue.current is None


def test_another_name_and_another_number_are_told(living: Living, bus: PrivateBus) -> None:
    zoo, _, _ = filled(living)
    peer = Peer(bus.address)
    peer.listen(OBJECT, "PlaylistChanged", "PropertiesChanged")
    living.rig.services.playlists.lists.rename(zoo, "Tiere")
    living.until(lambda: any(one.member == "PlaylistChanged" for one in peer.signals))
    changed = next(one for one in peer.signals if one.member == "PlaylistChanged")
    assert (changed.signature, list(changed.body[0])) == ("(oss)", [f"{PATH}{zoo}", "Tiere", ""])
    living.rig.services.playlists.lists.create("More")
    told: list[dict[str, Any]] = []

    def is_counted() -> bool:
        told[:] = [one.body[1] for one in peer.signals if one.member == "PropertiesChanged"]
        return any("PlaylistCount" in each for each in told)

    living.until(is_counted)
    assert {"PlaylistCount": Variant("u", 4)} in told
    peer.close()
