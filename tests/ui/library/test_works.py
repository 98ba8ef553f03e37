"""The pages of a composer and a work: works over their movements, panes, the way to all recordings."""

from __future__ import annotations

import os

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.panes import PaneField
from musicrec_desktop.model.track import TagDetails, Tags, TrackId
from musicrec_desktop.ui.commands.properties_dialog import track_facts
from musicrec_desktop.ui.kit.wording.formats import NamedHeading
from tests.support.library import NOW_MS, add_tracks, scanned
from tests.ui.conftest import Rig

RECORDINGS = (("Berliner Aufnahme", "Fritz Takt", 1963), ("Wiener Aufnahme", "Gerda Stab", 1984))
MOVEMENTS = ("Allegro ma non troppo", "Andante con moto", "Finale. Presto")


def fill(rig: Rig) -> list[TrackId]:
    """Two recordings of a symphony, each with a song behind it."""
    files = []
    for album, conductor, year in RECORDINGS:
        for number, name in enumerate((*MOVEMENTS, "Im Abendrot"), 1):
            is_song = number > len(MOVEMENTS)
            details = TagDetails(
                composers=("Clara Fluß",),
                conductors=(conductor,),
                ensembles=("Das Orchester",),
                performers=("Ada Nord", "Das Orchester"),
                instruments=("soprano" if is_song else "violin", "orchestra"),
                works=("Vier letzte Lieder" if is_song else "Sinfonie Nr. 2 e-Moll",),
                movements=(name,),
                movement_places=("3" if is_song else f"{number}/{len(MOVEMENTS)}",),
            )
            tags = Tags(
                name, ("Clara Fluß",), album, (conductor,), track_number=number, year=year, details=details,
                duration_ms=400_000,
            )  # fmt: skip
            files.append(scanned(f"{album}/{number}.flac", tags))
    return add_tracks(rig.app.database, files, "/classical")[1]


def headings(rig: Rig) -> list[str]:
    model = rig.window.pages.tracks.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount()) if model.is_heading(row)]


def test_a_work_leads_to_its_recordings_and_a_composer_to_the_works(rig: Rig) -> None:
    ids = fill(rig)
    rig.window.commands.verbs["go_work"]([ids[0]])
    assert rig.window.navigator.place.scope == Scope(ScopeKind.WORK, "Sinfonie Nr. 2 e-Moll", "Clara Fluß")
    # Two albums of two lines and the name of the work, with three movements each.
    rig.wait_rows(2 * (2 + 1 + len(MOVEMENTS)))
    assert headings(rig)[::3] == [album for album, _, _ in RECORDINGS]
    assert headings(rig)[2::3] == ["Sinfonie Nr. 2 e-Moll"] * 2
    rig.window.commands.verbs["go_composer"]([ids[0]])
    rig.wait_rows(2 * (2 + 1 + len(MOVEMENTS) + 1 + 1))
    assert headings(rig)[2:4] == ["Sinfonie Nr. 2 e-Moll", "Vier letzte Lieder"]
    rig.window.actions_table.run("toggle_panes")
    browser = rig.window.pages.tracks.panes.browser
    assert browser is not None
    assert [view.field for view in browser.views] == [
        PaneField.WORK, PaneField.CONDUCTOR, PaneField.ENSEMBLE,
    ]  # fmt: skip
    rig.qtbot.waitUntil(lambda: all(view.rows.rowCount() > 1 for view in browser.views))
    if folder := os.environ.get("PICTURES"):
        for name in ("light", "dark"):
            rig.window.theme.set_value(name)
            rig.window.resize(1200, 760)
            rig.qtbot.wait(400)
            rig.window.grab().save(os.path.join(folder, f"composer-{name}.png"))


def test_works_stand_over_their_movements_in_an_album(rig: Rig) -> None:
    fill(rig)
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, *RECORDINGS[0][:2]))
    rig.wait_rows(2 + len(MOVEMENTS) + 1)
    assert headings(rig) == ["Sinfonie Nr. 2 e-Moll", "Vier letzte Lieder"]
    assert isinstance(rig.window.pages.tracks.model.row_look(0, [0]).heading, NamedHeading)


def test_the_properties_tell_who_plays_what(rig: Rig) -> None:
    ids = fill(rig)
    track = rig.app.services.browse.track(ids[1])
    assert track is not None
    facts = dict(track_facts(track, NOW_MS))
    assert (facts["Work"], facts["Movement"]) == ("Sinfonie Nr. 2 e-Moll", "2 of 3 · Andante con moto")
    assert facts["Performer"] == "Ada Nord (violin), Das Orchester (orchestra)"
    assert facts["Orchestra or ensemble"] == "Das Orchester"
