"""Smart playlists: rules that are kept, answers that stay true, and what is not looked at costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistError, QuerySyntaxError
from musicrec_desktop.model.playlist import LimitUnit, PlaylistId, PlaylistKind, SmartRules, SortOrder
from musicrec_desktop.model.smart_templates import SMART_TEMPLATES
from musicrec_desktop.model.track import TrackChanges
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.query.problems import ProblemKind
from musicrec_desktop.services.playlists.smart import PREVIEW_ROWS, SmartPreview, SmartResult
from musicrec_desktop.storage.query.finding import QueryStore
from tests.support.smart_rig import OF_A_STYLE, SmartRig, open_smart_rig

DAY_MS = 86_400_000


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SmartRig]:
    opened = open_smart_rig(tmp_path)
    yield opened
    opened.app.close()


@pytest.fixture
def evaluations(monkeypatch: pytest.MonkeyPatch) -> list[SmartRules]:
    """The rules of each evaluation, and of each count."""
    seen: list[SmartRules] = []

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(store: QueryStore, rules: SmartRules, *more: object) -> object:
            seen.append(rules)
            return real(store, rules, *more)

        return call

    for name in ("found", "count", "members"):
        monkeypatch.setattr(QueryStore, name, counted(getattr(QueryStore, name)))
    return seen


def watched(rig: SmartRig, playlist_id: PlaylistId) -> list[SmartResult]:
    """Watch a smart playlist; what is told comes into the list."""
    told: list[SmartResult] = []
    rig.services.smart.watch(playlist_id, told.append)
    rig.scheduler.settle()
    return told


def test_rules_give_the_tracks_for_the_queue(rig: SmartRig) -> None:
    made = rig.smart("Late rock", SmartRules("genre:rock", sort=(("year", True),), limit=3))
    expected = [rig.ids[29], rig.ids[28], rig.ids[27]]
    assert rig.services.smart.track_ids(made) == expected
    loaded: list[object] = []
    rig.services.smart.load(made, loaded.append)
    rig.scheduler.settle()
    assert loaded == [expected]


def test_a_plain_playlist_has_no_rules(rig: SmartRig) -> None:
    made = rig.plain("Plain", [])
    with pytest.raises(PlaylistError) as caught:
        rig.services.smart.track_ids(made)
    assert caught.value.reason == "plain"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("yaer:1990", ProblemKind.FIELD),
        ("year:abc", ProblemKind.VALUE),
        ("year:", ProblemKind.NO_VALUE),
        ("title:/(/", ProblemKind.REGEX),
        ('in:"unknown"', ProblemKind.PLAYLIST),
        ('in:"new"', ProblemKind.LOOP),
        ('like:playlist("NEW")>80%', ProblemKind.LOOP),
    ],
)
def test_rules_that_cannot_be_kept_are_refused(rig: SmartRig, query: str, kind: ProblemKind) -> None:
    playlists = rig.services.playlists
    with pytest.raises(QuerySyntaxError) as caught:
        playlists.lists.create_smart("New", SmartRules(query))
    assert caught.value.reason == kind
    assert playlists.reader.playlists() == []
    made = rig.smart("New", "genre:rock")
    with pytest.raises(QuerySyntaxError):
        playlists.lists.set_rules(made, SmartRules(query))
    assert playlists.reader.playlist(made).rules == SmartRules("genre:rock")


def test_an_order_by_no_field_is_refused(rig: SmartRig) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        rig.services.playlists.lists.create_smart("New", SmartRules(sort=(("yeer", False),)))
    assert (caught.value.reason, caught.value.nearest) == (ProblemKind.FIELD, "year")


def test_a_loop_through_others_is_refused_when_it_is_saved_and_when_it_is_named(rig: SmartRig) -> None:
    playlists = rig.services.playlists
    first = rig.smart("A", "genre:rock")
    rig.smart("B", 'in:"A"')
    third = rig.smart("C", 'in:"b" -genre:folk')
    with pytest.raises(QuerySyntaxError) as caught:
        playlists.lists.set_rules(first, SmartRules('genre:rock | -in:"c"'))
    assert (caught.value.reason, caught.value.name) == (ProblemKind.LOOP, "c")
    # “B” would be the name of two playlists, one of which uses both.
    with pytest.raises(PlaylistError) as named:
        playlists.lists.rename(third, "B")
    assert named.value.reason == "rules-loop"
    assert playlists.reader.playlist(third).name == "C"


def test_a_loop_that_comes_to_be_otherwise_is_told_when_it_is_evaluated(rig: SmartRig) -> None:
    playlists = rig.services.playlists
    first = rig.smart("A", "genre:rock")
    gone = playlists.lists.delete([first])
    rig.plain("A", [rig.ids[0]])
    second = rig.smart("B", 'in:"A"')
    playlists.lists.set_rules(second, SmartRules('in:"A" genre:jazz'))
    rig.database.execute("UPDATE playlist SET rules = ? WHERE id = ?", ('{"query": "in:B"}', int(first)))
    gone.undo()
    with pytest.raises(QuerySyntaxError) as caught:
        rig.services.smart.track_ids(second)
    assert caught.value.reason == ProblemKind.LOOP


def test_rules_follow_the_name_of_a_playlist_and_back(rig: SmartRig) -> None:
    playlists = rig.services.playlists
    first = rig.smart("Old name", "genre:rock")
    rig.plain("Other", [])
    user = rig.smart("User", SmartRules('in:"old NAME" -in:other like:playlist("Old name")>50%', limit=5))
    edit = playlists.lists.rename(first, 'New "name"')
    rules = playlists.reader.playlist(user).rules
    assert rules is not None
    assert rules.query == r'in:"New \"name\"" -in:"Other" like:playlist("New \"name\"")>50%'.replace(
        '"Other"', '"other"'
    )
    assert rules.limit == 5
    edit.undo()
    assert playlists.reader.playlist(first).name == "Old name"
    assert playlists.reader.playlist(user).rules == SmartRules(
        'in:"old NAME" -in:other like:playlist("Old name")>50%', limit=5
    )


def test_of_two_playlists_of_a_name_the_other_one_is_still_meant(rig: SmartRig) -> None:
    first = rig.plain("Mix", [rig.ids[0]])
    rig.plain("mix", [rig.ids[1]])
    user = rig.smart("User", 'in:"mix"')
    rig.services.playlists.lists.rename(first, "Other")
    assert set(rig.services.smart.track_ids(user)) == {rig.ids[0], rig.ids[1]}


def test_a_watched_playlist_is_told_again_when_its_answer_changes(rig: SmartRig) -> None:
    made = rig.smart("Good", "rating:>=4")
    told = watched(rig, made)
    assert [list(one.tracks.ids) for one in told] == [[]]
    rig.services.ratings.rate([rig.ids[5], rig.ids[6]], 9)
    rig.services.ratings.rate([rig.ids[6]], 2)
    rig.scheduler.advance(1000)
    assert [list(one.tracks.ids) for one in told] == [[], [rig.ids[5]]]


def test_only_what_can_change_it_makes_it_evaluated(rig: SmartRig, evaluations: list[SmartRules]) -> None:
    services = rig.services
    other = rig.plain("Other", [])
    used = rig.plain("Used", [rig.ids[1]])
    watches = {
        name: rig.smart(name, query)
        for name, query in {
            "tags": "genre:rock",
            "rating": "rating:>=4",
            "opinion": "-is:liked",
            "queue": "is:queued",
            "inner": 'in:"used" plays:0',
            "sound": "energy:top10%",
        }.items()
    }
    watches["outer"] = rig.smart("outer", 'in:"inner"')
    for made in watches.values():
        services.smart.watch(made, lambda _result: None)
    rig.scheduler.settle()
    names = {services.playlists.reader.playlist(made).rules: name for name, made in watches.items()}

    def evaluated(act: Callable[[], object]) -> set[str]:
        evaluations.clear()
        act()
        rig.scheduler.advance(1000)
        return {names[rules] for rules in evaluations if rules in names}

    assert evaluated(lambda: services.ratings.rate([rig.ids[0]], 8)) == {"rating"}
    assert evaluated(lambda: services.feedback.like(rig.ids[0])) == {"opinion"}
    assert evaluated(lambda: services.player.enqueue([rig.ids[0]])) == {"queue"}
    assert evaluated(lambda: services.playlists.entries.add(used, [rig.ids[2]])) == {"inner", "outer"}
    assert evaluated(lambda: services.playlists.entries.add(other, [rig.ids[2]])) == set()
    assert evaluated(lambda: services.playlists.lists.rename(other, "USED")) == {"inner", "outer"}
    assert evaluated(lambda: services.analyse.features_changed.emit((rig.ids[0],))) == {"sound"}
    assert evaluated(lambda: services.scan.library_changed.emit(TrackChanges(changed=(rig.ids[0],)))) == set(
        watches
    )
    services.player.stop()
    rig.scheduler.advance(1000)
    # Time is no cause; what the player puts into its queue meanwhile is.
    assert evaluated(lambda: rig.scheduler.advance(3 * DAY_MS)) <= {"queue"}


def test_what_happens_at_once_is_one_evaluation(rig: SmartRig, evaluations: list[SmartRules]) -> None:
    watched(rig, rig.smart("Good", "rating:>=4"))
    evaluations.clear()
    for track_id in rig.ids[:20]:
        rig.services.ratings.rate([track_id], 9)
    rig.scheduler.advance(1000)
    assert len(evaluations) == 1


def test_three_hundred_that_nobody_looks_at_cost_nothing(
    rig: SmartRig, evaluations: list[SmartRules]
) -> None:
    made = [rig.smart(f"Smart {number}", f"rating:>=3 year:>{1950 + number}") for number in range(300)]
    unwatch = rig.services.smart.watch(made[0], lambda _result: None)
    rig.scheduler.settle()
    unwatch()
    evaluations.clear()
    rig.services.ratings.rate([rig.ids[0]], 9)
    rig.services.scan.library_changed.emit(TrackChanges(changed=(rig.ids[0],)))
    rig.services.player.play_now([rig.ids[0]])
    rig.services.player.stop()
    rig.scheduler.advance(2 * DAY_MS)
    assert evaluations == []


def test_a_new_day_is_a_reason(rig: SmartRig) -> None:
    made = rig.smart("Fresh", "added:<30d")
    now_ms = rig.scheduler.clock.now_ms()
    rig.database.execute("UPDATE track SET added_at_ms = ?", (now_ms - 100 * DAY_MS,))
    rig.database.execute("UPDATE track SET added_at_ms = ? WHERE id = ?", (now_ms - 28 * DAY_MS, rig.ids[4]))
    told = watched(rig, made)
    rig.scheduler.advance(DAY_MS)
    assert [list(one.tracks.ids) for one in told] == [[rig.ids[4]]]
    rig.scheduler.advance(2 * DAY_MS)
    assert [list(one.tracks.ids) for one in told] == [[rig.ids[4]], []]


def test_a_playlist_that_is_deleted_is_told_in_words(rig: SmartRig) -> None:
    used = rig.plain("Used", [rig.ids[1]])
    made = rig.smart("User", 'in:"Used"')
    told = watched(rig, made)
    deleted = rig.services.playlists.lists.delete([used])
    rig.scheduler.advance(1000)
    assert isinstance(told[-1].problem, QuerySyntaxError)
    assert len(told[-1].tracks.ids) == 0
    deleted.undo()
    rig.scheduler.advance(1000)
    assert told[-1].problem is None
    assert list(told[-1].tracks.ids) == [rig.ids[1]]
    rig.services.playlists.lists.delete([made])
    rig.scheduler.advance(1000)
    assert isinstance(told[-1].problem, PlaylistError)


def test_what_plays_now_is_followed(rig: SmartRig) -> None:
    made = rig.smart("Like now", "like:now>85%")
    told = watched(rig, made)
    assert isinstance(told[-1].problem, QuerySyntaxError)
    rig.hear()
    rig.services.player.play_now([rig.ids[20]])
    rig.scheduler.advance(1000)
    assert told[-1].problem is None
    assert set(told[-1].tracks.ids) <= rig.style(1)
    rig.services.player.play_now([rig.ids[50]])
    rig.scheduler.advance(1000)
    assert set(told[-1].tracks.ids) <= rig.style(3)
    assert len(told[-1].tracks.ids) > 0


def test_counts_are_found_out_once(rig: SmartRig, evaluations: list[SmartRules]) -> None:
    smart = rig.services.smart
    made = rig.smart("Rock", SmartRules("genre:rock rating:>0", limit=7))
    counts: list[int | None] = []
    rig.services.ratings.rate(rig.ids, 4)
    smart.load_count(made, counts.append)
    smart.load_count(made, counts.append)
    rig.scheduler.settle()
    smart.load_count(made, counts.append)
    assert counts == [7, 7, 7]
    assert len(evaluations) == 1
    rig.services.ratings.rate(rig.ids[15:27], 0)
    rig.scheduler.settle()
    smart.load_count(made, counts.append)
    rig.scheduler.settle()
    assert counts[-1] == 3
    rig.services.playlists.lists.set_rules(made, SmartRules("genre:rock"))
    rig.scheduler.settle()
    smart.load_count(made, counts.append)
    rig.scheduler.settle()
    assert counts[-1] == OF_A_STYLE


def test_a_count_of_what_cannot_be_evaluated_is_none(rig: SmartRig) -> None:
    used = rig.plain("Used", [])
    made = rig.smart("User", 'in:"Used"')
    rig.services.playlists.lists.delete([used])
    rig.scheduler.settle()
    counts: list[int | None] = []
    rig.services.smart.load_count(made, counts.append)
    rig.scheduler.settle()
    assert counts == [None]


def test_a_preview_has_the_first_tracks_and_what_is_wrong(rig: SmartRig) -> None:
    shown: list[SmartPreview] = []
    smart = rig.services.smart
    smart.preview(SmartRules("year:1980"), shown.append)
    smart.preview(SmartRules('yaer:1 in:"no" -year:1980', sort=(("year", False),)), shown.append)
    rig.scheduler.settle()
    smart.preview(SmartRules(sort=(("title", False),)), shown.append)
    rig.scheduler.settle()
    assert [len(one.ids) for one in shown] == [0, PREVIEW_ROWS]
    assert [problem.kind for problem in shown[0].problems] == [ProblemKind.FIELD, ProblemKind.PLAYLIST]
    assert (shown[1].count, shown[1].problems) == (60, ())
    assert shown[1].length_ms == 4 * sum(range(100, 115)) * 1000


def test_a_preview_tells_a_loop(rig: SmartRig) -> None:
    made = rig.smart("Rock", "genre:rock")
    shown: list[SmartPreview] = []
    rig.services.smart.preview(SmartRules('in:"rock"'), shown.append, playlist_id=made)
    rig.scheduler.settle()
    assert [problem.kind for problem in shown[0].problems] == [ProblemKind.LOOP]


def test_freezing_keeps_the_order_and_the_folder(rig: SmartRig) -> None:
    playlists = rig.services.playlists
    folder = playlists.folders.create("Folder").made_folder
    rules = SmartRules("genre:folk", SortOrder.RANDOM, seed=3, limit=20, limit_unit=LimitUnit.MINUTES)
    made = playlists.lists.create_smart("Random", rules, folder_id=folder).made
    assert made is not None
    expected = rig.services.smart.track_ids(made)
    assert 5 < len(expected) < OF_A_STYLE
    frozen = rig.services.smart.freeze(made, "Frozen").made
    assert frozen is not None
    assert playlists.reader.track_ids(frozen) == expected
    kept = playlists.reader.playlist(frozen)
    assert (kept.kind, kept.folder_id, kept.name) == (PlaylistKind.PLAIN, folder, "Frozen")
    edits: list[object] = []
    rig.services.smart.load_frozen(made, on_done=edits.append)
    rig.scheduler.settle()
    assert len(edits) == 1
    assert [one.name for one in playlists.reader.playlists()] == ["Frozen", "Random", "Random"]


def test_shuffling_again_is_an_edit_that_can_be_undone(rig: SmartRig) -> None:
    made = rig.smart("Random", SmartRules(order=SortOrder.RANDOM))
    before = rig.services.smart.track_ids(made)
    edit = rig.services.smart.shuffle_again(made)
    after = rig.services.smart.track_ids(made)
    assert after != before
    assert sorted(after) == sorted(before)
    edit.undo()
    assert rig.services.smart.track_ids(made) == before


@pytest.mark.parametrize("template", SMART_TEMPLATES, ids=lambda template: template.id)
def test_templates_are_rules_that_can_be_kept(rig: SmartRig, template: object) -> None:
    known = next(one for one in SMART_TEMPLATES if one is template)
    parse_strictly(known.rules.query)
    rig.services.player.play_now([rig.ids[0]])
    rig.hear()
    made = rig.smart(known.name, known.rules)
    rig.services.smart.track_ids(made)
    assert known.hint
