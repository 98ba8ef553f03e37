"""A window with one of each widget that we paint ourselves, in a process of its own, for ``test_bus``.

Prints ``ready`` when it is shown, and ``pressed`` and ``rated N`` when a screen reader did that.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import LinkLabel
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.stars import StarsField
from musicrec_desktop.ui.kit.switch import Switch
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.application import create_application


def _say(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    """Show the window until it is ended."""
    app = create_application(sys.argv[:1])
    themes = ThemeController(app, "light")
    window = QWidget()
    window.setWindowTitle("Small window")
    cover, link, stars = CoverThumb(themes), LinkLabel("Go to artist"), StarsField(themes)
    link.set_full_text("Ada North")
    link.set_active(is_active=True)
    stars.setAccessibleName("Rating")
    stars.show_value(7)
    switch = Switch(themes, "Keep playing")
    switch.setChecked(True)
    column = QVBoxLayout(window)
    for widget in (cover, link, stars, switch, Ornament(), IconButton(themes, Glyph.NEXT, "Next")):
        column.addWidget(widget)
    cover.clicked.connect(lambda: _say("pressed"))
    stars.changed.connect(lambda half_stars: _say(f"rated {half_stars}"))
    window.show()
    QTimer.singleShot(0, lambda: _say("ready"))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
