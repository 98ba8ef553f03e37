"""What stands together in playlists brings tracks into the automatic queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, Likeness, prove_lists
from musicrec_desktop.services.autoplay import taste_keeper
from musicrec_desktop.services.autoplay.taste_keeper import DELAY_MS, EDIT_DELAY_MS, Known
from musicrec_desktop.storage.state import StateStore
from tests.unit.services.autoplay.rig import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def make_mixtapes(rig: Rig, count: int = 60) -> None:
    """Playlists of half of the numbers that end alike, whatever they sound like."""
    rng = np.random.default_rng(2)
    for number in range(count):
        tracks = rng.permutation(np.arange(1 + number % 10, 91, 10))[:6]
        rig.playlists.lists.create(f"Mix {number}", [TrackId(track) for track in tracks.tolist()])
    rig.scheduler.settle()


def test_playlists_are_learnt_when_they_change_and_the_reason_names_them(rig: Rig) -> None:
    rig.play(1)
    rig.scheduler.advance(DELAY_MS)
    assert rig.autoplay.taste.learn_now().co_occurrence.weight == 0
    make_mixtapes(rig)
    rig.scheduler.advance(EDIT_DELAY_MS)
    rig.scheduler.settle()
    known = rig.autoplay.taste.learn_now()
    assert known.co_occurrence.weight > 0
    assert known.played.weight == 0
    assert set(known.listed.of(1)[0].tolist()) <= set(range(11, 91, 10))
    rig.autoplay.again()
    rig.scheduler.settle()
    texts = [
        reason.text
        for entry in rig.player.queue.auto_part
        for reason in entry.reasons
        if reason.kind is ReasonKind.CO_OCCURRENCE
    ]
    assert "often together with “Title 1” in your playlists" in [
        text.replace("\u2068", "").replace("\u2069", "") for text in texts
    ]


def test_what_was_proven_is_not_proven_at_the_next_start(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    make_mixtapes(rig)
    first = rig.autoplay.taste.learn_now()
    assert first.listed.weight > 0
    proofs: list[int] = []

    def counted(
        track_ids: IdArray,
        list_ids: IdArray,
        sessions: tuple[IdArray, IdArray],
        weight: float,
        like: Likeness,
    ) -> CoOccurrence:
        proofs.append(len(track_ids))
        return prove_lists(track_ids, list_ids, sessions, weight, like)

    monkeypatch.setattr("musicrec_desktop.services.autoplay.taste_keeper.prove_lists", counted)

    def learnt_anew() -> Known:
        keeper = rig.new_autoplay().taste
        proofs.clear()
        return keeper.learn_now()

    again = learnt_anew()
    assert proofs == []
    for before, after in ((first.co_occurrence, again.co_occurrence), (first.listed, again.listed)):
        assert (after.weight, after.first.tolist()) == (before.weight, before.first.tolist())
        assert after.strength.tolist() == before.strength.tolist()
    make_mixtapes(rig, 1)
    assert learnt_anew().listed.weight > 0
    assert len(proofs) == 1
    learnt_anew()
    assert proofs == []
    state = StateStore(rig.database)
    kept = state.get(taste_keeper.STATE_KEY)
    assert isinstance(kept, dict)
    for other in (kept | {"plays": taste_keeper.NEWS + 1}, {"played": "much"}, kept | {"fit_id": "another"}):
        state.set(taste_keeper.STATE_KEY, other)
        learnt_anew()
        assert len(proofs) == 1
    assert state.get(taste_keeper.STATE_KEY) == kept


def test_deleted_and_smart_playlists_teach_nothing(rig: Rig) -> None:
    made = rig.playlists.lists.create("One", [TrackId(1), TrackId(2)]).made
    assert made is not None
    assert [ids.tolist() for ids in rig.playlists.reader.together(9)] == [[1, 2], [made, made]]
    assert [ids.tolist() for ids in rig.playlists.reader.together(1)] == [[1], [made]]
    rig.playlists.lists.delete([made])
    assert [ids.tolist() for ids in rig.playlists.reader.together(9)] == [[], []]
