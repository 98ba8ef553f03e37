"""The files of a group, one below the other: quality, tags, use, and what tells them apart."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.copies import COPY_KINDS, Comparison, CopyFile, CopyGroup
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, LinkLabel, dim_label, title_label
from musicrec_desktop.ui.kit.wording.copies import (
    KIND_HINTS,
    KIND_NAMES,
    has_text,
    lacks_text,
    others_text,
    quality_text,
    reason_text,
    space_text,
    tag_lines,
    use_text,
    version_text,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LABEL_PX: Final = 88


class ComparisonPanel(QWidget):
    """Shows a group; which file stays is chosen on its card.

    Args:
        themes: colours.

    Attributes:
        trash_requested: the ``CopyFile``s that shall go, and the one that stays or None.
        merge_requested: the ``TrackId``s whose use shall move, and the one that gets it.
        part_requested: the ``TrackId`` that is no copy of the others.
        hear_requested: the ``CopyFile`` that shall be heard, or not any more.
        folder_requested: the ``TrackId`` whose folder shall be opened.
        keep_buttons: by track; say which file stays.
        play_buttons: by track.
    """

    trash_requested = Signal(object, object)
    merge_requested = Signal(object, object)
    part_requested = Signal(object)
    hear_requested = Signal(object)
    folder_requested = Signal(object)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._group: CopyGroup | None = None
        self._heard: TrackId | None = None
        self.keep_buttons: dict[TrackId, QRadioButton] = {}
        self.play_buttons: dict[TrackId, IconButton] = {}
        self._title, self._hint, self._reason = title_label(), dim_label(), QLabel()
        for label in (self._hint, self._reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setProperty("role", "strong")
        self._choice = QButtonGroup(self)
        self._choice.buttonClicked.connect(lambda _button: self._show_buttons())
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.S)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.S, 0)
        inside.addLayout(self._cards)
        inside.addStretch(1)
        self.trash_button = text_button("", role="primary")
        self.trash_button.clicked.connect(self._ask_trash)
        self.merge_button = text_button(tr("Give their plays and likes to it"))
        self.merge_button.setToolTip(
            tr("Plays, likes, ratings and places in playlists of the other files move to the file that stays")
        )
        self.merge_button.clicked.connect(self._ask_merge)
        # Below each other: beside each other they leave the list of recordings no room for names.
        buttons = QVBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.merge_button, self.trash_button):
            buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.L, Space.M)
        column.setSpacing(Space.S)
        for widget in (self._title, self._hint, self._reason):
            column.addWidget(widget)
        column.addSpacing(Space.XS)
        column.addWidget(ScrollBody(content), 1)
        column.addLayout(buttons)

    @property
    def group(self) -> CopyGroup | None:
        """What is shown."""
        return self._group

    @property
    def kept(self) -> CopyFile | None:
        """The file that stays: the best one, or the one that the user chose."""
        if self._group is None:
            return None
        chosen = (
            one.file
            for one in self._group.files
            if (button := self.keep_buttons.get(one.file.track_id)) is not None and button.isChecked()
        )
        return next(chosen, None)

    def show_group(self, group: CopyGroup | None) -> None:
        """Show another group, or nothing."""
        if group == self._group:
            return
        kept = self.kept
        is_same = self._group is not None and group is not None and self._group.id == group.id
        self._group = group
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for button in self._choice.buttons():
            self._choice.removeButton(button)
        self.keep_buttons, self.play_buttons = {}, {}
        self.setVisible(group is not None)
        if group is None:
            return
        best = group.files[0].file
        self._title.set_full_text(" – ".join(filter(None, (group.face.title, group.face.artist))))
        self._hint.setText(f"{KIND_NAMES[group.kind]}. {KIND_HINTS[group.kind]}")
        reason = reason_text(group)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        for number, one in enumerate(group.files):
            self._cards.addWidget(self._card(one, best, is_best=not number))
        chosen = kept.track_id if kept is not None and is_same else best.track_id
        self.keep_buttons.get(chosen, self.keep_buttons[best.track_id]).setChecked(True)
        self.show_heard(self._heard)
        self._show_buttons()

    def show_heard(self, track_id: TrackId | None) -> None:
        """Mark the file that is heard."""
        self._heard = track_id
        for file in (one.file for one in (self._group.files if self._group is not None else ())):
            button, is_heard = self.play_buttons[file.track_id], file.track_id == track_id
            button.set_glyph(Glyph.PAUSE if is_heard else Glyph.PLAY)
            button.set_name(_hear_name(is_heard=is_heard))
            # Which file it is, a screen reader has to say with it.
            button.setAccessibleName(f"{_hear_name(is_heard=is_heard)}: {display_path(file.path)}")

    def _card(self, one: Comparison, best: CopyFile, *, is_best: bool) -> QFrame:
        file = one.file
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        column.setSpacing(Space.XS)
        column.addLayout(self._head(one, is_best=is_best))
        path = LinkLabel(tr("Open its folder"), minimum_width_px=120)
        path.set_full_text(display_path(file.path))
        path.set_active(is_active=True)
        path.setProperty("role", "dim")
        path.clicked.connect(partial(self.folder_requested.emit, file.track_id))
        column.addWidget(path)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, LABEL_PX)
        grid.setColumnStretch(1, 1)
        lines = [
            *tag_lines(file, best),
            (tr("Yours"), use_text(file) or tr("nothing yet"), bool(use_text(file))),
        ]
        for row, (label, value, differs) in enumerate(lines):
            grid.addWidget(dim_label(label, is_small=True), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = ElidedLabel(value)
            if not differs:
                shown.setProperty("role", "dim")
            grid.addWidget(shown, row, 1)
        column.addLayout(grid)
        for text, role in ((_listed(tr("Behind: "), lacks_text(one, best)), "warning"),
                           (_listed(tr("Ahead: "), has_text(one, best)), "small")):  # fmt: skip
            if text:
                said = QLabel(text)
                said.setTextFormat(Qt.TextFormat.PlainText)
                said.setWordWrap(True)
                said.setProperty("role", role)
                column.addWidget(said)
        return card

    def _head(self, one: Comparison, *, is_best: bool) -> QHBoxLayout:
        """Play, quality, size, and the choice of what stays."""
        file = one.file
        play = IconButton(self._themes, Glyph.PLAY, _hear_name(is_heard=False), size_px=28, icon_px=18)
        play.clicked.connect(partial(self.hear_requested.emit, file))
        self.play_buttons[file.track_id] = play
        quality = QLabel(quality_text(file))
        quality.setProperty("role", "strong")
        keep = QRadioButton(tr("Keep"))
        keep.setAccessibleName(tr("Keep {path}", path=display_path(file.path)))
        self._choice.addButton(keep)
        self.keep_buttons[file.track_id] = keep
        apart = IconButton(self._themes, Glyph.NOT_SAME, tr("Not the same recording"), size_px=28, icon_px=18)
        apart.setAccessibleName(tr("Not the same recording: {path}", path=display_path(file.path)))
        apart.clicked.connect(partial(self.part_requested.emit, file.track_id))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(play)
        row.addWidget(quality)
        badge = tr("Best") if is_best and self._group is not None and self._group.kind in COPY_KINDS else ""
        if words := badge or version_text(one.version):
            label = QLabel(words)
            label.setProperty("role", "badge")
            row.addWidget(label)
        row.addStretch(1)
        size = dim_label(space_text(file.size))
        size.setWordWrap(False)
        row.addWidget(size)
        row.addWidget(keep)
        row.addWidget(apart)
        return row

    def _others(self) -> list[CopyFile]:
        kept = self.kept
        files = () if self._group is None else self._group.files
        return [one.file for one in files if kept is None or one.file.track_id != kept.track_id]

    def _show_buttons(self) -> None:
        others = self._others()
        self.trash_button.setText(tr("Move {others} to the trash…", others=others_text(len(others))))
        self.merge_button.setVisible(any(use_text(file) for file in others))

    def _ask_trash(self) -> None:
        self.trash_requested.emit(self._others(), self.kept)

    def _ask_merge(self) -> None:
        if (kept := self.kept) is not None:
            self.merge_requested.emit([file.track_id for file in self._others()], kept.track_id)


def _hear_name(*, is_heard: bool) -> str:
    return tr("Stop listening") if is_heard else tr("Listen; another file goes on at the same moment")


def _listed(lead: str, phrases: tuple[str, ...]) -> str:
    return f"{lead}{'; '.join(phrases)}" if phrases else ""
