"""The review of an import: rows are filtered, searched, corrected and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from musicrec_desktop.ui.importing.review_rows import Part
from musicrec_desktop.ui.importing.steps import Step
from tests.ui import hands
from tests.ui.importing.conftest import ALL, MISSING, SAME, UNSURE, VERSIONS, Imports

CTRL = Qt.KeyboardModifier.ControlModifier


def test_rows_are_corrected_by_keys_and_taken_back(imports: Imports) -> None:
    imports.read()
    imports.show_part(Part.ASK, UNSURE)
    review = imports.assistant.review
    panel = review.panel
    assert panel.title.full_text == "Night Bus 1"
    assert panel.why.text().startswith("Unsure: ")
    hands.type_key(review.view, Qt.Key.Key_Return)
    assert panel.choices.hasFocus()
    hands.type_key(panel.choices, Qt.Key.Key_Return)
    imports.wait(review.undo_button.isEnabled)
    assert imports.texts("outcome") == ["Found", "Unsure", "Unsure"], "the row stays"
    assert imports.texts("match")[0] == "Night Bus 1 – The Lanterns"
    assert review.view.selected_rows() == [1], "the next row is at hand"
    hands.type_key(review.view, Qt.Key.Key_Delete)
    imports.wait(lambda: imports.texts("outcome") == ["Found", "Not found", "Unsure"])
    imports.wait(lambda: review.chips[Part.CORRECTED].text() == "Corrected 2")
    hands.type_key(review.view, Qt.Key.Key_Z, CTRL)
    imports.wait(lambda: imports.texts("outcome") == ["Found", "Unsure", "Unsure"])
    hands.type_key(review.view, Qt.Key.Key_Z, CTRL)
    imports.wait(lambda: imports.texts("outcome") == ["Unsure"] * 3)
    assert not review.undo_button.isEnabled()


def test_corrections_in_a_row_are_all_kept_and_remembered(imports: Imports) -> None:
    imports.read()
    imports.show_part(Part.SAME, SAME)
    review = imports.assistant.review
    for row in range(3):
        review.view.select_rows([row], current=row)
        review.refuse()
    imports.wait(lambda: imports.texts("outcome") == ["Not found"] * 3 + ["Found"] * (SAME - 3))
    imports.assistant.next_button.click()
    imports.wait_step(Step.REPORT)
    assert [track.play_count for track in imports.tracks][:4] == [0, 0, 0, 37]
    imports.assistant.close()
    imports.read()
    imports.show_part(Part.CORRECTED, 3)
    assert imports.texts("reason") == ["You said so"] * 3


def test_versions_are_accepted_for_a_selection_and_others_searched_for(imports: Imports) -> None:
    imports.read()
    imports.show_part(Part.VERSION, VERSIONS)
    review = imports.assistant.review
    review.view.selectAll()
    assert review.panel.title.full_text == "3 rows selected"
    assert review.panel.accept_button.text() == "Take the likeliest track of 3 rows"
    hands.type_key(review.view, Qt.Key.Key_Return, CTRL)
    imports.wait(lambda: imports.texts("outcome") == ["Found"] * 3)
    review.undo_button.click()
    imports.wait(lambda: imports.texts("outcome") == ["Other version"] * 3)
    imports.show_part(Part.MISSING, MISSING)
    review.panel.search.setText("Four Rivers 3")
    imports.wait(lambda: review.panel.choices.count() == 1)
    review.panel.take_button.click()
    imports.wait(lambda: imports.texts("match")[0] == "Four Rivers 3 – Orchestra of the Coast")
    review.view.select_rows([1], current=1)
    review.panel.search.setText("no such thing")
    imports.wait(lambda: "answers to this" in review.panel.why.text())
    assert not review.panel.take_button.isVisible()
    imports.show_part(Part.ALL, ALL)
    hands.type_key(review.view, Qt.Key.Key_X)
    assert review.search.text().casefold() == "x"
    imports.wait(review.empty.isVisible)
    assert review.empty.headline == "No track answers to this"
    hands.type_key(review.search, Qt.Key.Key_Escape)
    imports.wait(lambda: review.model.rowCount() == ALL)
    hands.type_key(review.search, Qt.Key.Key_Escape)
    assert review.view.hasFocus()


def test_their_ratings_are_taken_only_where_the_user_says_so(imports: Imports) -> None:
    imports.rig.window.services.ratings.rate(imports.rig.ids[:2], 6)
    imports.read()
    imports.show_part(Part.OFFERS, 2)
    review = imports.assistant.review
    assert review.panel.offers_text.text() == "Yours 3 stars, not theirs 4 stars."
    review.panel.theirs_button.click()
    assert review.panel.offers_text.text() == "Theirs 4 stars, not yours 3 stars."
    imports.carry_out()
    ratings = imports.rig.window.services.ratings.ratings(imports.rig.ids)
    assert [ratings.get(each, 0) for each in imports.rig.ids[:3]] == [8, 6, 0]
