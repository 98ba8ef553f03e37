"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import musicrec_desktop
from musicrec_desktop.core import promises
from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.app_icon import app_icon
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.theme.sizes import Space

ICON_SIDE = 72
TEXT_WIDTH = 340


class AboutDialog(FittedDialog):
    """Name, version, licence, and what it does with the music."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About MusicRec"))
        picture = Ornament()
        picture.setPixmap(app_icon().pixmap(QSize(ICON_SIDE, ICON_SIDE), self.devicePixelRatioF()))
        text = QVBoxLayout()
        text.setSpacing(Space.S)
        text.addWidget(title_label("MusicRec"))
        for sentence in (
            tr("Version {version}", version=musicrec_desktop.__version__),
            tr("A music player that listens to your own library and keeps playing what fits, and says why."),
            f"{promises.FILES} {promises.NETWORK}",
            tr("Free software under the GNU General Public License, version 3 or later."),
        ):
            label = dim_label(sentence)
            label.setMinimumWidth(TEXT_WIDTH)
            text.addWidget(label)
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(ScrollBody(content), 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
