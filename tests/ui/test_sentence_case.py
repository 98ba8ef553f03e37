"""Labels are in sentence case: one capital at the start, then only names have capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QWidget

from musicrec_desktop.core.settings import ALL_SETTINGS, Section
from musicrec_desktop.model.browse import UNKNOWN_NAMES
from musicrec_desktop.model.equalizer import EQUALIZER_PRESETS
from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.model.queue_presets import PRESETS
from musicrec_desktop.model.queue_rule_table import RULES
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue import explain
from musicrec_desktop.recommend.queue.for_whom import for_all, plays_and_likes
from musicrec_desktop.ui.kit.actions import ACTIONS, ActionGroup
from musicrec_desktop.ui.kit.signs import SIGNS
from musicrec_desktop.ui.queue.rows import UpNextRow
from musicrec_desktop.ui.queue.why_reasons import contributions
from musicrec_desktop.ui.track_table.columns import (
    END_WORDS,
    HISTORY_COLUMNS,
    LONG_END_WORDS,
    SIMILAR_COLUMNS,
    TRACK_COLUMNS,
    SimilarRow,
)
from tests.ui.conftest import ALBUMS, Rig

NAMES = {
    "MusicRec", "ListenBrainz", "Last.fm", "Last", "ReplayGain", "Opus", "General", "Public", "License",
    "December", "Epiphany", "Christmas", "European", "Windows", "Shift", "Big5", "Enter",
    "Spotify", "YouTube", "Apple", "Music", "Deezer", "Rhythmbox", "Strawberry", "Clementine", "Lollypop",
    "Elisa", "Banshee", "Quod", "Libet", "MusicBee", "Navidrome", "Plex", "Kodi", "Maloja", "Pano",
    "Scrobbler", "Libre", "Exportify", "TuneMyMusic", "Soundiiz",
    "Title", "Artist",
    "Library", "Albums", "Artists", "Genres",
}  # fmt: skip
"""Words with capitals of their own; the last lines are an example, and names of pages and menus."""
KEYS = re.compile(r"\b(Ctrl|Shift|Alt)\+\S+|\b(Return|Space|Left|Right|Up|Down|Del|F\d+)\b")
TAKEN_FROM_MUSIC = {word for album in ALBUMS for part in album[:3] for word in part.split()}


def wrong_words(text: str) -> list[str]:
    """Words inside a text that have a capital and are no names; sentences begin anew after a full stop."""
    found = []
    words_only = KEYS.sub("", text.partition("\t")[0])
    for sentence in re.split(r"[.:!?·\n…]\s*|“", words_only):
        words = re.findall(r"[^\W\d_][\w’.'-]*", sentence)
        for place, word in enumerate(words):
            is_capital = word[0].isupper() and not word.isupper()  # abbreviations are written so
            if is_capital and place and word.rstrip(".") not in NAMES | TAKEN_FROM_MUSIC | {ANNA}:
                found.append(word)
    return found


def _tables() -> Iterator[tuple[str, str]]:
    yield from (("action", spec.label) for spec in ACTIONS)
    yield from (("group", group.value) for group in ActionGroup)
    yield from (("setting", setting.label) for setting in ALL_SETTINGS.values())
    yield from (("section", section.value) for section in Section)
    yield from (("rule", text) for rule in RULES for text in (rule.label, rule.help))
    yield from (("preset", text) for preset in PRESETS for text in (preset.label, preset.help))
    yield from (("equaliser", preset.label) for preset in EQUALIZER_PRESETS)
    yield from (("sign", text) for sign in SIGNS.values() for text in (sign.words, sign.hint))
    yield from (("unknown", name) for name in UNKNOWN_NAMES.values())
    yield from (("end", words) for table in (END_WORDS, LONG_END_WORDS) for words in table.values())
    for columns in (TRACK_COLUMNS, HISTORY_COLUMNS, SIMILAR_COLUMNS):
        yield from (("column", column.title) for column in columns)


@pytest.mark.parametrize(("table", "label"), sorted(set(_tables())))
def test_labels_of_the_tables(table: str, label: str) -> None:
    assert wrong_words(label) == []
    first = next((letter for letter in label if letter.isalpha()), "A")
    assert first.isupper(), "the first letter"


def test_the_rule_itself() -> None:
    assert wrong_words("Play Next") == ["Next"]
    assert wrong_words("Play next. Then stop") == []
    assert wrong_words("Send to ListenBrainz") == []


def _texts(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        yield label.text()
    for button in root.findChildren(QAbstractButton):
        yield button.text()
    for box in root.findChildren(QComboBox):
        yield from (box.itemText(place) for place in range(box.count()))
    for action in root.findChildren(QAction):
        yield action.text()


def test_everything_that_the_window_says(rig: Rig) -> None:
    window = rig.window
    window.tune.show_rules()
    window.scrobble.show()
    for action in (
        "settings",
        "sound",
        "sleep_timer",
        "shortcuts",
        "about",
        "bans",
        "taste_test",
        "import_from_player",
        "past_imports",
        "songs_like_list",
        "letters",
        "profiles",
    ):
        window.actions_table.run(action)
    roots = [window, *window.findChildren(QDialog)]
    texts = sorted({text for root in roots for text in _texts(root)})
    assert len(texts) > 150
    assert {text: wrong for text in texts if (wrong := wrong_words(text))} == {}


ANNA: Final = "Anna"
"""A profile whose name is in reasons."""


def _reasons() -> Iterator[Reason]:
    """Every kind of sentence that says why a track comes, about a track called ``"iT"``."""
    alike = {"timbre": 0.99, "rhythm": 0.8, "harmony": 0.5, "dynamics": 0.1}
    yield from explain.aspect_reasons(alike, 0.3, is_whole=True)
    yield explain.sounds_like("iT", 0.8, alike)
    yield explain.sounds_like("iT", 0.1, {})
    yield explain.repeated()
    yield explain.near_played("iT", 0.1)
    for is_so in (False, True):
        yield explain.misfit("iT", 0.1, is_kept_back=is_so)
        yield explain.near_taste("iT", 0.1, is_habit=is_so)
        yield explain.near_taste("", 0.1, is_habit=is_so)
        for kind in (ReasonKind.ARTIST, ReasonKind.ALBUM, ReasonKind.GENRE):
            yield explain.by_tag(kind, "iT", 0.1, is_analysed=is_so)
    for title in ("iT", ""):
        yield explain.like_skipped(title, -0.1)
    yield explain.played_together("iT", 0.1)
    for text in (explain.NOT_ANALYSED, explain.START_NOT_ANALYSED, explain.ANYTHING):
        yield explain.fallback(text)
    for plays, skips in ((0, 0), (1, 0), (3, 0), (3, 1), (0, 1), (0, 2)):
        yield explain.familiar(plays, skips, 0, 0.1)
    for names in ([""], [ANNA, ""]):
        yield explain.liked(names, 0.1)
        yield explain.plain(ReasonKind.TASTE, for_all(names, ["iT"]), 0.1)
    yield explain.plain(ReasonKind.TASTE, plays_and_likes([""], [ANNA]), 0.1)
    for contribution in (0.1, -0.1):
        yield explain.transition(contribution)
    for kind, text in explain.TEXTS.items():
        yield explain.plain(kind, text, 0.1)
    for text in (explain.LIVELY, explain.CALM):
        yield explain.plain(ReasonKind.ENERGY, text, 0.1)


def test_a_line_that_says_why_begins_with_a_capital_and_has_no_other() -> None:
    for reason in _reasons():
        assert "iT" not in reason.text or not reason.text.startswith("“"), "what is alike comes first"
        row = UpNextRow(EntryId(1), TrackId(1), "Title", reasons=(reason,))
        assert row.reason_text[0].isupper()
        assert wrong_words(row.reason_text) == []


def test_reasons_in_other_places_begin_with_a_capital(rig: Rig) -> None:
    track = rig.window.services.browse.track(rig.ids[0])
    assert track is not None
    reasons = tuple(_reasons())
    assert all(line.text[0].isupper() for line in contributions(reasons))
    why = next(column for column in SIMILAR_COLUMNS if column.key == "why")
    text = why.text(SimilarRow(track, Recommendation(track.id, 0.5, reasons)))
    assert text.startswith("Almost the same timbre · same kind of rhythm · ")
