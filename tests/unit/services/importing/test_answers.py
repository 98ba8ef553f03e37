"""What the user answers about a source, and what is remembered of it."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import replace

from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.services.importing.answers import AnswerMemory
from musicrec_desktop.services.importing.plan import ImportAnswers
from musicrec_desktop.services.importing.preparation import account_mark
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
from musicrec_desktop.storage.state import StateStore
from tests.support.import_rig import ImportRig
from tests.unit.services.importing.exports import LENGTH_MS, START_MS, lastfm, rhythmbox

ROAD = ("Stone Choir", "Long Road", "Grey Hills", LENGTH_MS)
LOG = (
    "#AUDIOSCROBBLER/1.1\n#TZ/UNKNOWN\n#CLIENT/Rockbox\nStone Choir\tGrey Hills\tLong Road\t1\t200\tL\t{}\t\n"
)


def test_a_zone_is_asked_used_and_remembered(rig: ImportRig) -> None:
    (road,) = rig.add([ROAD])
    path = rig.write(".scrobbler.log", LOG.format(START_MS // 1000))
    plan = rig.service.plan(path)
    assert plan.sources[0].questions == {Question.ZONE}
    stockholm = zoneinfo.ZoneInfo("Europe/Stockholm")
    answered = rig.service.with_answers(plan, {"scrobbler-log": ImportAnswers(zone=stockholm)})
    rig.service.carry_out(answered)
    assert rig.use() == {road: (1, 0, START_MS - 3_600_000)}
    assert rig.service.plan(path).sources[0].answers.zone == stockholm
    utc = rig.service.plan(path, ImportAnswers(zone=dt.UTC))
    assert (utc.sources[0].numbers.known_plays, utc.sources[0].numbers.plays) == (0, 1)


def test_a_folder_of_another_computer_is_guessed_and_used_without_reading_again(rig: ImportRig) -> None:
    road, *_ = rig.add([ROAD, ("A", "Other", "B", 1000)])
    there = "file:///C:/Users/x/Stone%20Choir/Grey%20Hills/Long%20Road.flac"
    path = rig.write("rhythmdb.xml", rhythmbox((there, "wrong", "names", "here", 3, 9, 0, 0)))
    plan = rig.service.plan(path)
    (source,) = plan.sources
    assert source.numbers.missing == 1
    (guess,) = source.path_guesses
    assert guess.rule == PathRule("C:\\Users\\x", "/music")
    mapped = rig.service.with_answers(
        plan, {source.source_id: replace(source.answers, path_rules=(guess.rule,))}
    )
    assert mapped.spool_path == plan.spool_path
    (line,) = mapped.sources[0].lines
    assert (line.track_id, line.match.reason) == (road, MatchReason.PATH_MAP)
    rig.service.carry_out(mapped)
    assert PathMemory(StateStore(rig.database)).rules == (guess.rule,)
    assert rig.service.plan(path).sources[0].numbers.matched == 1


def test_the_name_of_a_person_is_not_kept(rig: ImportRig) -> None:
    memory = AnswerMemory(StateStore(rig.database))
    memory.remember({"navidrome": ImportAnswers(account="ada", music_folder="/m", with_private=False)})
    kept = memory.all()["navidrome"]
    assert kept.account_mark == account_mark("ada") != ""
    assert kept.answers == ImportAnswers(music_folder="/m", with_private=False)
    assert "ada" not in str(rig.tables()["state"])


def test_corrections_stay_when_a_source_is_read_again(rig: ImportRig) -> None:
    road, other = rig.add([ROAD, ("A", "Other", "B", 1000)])
    plan = rig.service.plan(rig.write("lastfm.csv", lastfm(("Stone Choir", "Long Road", "Grey Hills", 0))))
    assert plan.sources[0].lines[0].track_id == road
    corrected = rig.service.corrected(plan, {plan.sources[0].lines[0].key: other})
    again = rig.service.with_answers(corrected, {"lastfm": ImportAnswers(with_videos=True)})
    assert again.spool_path != plan.spool_path
    assert again.sources[0].lines[0].track_id == other
    rig.service.discard(again)
