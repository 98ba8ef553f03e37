"""Chooses what is done next, by a seed and by what is there."""

from __future__ import annotations

import csv
import os
import random
import shutil
from collections.abc import Callable
from typing import Final

from tests.soak.killing.collection import BESIDE, KEPT, MOVING, TAGGED, Collection
from tests.soak.killing.record import PLAYLIST, Deed, Record, playlist_of

MOST_PLAYLISTS: Final = 8
MOST_ENTRIES: Final = 30
IMPORTED_PLAYS: Final = 150
"""In each file that is imported."""
_QUERIES: Final = ("rating:>=3", "plays:0", "artist:Artist", "length:>10", "added:<30d")


class Deeds:
    """What the driver can do.

    Args:
        collection: what there is.
        rng: chooses.
    """

    def __init__(self, collection: Collection, rng: random.Random) -> None:
        self._collection, self._rng = collection, rng
        self.kept, self.beside, self.tagged = (
            collection.track_ids(folder) for folder in (KEPT, BESIDE, TAGGED)
        )

    def personal(self, record: Record) -> Deed:
        """A deed that the record follows."""
        rng = self._rng
        if record.done and rng.random() < 0.12:
            return "undo", ()
        if record.undone and rng.random() < 0.3:
            return "redo", ()
        playlists = sorted(
            title for kind, title in record.state if kind == PLAYLIST and record.state[kind, title]
        )
        choice = rng.random()
        if choice < 0.2:
            return rng.choice(["like", "dislike"]), (rng.choice(self.kept),)
        if choice < 0.4:
            return self._rating(record)
        if not playlists or (choice < 0.5 and len(playlists) < MOST_PLAYLISTS):
            return self._new_playlist()
        return self._playlist_edit(record, rng.choice(playlists))

    def playing(self) -> Deed:
        """A deed of the player."""
        rng = self._rng
        return rng.choice(
            [
                ("play", (rng.sample(self.kept, 5),)),
                ("enqueue", (rng.sample(self.kept, 2),)),
                ("play_next", (rng.sample(self.kept, 1),)),
                ("next", ()),
                ("next", ()),
                ("previous", ()),
                ("pause", ()),
                ("shuffle", ()),
                ("seek", (rng.randrange(30_000),)),
                ("volume", (rng.randrange(101),)),
            ]
        )

    def job(self, number: int) -> Deed:
        """Work that goes on by itself after it was asked for."""
        rng = self._rng
        ways: list[Callable[[], Deed]] = [
            lambda: ("scan", ()),
            lambda: ("analyse", ()),
            lambda: ("back_up", ()),
            lambda: ("map", ()),
            lambda: ("index", ()),
            lambda: ("tag", (rng.choice(self.tagged), f"written {number}")),
            lambda: ("tag", (rng.choice(self.tagged), f"written {number}")),
            lambda: ("import", (self._listening_history(),)),
        ]
        return rng.choice(ways)()

    def beside_window(self) -> list[str]:
        """Arguments of a command that runs beside the window, about tracks of its own."""
        track = str(self._rng.choice(self.beside))
        return self._rng.choice(
            [
                ["rate", track, str(self._rng.randrange(1, 6))],
                ["feedback", self._rng.choice(["like", "dislike"]), track],
                ["scan"],
                ["stats"],
            ]
        )

    def change_files(self) -> str:
        """Let files of the library come, go, or get other names; what was done."""
        rng, here = self._rng, self._collection
        folder = os.path.join(here.music, MOVING)
        there, waiting = sorted(os.listdir(folder)), sorted(os.listdir(here.pool))
        if waiting and (not there or rng.random() < 0.5):
            name = rng.choice(waiting)
            shutil.copyfile(os.path.join(here.pool, name), os.path.join(folder, f"{rng.randrange(4)} {name}"))
            return f"added {name}"
        name = rng.choice(there)
        if rng.random() < 0.5:
            os.unlink(os.path.join(folder, name))
            return f"removed {name}"
        os.rename(os.path.join(folder, name), os.path.join(folder, f"{rng.randrange(4)}{name[1:]}"))
        return f"renamed {name}"

    def _rating(self, record: Record) -> Deed:
        ids = self._rng.sample(self.kept, self._rng.choice([1, 1, 1, 4]))
        half_stars = self._rng.randrange(11)
        if all(record.state.get(("rating", str(one))) == (half_stars or None) for one in ids):
            half_stars = half_stars % 10 + 1
        return "rate", (ids, half_stars)

    def _new_playlist(self) -> Deed:
        name = f"List {self._rng.randrange(10**9)}"
        if self._rng.random() < 0.3:
            return "create_smart", (name, self._rng.choice(_QUERIES))
        return "create", (name, self._rng.sample(self.kept, self._rng.randrange(8)))

    def _playlist_edit(self, record: Record, title: str) -> Deed:
        rng = self._rng
        words, tracks = playlist_of(record.state, title)
        choice = rng.random()
        if choice < 0.08:
            return "delete", (title,)
        if choice < 0.16:
            return "rename", (title, f"List {rng.randrange(10**9)}")
        if words.startswith("="):
            return "set_rules", (title, rng.choice([one for one in _QUERIES if f"={one}" != words]))
        if choice < 0.24:
            return "describe", (title, f"Words {rng.randrange(10**9)}")
        if len(tracks) < 3 or (choice < 0.5 and len(tracks) < MOST_ENTRIES):
            return "add", (title, rng.sample(self.kept, rng.randrange(1, 5)), rng.randrange(len(tracks) + 1))
        places = sorted(rng.sample(range(len(tracks)), rng.randrange(1, 3)))
        if choice < 0.7:
            return "remove", (title, places)
        return "move", (title, places, rng.randrange(len(tracks) + 1))

    def _listening_history(self) -> str:
        """A file of plays as Last.fm's export has them, of times that no other file has."""
        path = os.path.join(self._collection.root, f"history {self._rng.randrange(10**9)}.csv")
        first_s = self._rng.randrange(10**9, 16 * 10**8)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["uts", "utc_time", "artist", "artist_mbid", "album", "album_mbid", "track", "track_mbid"]
            )
            for number in range(IMPORTED_PLAYS):
                moment_s, track = first_s + 300 * number, number % 6
                writer.writerow([moment_s, "", f"Artist {track % 4}", "", "Kills", "", f"{KEPT} {track}", ""])
        return path
