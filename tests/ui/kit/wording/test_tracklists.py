"""Every reason for which a list cannot be read, and every note of a line, has words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import musicrec_desktop
from musicrec_desktop.core.errors import SpotifyError, TracklistError
from musicrec_desktop.model.tracklist import LineStatus
from musicrec_desktop.online.spotify.reader import PORT
from musicrec_desktop.online.spotify.redirect import HOST, PATH
from musicrec_desktop.tracklists.values import LineNote
from musicrec_desktop.ui.kit.wording import spotify, tracklists
from musicrec_desktop.ui.kit.wording.errors import error_message

PACKAGE = Path(musicrec_desktop.__file__).parent
ROOMS = ("tracklists", "services/tracklists", "online/spotify", "cli/commands")


def raised(name: str) -> set[str]:
    """The first texts of calls of an error."""
    found: set[str] = set()
    for room in ROOMS:
        for path in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                    found |= {
                        each.value
                        for each in ast.walk(node.args[0])
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    }
    return found


def test_each_refusal_has_words_and_each_word_a_refusal() -> None:
    assert raised("TracklistError") | {"reader-ended"} == set(tracklists._REFUSED)
    # By the status of an answer, or by what stands in a table.
    by_status = {"signed-out", "forbidden", "not-found", "busy", "away", "not-understood"}
    assert raised("SpotifyError") - {"invalid_client"} | by_status == set(spotify._PROBLEMS)


@pytest.mark.parametrize("reason", sorted(spotify._PROBLEMS))
def test_what_spotify_says_ends_in_a_full_stop(reason: str) -> None:
    message = error_message(SpotifyError(reason))
    assert message.headline.endswith(".")
    assert message.advice.endswith(".")


@pytest.mark.parametrize("reason", sorted(tracklists._REFUSED))
def test_what_is_no_list_says_what_is(reason: str) -> None:
    assert error_message(TracklistError(reason)).advice.endswith(".")


def test_notes_statuses_and_the_address_are_told() -> None:
    assert {note.value for note in LineNote} - {""} == set(tracklists._NOTES)
    assert set(LineStatus) == set(tracklists.STATUS_WORDS)
    assert f"http://{HOST}:{PORT}{PATH}" == spotify.REDIRECT
