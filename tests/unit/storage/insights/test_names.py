"""Artists, albums and genres as columns, against a plain reading of the tracks."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.insights.names import GroupKind, NameStore
from tests.support.library import add_tracks, scanned

SPELLINGS = ("Air", "AIR", "Beach", "beach", "Coil", "Doves")


def test_groups_are_those_of_a_plain_reading(database: Database) -> None:
    rng = random.Random(4)
    tags = []
    for number in range(60):
        artists = tuple(dict.fromkeys(rng.choices(SPELLINGS, k=2)))
        album = rng.choice(("", "One", "ONE", "Two"))
        tags.append(Tags(str(number), artists, album, (rng.choice(SPELLINGS),)))
    rows = [(1 + place, one) for place, one in enumerate(tags)]
    add_tracks(database, [scanned(f"{number}.mp3", one) for number, one in rows])
    table = NameStore(database).groups(GroupKind.ARTIST)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    members: list[tuple[int, str]] = []
    for number, one in rows:
        for artist in one.artists:
            counts[name_key(artist)][artist] += 1
        members += sorted({(number, name_key(artist)) for artist in one.artists})
    keys = sorted(counts)
    # Of spellings that are as frequent the one that comes first in the order of characters.
    usual = [min(counts[key], key=lambda name: (-counts[key][name], name)) for key in keys]
    assert list(table.names) == usual
    assert set(table.details) == {""}
    found = list(dict.fromkeys(zip(table.track_ids.tolist(), table.groups.tolist(), strict=True)))
    assert found == [(number, keys.index(key)) for number, key in members]
    assert table.track_ids.tolist() == sorted(table.track_ids.tolist())


def test_an_album_is_called_as_its_first_track_calls_it(database: Database) -> None:
    rows = (("b", "ONE", "Ann"), ("c", "One", "ann"), ("a", "Two", "Bob"), ("d", "", "Bob"))
    add_tracks(
        database,
        [scanned(f"{title}.mp3", Tags(title, (artist,), album, (artist,))) for title, album, artist in rows],
    )
    table = NameStore(database).groups(GroupKind.ALBUM)
    assert list(zip(table.names, table.details, strict=True)) == [("ONE", "Ann"), ("Two", "Bob")]
    assert table.track_ids.tolist() == [1, 2, 3]
    assert table.groups.tolist() == [0, 0, 1]


def test_a_library_without_tracks_has_no_groups(database: Database) -> None:
    for kind in GroupKind:
        table = NameStore(database).groups(kind)
        assert (table.names, len(table.track_ids), len(table.groups)) == ((), 0, 0)
