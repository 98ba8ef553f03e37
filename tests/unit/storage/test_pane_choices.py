"""What is chosen in panes finds the same tracks as a query."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.panes import PaneChoice, PaneField
from musicrec_desktop.model.track import Tags
from musicrec_desktop.query.pane_choices import choice_node
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.writer import write
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.library import add_tracks, scanned

FILES = [
    scanned("a/1.mp3", Tags("One", ("Ada North",), "Live", ("Ada North",), ("Jazz",), year=1959)),
    scanned("a/2.flac", Tags("Two", ("Bert",), "Live", ("Bert",), ("Jazz", "Folk"), year=1961)),
    scanned("b/3.mp3", Tags("Three", ("Björk",), "Debut", (), ("Pop",), year=1993)),
    scanned("b/4.mp3", Tags("Four")),
]


@pytest.mark.parametrize("field", [field for field in PaneField if field is not PaneField.RATING])
def test_every_value_of_every_pane(database: Database, field: PaneField) -> None:
    add_tracks(database, FILES)
    store = BrowseStore(database)
    (values,) = store.listing(BrowseRequest(panes=(PaneChoice(field),))).panes
    assert len(values.codes)
    for row in range(len(values.codes)):
        key, text = values.key(row), values.text(row)
        tree = choice_node(field, [(key, text)])
        query = write(tree)
        assert parse(query).tree == tree
        if key:  # no key is no choice
            narrowed = store.ids(BrowseRequest(panes=(PaneChoice(field, (key,)),)))
            assert sorted(store.ids(BrowseRequest(query))) == sorted(narrowed), query


def test_several_values_and_ratings() -> None:
    assert (
        write(choice_node(PaneField.GENRE, [("jazz", "Jazz"), ("folk", "Folk")])) == "genre:(=Jazz | =Folk)"
    )
    assert write(choice_node(PaneField.RATING, [("7", "7")])) == "rating:3.5"
    assert write(choice_node(PaneField.DECADE, [("1990", "1990")])) == "year:1990..1999"
    assert write(choice_node(PaneField.GENRE, [])) == ""
