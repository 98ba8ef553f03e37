"""What changes of a name is seen, also where the column is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from musicrec_desktop.ui.tagging.difference import parts_of
from musicrec_desktop.ui.tagging.difference_delegate import fitted


@pytest.mark.parametrize(
    ("before", "after", "own"),
    [
        ("Blue/01 Rain.mp3", "Blue/01 Snow.mp3", ("Rain", "Snow")),
        ("a/b/01.mp3", "a/c/01.mp3", ("b", "c")),
        ("a/01.mp3", "a/b/01.mp3", ("", "b/")),
        ("Rain", "Rain", ("", "")),
        ("", "Rain", ("", "Rain")),
        ("Rain Rain", "Rain", (" Rain", "")),
        ("Raining", "Rain", ("Raining", "Rain")),
    ],
)
def test_what_changes_is_told_from_what_stays(before: str, after: str, own: tuple[str, str]) -> None:
    one, other = parts_of(before, after)
    assert (one.own, other.own) == own
    assert ("".join(one), "".join(other)) == (before, after)
    assert (one.start, one.end) == (other.start, other.end)


def test_folders_that_stay_are_cut_before_what_changes(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont(qapp.font()))
    folders = "Classical/Orchestral music of the nineteenth century/"
    _, after = parts_of(f"{folders}01 Rain.mp3", f"{folders}01 Storm.mp3")
    whole = metrics.horizontalAdvance("".join(after))
    assert fitted(after, whole, metrics, metrics) == after
    shown = fitted(after, whole // 2, metrics, metrics)
    assert (shown.own, shown.end) == ("Storm", ".mp3")
    assert shown.start.startswith("…")
    assert shown.start.endswith("01 ")
    assert metrics.horizontalAdvance("".join(shown)) <= whole // 2
    narrow = fitted(after, metrics.horizontalAdvance("Sto…"), metrics, metrics)
    assert "…" in narrow.own
