"""A window whose twelve tracks another player knows, too, and hands for the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.importing.assistant import ImportAssistant
from musicrec_desktop.ui.importing.review_rows import Part
from musicrec_desktop.ui.importing.steps import Step
from tests.ui.conftest import Rig

SAME, VERSIONS, UNSURE, MISSING = 8, 3, 3, 4
ALL = SAME + VERSIONS + UNSURE + MISSING
PLAYED_S = 1_714_761_730


@dataclass
class Imports:
    """The assistant, and what it works with.

    Attributes:
        library: the file of another player.
        folder: for other files.
    """

    rig: Rig
    library: str
    folder: Path

    @property
    def assistant(self) -> ImportAssistant:
        """The assistant that is open."""
        assistant = self.rig.window.importing.assistant
        assert assistant is not None
        return assistant

    @property
    def toast(self) -> str:
        """What the window says."""
        return self.rig.window.notices.toast.text

    @property
    def tracks(self) -> list[Track]:
        """The library as it is now."""
        return self.rig.window.services.browse.page(self.rig.ids)

    def wait(self, is_true: Callable[[], object]) -> None:
        """Wait for lanes."""
        self.rig.qtbot.waitUntil(lambda: bool(is_true()), timeout=20_000)

    def wait_step(self, step: Step) -> None:
        """Wait until the assistant is there."""
        self.wait(lambda: self.assistant.step is step)

    def read(self, path: str = "") -> None:
        """Look inside a file."""
        self.rig.window.importing.open_path(path or self.library)
        self.wait_step(Step.OVERVIEW)

    def carry_out(self) -> None:
        """Bring it in."""
        self.assistant.next_button.click()
        self.wait_step(Step.REPORT)

    def show_part(self, part: Part, count: int) -> None:
        """Review a part that has so many rows."""
        if self.assistant.step is Step.OVERVIEW:
            self.assistant.review_button.click()
        self.assistant.review.chips[part].click()
        model = self.assistant.review.model
        self.wait(lambda: self.assistant.review.part is part and model.rowCount() == count)

    def texts(self, key: str) -> list[str]:
        """A column of the review."""
        model = self.assistant.review.model
        column = next(place for place, each in enumerate(model.columns) if each.key == key)
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def entry(title: str, artist: str, album: str, plays: int, rating: int = 0) -> str:
    """A song as Rhythmbox keeps it."""
    rated = f"<rating>{rating}</rating>" if rating else ""
    return (
        f'<entry type="song"><title>{escape(title)}</title><artist>{escape(artist)}</artist>'
        f"<album>{escape(album)}</album><play-count>{plays}</play-count>"
        f"<last-played>{PLAYED_S}</last-played>{rated}</entry>"
    )


def write_library(path: Path, tracks: list[Track]) -> str:
    """What another player knows: of these tracks, of other versions of them, and of others."""
    songs = []
    for number, track in enumerate(tracks[:SAME]):
        tags = track.tags
        songs.append(entry(tags.title, tags.artists[0], tags.album, 40 - number, 4 if number < 2 else 0))
    named = [(track.tags.title, track.tags.artists[0]) for track in tracks]
    songs += [entry(f"{title} (Live)", artist, "On Stage", 20) for title, artist in named[:VERSIONS]]
    songs += [entry(title, f"{artist} & Nils Falk", "Duets", 10) for title, artist in named[4 : 4 + UNSURE]]
    songs += [entry(f"Somewhere {number}", "Nobody", "Nowhere", 5 - number) for number in range(MISSING)]
    path.write_text(
        f'<?xml version="1.0" standalone="yes"?>\n<rhythmdb version="2.0">{"".join(songs)}</rhythmdb>\n',
        encoding="utf-8",
    )
    return str(path)


@pytest.fixture
def imports(rig: Rig, tmp_path: Path) -> Imports:
    """A library of twelve tracks, and what Rhythmbox knows of it."""
    made = Imports(rig, "", tmp_path)
    made.library = write_library(tmp_path / "rhythmdb.xml", made.tracks)
    return made
