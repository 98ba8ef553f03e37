"""Every expected error has words that say what to do next."""

from __future__ import annotations

import pytest

from musicrec_desktop.core import errors
from musicrec_desktop.recommend.queue.rules.relaxation import SENTENCES
from musicrec_desktop.ui.kit.wording.cluster import CLUSTER_PROBLEMS
from musicrec_desktop.ui.kit.wording.errors import (
    Message,
    engine_problem,
    error_message,
    playback_failure_text,
    stopped_after_failures,
)
from musicrec_desktop.ui.kit.wording.files import failure_text, folder_problem_text
from musicrec_desktop.ui.kit.wording.queue import queue_problem_text, relaxed_text

NOT_UTF8 = "/music/caf\udce9.mp3"

EXAMPLES: tuple[errors.MusicRecError, ...] = (
    errors.PlaylistFileError("/music/a.m3u", "damaged", "", 3),
    errors.ImportFileError("/music/library.db", "in-use"),
    errors.TracklistError("not-text"),
    errors.ChildEndedError("map", "ended"),
    errors.ChildEndedError("map", "out-of-memory"),
    errors.SpotifyError("not-found"),
    errors.TrashError("/music/song.mp3", "no-trash"),
    errors.LibraryError("/music", "gone"),
    errors.TrackNotFoundError("/music/a.mp3"),
    errors.AnalysisError("/music/a.mp3", "no-audio"),
    errors.PlaybackError("no-libvlc"),
    errors.StorageError("/p/library.sqlite3"),
    errors.DatabaseBusyError("/p/library.sqlite3"),
    errors.DiskFullError("/p/library.sqlite3"),
    errors.DatabaseReadOnlyError("/p/library.sqlite3"),
    errors.DatabaseCorruptError("/p/library.sqlite3"),
    errors.BackupError("/p/backups/library.sqlite3"),
    errors.DatabaseTooNewError("/p/library.sqlite3"),
    errors.SettingsError("theme", "pink"),
    errors.QuerySyntaxError("value", 4, name="soon", field="year"),
    errors.QueryTimeError("(a|a)*"),
    errors.RegionError("taken", "Calm"),
    errors.TagPatternError("unknown-token", "%what%", "what"),
    errors.PlaylistError("ambiguous", "Sunday", ("1", "2")),
    errors.AlbumError("Blue", ("Blue — Joni", "Blue — Simply")),
    errors.QuerySyntaxError("field", 0, name="artits", nearest="artist"),
    errors.QuerySyntaxError("field", 0, name="x"),
    errors.EvaluationError("missing-column", "/music/labels.csv", ("tier",)),
    errors.ScrobbleError("token-refused", "https://host"),
    errors.SeedError("gone", "Kind of Blue"),
    errors.PlaylistError("unknown", "Jazz"),
    errors.RemoteError("not-open"),
    errors.MailError("login-refused"),
    errors.LetterError("bad-week", "2026-W60"),
    errors.ProfileGoneError("/p/library.sqlite3"),
    *(errors.ClusterError(reason, "tls://nas:8786") for reason in CLUSTER_PROBLEMS),
    *(
        errors.ProfileError(reason, "Anna", ("Main", "Anna"))
        for reason in (
            *("name-empty", "name-long", "name-characters", "taken", "unknown", "gone", "last", "colour"),
            *("locked", "same", "guest"),
        )
    ),
    *(
        errors.PassphraseError(reason, "Anna", 5_000)
        for reason in (
            *("wrong", "wait", "needed", "empty", "long", "characters", "unreadable", "differ", "damaged"),
        )
    ),
    *(
        errors.ArchiveError("/home/anna.zip", reason)
        for reason in (
            *("foreign", "damaged", "newer", "bomb", "disk-full", "not-writable", "gone", "unreadable"),
        )
    ),
)


def _all_kinds(kind: type[errors.MusicRecError]) -> set[type[errors.MusicRecError]]:
    return {kind, *(deeper for child in kind.__subclasses__() for deeper in _all_kinds(child))}


def _check(message: Message) -> None:
    assert message.headline.endswith(".")
    assert message.advice.endswith(".")
    assert str(message) == f"{message.headline} {message.advice}"


def test_every_class_has_an_example_here() -> None:
    ours = {kind for kind in _all_kinds(errors.MusicRecError) if kind.__module__ == errors.__name__}
    assert ours - {errors.MusicRecError} == {type(error) for error in EXAMPLES}


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_class_has_its_own_words(error: errors.MusicRecError) -> None:
    message = error_message(error)
    _check(message)
    assert message.headline != error_message(errors.MusicRecError("x")).headline


@pytest.mark.parametrize("reason", ["gone", "unreadable", "not-a-folder", "timed-out"])
def test_folder_reasons(reason: str) -> None:
    message = error_message(errors.LibraryError("/music", reason))
    assert message.headline == "“/music” cannot be used."
    assert reason not in message.advice


@pytest.mark.parametrize(
    "reason",
    [
        "unreadable",
        "no-audio",
        "silent",
        "too-short",
        "protected",
        "crashed",
        "timed-out",
        "out-of-memory",
        "empty",
        "few-bytes",
        "only-zeros",
        "gone",
        "not-audio",
        "not-a-file",
        "bad-tags",
        "reading-hangs",
        "reading-crashes",
        "reading-needs-memory",
        "drive-silent",
        "no-reader",
    ],
)
def test_file_reasons(reason: str) -> None:
    text = failure_text(reason)
    assert text.endswith(".")
    assert "could not be used" not in text


@pytest.mark.parametrize(
    "reason",
    ["cannot-open", "ended-too-soon", "gone", "unreadable", "empty", "not-a-file", "unknown-duration"],
)
def test_playback_reasons(reason: str) -> None:
    message = error_message(errors.PlaybackError(reason, "/music/a.mp3"))
    assert message.headline == "“a.mp3” cannot be played."
    assert "could not be played" not in message.advice


@pytest.mark.parametrize("reason", ["no-libvlc", "no-plugins", "no-sound-device", "something-new"])
def test_engine_problems_say_what_to_do(reason: str) -> None:
    message = engine_problem(reason)
    _check(message)
    assert message.headline.startswith("There is no sound")


def test_missing_libvlc_says_what_to_install() -> None:
    assert "apt install libvlc5 vlc-plugin-base" in engine_problem("no-libvlc").advice


def test_a_failed_track_without_a_path_is_no_engine_problem() -> None:
    assert error_message(errors.PlaybackError("gone")).headline == "A track cannot be played."


@pytest.mark.parametrize(
    "text",
    [
        failure_text("brand-new"),
        folder_problem_text("brand-new"),
        playback_failure_text("brand-new"),
    ],
)
def test_new_reason_words_are_still_sentences(text: str) -> None:
    assert "(brand new)" in text


def test_paths_that_are_not_utf8_can_be_shown() -> None:
    str(error_message(errors.AnalysisError(NOT_UTF8, "crashed"))).encode("utf-8")
    str(error_message(errors.LibraryError(NOT_UTF8, "gone"))).encode("utf-8")


def test_a_corrupt_database_says_what_to_do_and_where_it_is() -> None:
    error = errors.DatabaseCorruptError("/p/library.sqlite3")
    assert "start it again" in error_message(error).advice
    assert "/p/library.sqlite3" in error_message(error).advice


def test_settings_say_what_would_fit() -> None:
    assert "system, light, dark" in error_message(errors.SettingsError("theme", "pink")).advice
    assert "from 1 to 50" in error_message(errors.SettingsError("autoplay_ahead", 99)).advice
    assert "another value" in error_message(errors.SettingsError("autoplay", "maybe")).advice


def test_giving_up_says_how_many() -> None:
    _check(stopped_after_failures(5))
    assert stopped_after_failures(5).headline.startswith("5 tracks in a row")


def test_an_evaluation_names_what_is_missing_but_not_everything() -> None:
    column = error_message(errors.EvaluationError("missing-column", "/music/labels.csv", ("tier",)))
    assert "no column “tier”" in column.advice
    paths = tuple(f"/music/{number}.mp3" for number in range(5))
    failed = error_message(errors.EvaluationError("too-few-described", "/music", paths))
    assert failed.advice.endswith("“0.mp3”, “1.mp3”, “2.mp3” and 2 more.")


def test_rules_that_gave_way_have_a_short_line_of_their_own() -> None:
    lines = [relaxed_text(SENTENCES[: count + 1]) for count in range(len(SENTENCES))]
    assert len(set(lines)) == len(SENTENCES)
    assert all(line.startswith("Few ") for line in lines)
    assert relaxed_text(("Something new: because.",)) == "Something new."
    assert relaxed_text(()) == ""


@pytest.mark.parametrize("reason", ["gone", "banned", "empty", "not-analysed"])
def test_a_queue_that_cannot_start_says_what_to_do(reason: str) -> None:
    message = error_message(errors.SeedError(reason))
    _check(message)
    assert message != error_message(errors.SeedError("brand-new"))


@pytest.mark.parametrize(
    "reason",
    [
        *("name-empty", "name-long", "name-characters", "unknown", "unknown-folder", "ambiguous"),
        *("ambiguous-folder", "gone", "folder-gone", "changed", "folder-loop", "smart", "plain", "place"),
    ],
)
def test_playlists_say_what_is_wrong_and_name_what_is_meant(reason: str) -> None:
    message = error_message(errors.PlaylistError(reason, "{choices}", ("1 is “a”", "2 is “{name}”")))
    _check(message)
    assert message.headline != error_message(errors.PlaylistError("brand-new")).headline
    assert ("1 is “a”; 2 is “{name}”" in message.advice) == reason.startswith("ambiguous")


@pytest.mark.parametrize("problem", ["all-banned", "one-track", "no-tracks"])
def test_a_queue_that_stays_empty_says_why(problem: str) -> None:
    assert queue_problem_text(problem).endswith(".")
    assert queue_problem_text("") == ""


def test_bans_say_where_they_can_be_lifted() -> None:
    assert "Banned tracks and artists" in queue_problem_text("all-banned")
    assert "Banned tracks and artists" in error_message(errors.SeedError("banned")).advice
