"""The settings, made from the table ``core.settings.ALL_SETTINGS``; a change takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.settings import (
    ANALYSIS_WORKERS,
    CLOSE_TO_TRAY,
    CROSSFADE_S,
    DOUBLE_CLICK,
    GAIN_MODE,
    LOOK_AT_COVERS,
    LYRICS_FIRST,
    NOTIFY,
    PLAYLIST_DOUBLES,
    PREAMP_DB,
    SIMILARITY_INDEX,
    TAG_CODE_PAGE,
    TAG_SEPARATORS,
    THEME,
    TRAINED_EAR,
    TRAY_ICON,
    WRITE_RATINGS,
    ZOOM,
    Section,
    Setting,
    SettingValue,
    listed_settings,
)
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox, CalmSpinBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.theme.sizes import Space

CHOICE_WIDTH_PX, NUMBER_WIDTH_PX, FIELD_HEIGHT_PX = 288, 96, 28

_WORDS_FOR_LEAST = {ANALYSIS_WORKERS.key: tr("All"), CROSSFADE_S.key: tr("Off")}
_HINTS = {
    ZOOM.key: tr("Counts from the next start. The desktop's own scaling counts beside it."),
    LYRICS_FIRST.key: tr(
        "They are read from the music's tags, from files beside it (also in a folder “lyrics”) "
        "and from ~/.lyrics and ~/.cache/rhythmbox/lyrics by artist and title. None is ever written."
    ),
    LOOK_AT_COVERS.key: tr(
        "For albums that look alike, the cover wall, “looks:” in searches, and how much "
        "covers count in “Tune”. It is done on this computer, when nothing else is to be done."
    ),
    TAG_CODE_PAGE.key: tr(
        "For tags that cannot say it themselves. Counts for what is read from now on; "
        "☰ → Library → “Read all tags again” does it for all."
    ),
    TRAINED_EAR.key: tr(
        "It hears styles, so that similar tracks come from more albums. "
        "Off, listening takes about half as long: for slow computers. What was heard is kept."
    ),
    TAG_SEPARATORS.key: tr(
        "Signs or words, with spaces between them. Several fields of one name stay as they are."
    ),
    WRITE_RATINGS.key: tr(
        "Each rating that you give from then on goes into the tags of its file, too (POPM and "
        "FMPS), for other players. The sound is copied bit by bit; ratings of other programs stay."
    ),
    SIMILARITY_INDEX.key: tr(
        "Automatic times both kinds on your library and takes the faster one. "
        "☰ → Tools → “Report on similarity…” shows the figures."
    ),
    DOUBLE_CLICK.key: tr(
        "The first choice plays the list from there in searches, albums and other parts of the "
        "library; out of all tracks and the history it plays the track, then similar ones."
    ),
}
_CHOICES = {
    THEME.key: {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")},
    ZOOM.key: {
        "100": tr("As the system"),
        **{size: tr("{size} %", size=size) for size in ("125", "150", "175", "200")},
    },
    GAIN_MODE.key: {
        "auto": tr("Automatic (album in order, else track)"),
        "track": tr("Track"),
        "album": tr("Album"),
        "off": tr("Off"),
    },
    TAG_CODE_PAGE.key: {
        "auto": tr("Automatic"),
        "latin-1": tr("As they say"),
        "cp1251": tr("Cyrillic (Windows)"),
        "koi8_u": tr("Cyrillic (KOI8)"),
        "cp866": tr("Cyrillic (DOS)"),
        "cp1250": tr("Central European (Windows)"),
        "iso8859_2": tr("Central European (ISO)"),
        "cp1253": tr("Greek"),
        "cp1254": tr("Turkish"),
        "cp1255": tr("Hebrew"),
        "cp1256": tr("Arabic"),
        "cp1257": tr("Baltic"),
        "cp874": tr("Thai"),
        "cp932": tr("Japanese (Shift JIS)"),
        "euc_jp": tr("Japanese (EUC)"),
        "gbk": tr("Chinese, simplified (GBK)"),
        "big5": tr("Chinese, traditional (Big5)"),
        "cp949": tr("Korean"),
    },
    SIMILARITY_INDEX.key: {
        "automatic": tr("Automatic (the faster kind)"),
        "exact": tr("Exact"),
        "annoy": tr("Annoy"),
    },
    DOUBLE_CLICK.key: {
        "fitting": tr("Plays it, then what fits"),
        "similar": tr("Plays it, then similar tracks"),
        "list": tr("Plays the list from there"),
        "next": tr("Plays it next"),
        "enqueue": tr("Adds it to the queue"),
    },
    LYRICS_FIRST.key: {
        "synced": tr("Shows those with times"),
        "files": tr("Shows those beside the music"),
        "tags": tr("Shows those in its tags"),
    },
    PLAYLIST_DOUBLES.key: {
        "ask": tr("Asks"),
        "add": tr("Adds them again"),
        "skip": tr("Leaves them out"),
    },
    NOTIFY.key: {
        "unfocused": tr("While another window is in front"),
        "always": tr("Always"),
        "never": tr("Never"),
    },
}
_NEEDS = {CLOSE_TO_TRAY.key: TRAY_ICON.key}
"""Settings that count only while another one is on."""
_SIGNED = {PREAMP_DB.key}
"""Numbers that raise or lower something."""


def choice_words(setting: Setting, choice: str) -> str:
    """What the window calls a value of a setting that has ``choices``."""
    return _CHOICES[setting.key][choice]


class SettingsDialog(FittedDialog):
    """One row for each setting, under the headings of ``Section``.

    Attributes:
        changed: the ``Setting`` and its new value, already stored.
        failed: a value could not be stored: the ``MusicRecError``.
        genre_words_requested: the table of genres should be shown.
        fields: what changes a setting, by its key.
        headings: those of the sections, from top to bottom.
    """

    changed = Signal(object, object)
    failed = Signal(object)
    genre_words_requested = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = services.settings
        self.setWindowTitle(tr("Settings"))
        self.fields: dict[str, QWidget] = {}
        self.headings: list[str] = []
        self._form = QFormLayout()
        self._form.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._form.setHorizontalSpacing(Space.XL)
        self._form.setVerticalSpacing(Space.S)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section in Section:
            self._add_section(section)
        for key, needed in _NEEDS.items():
            self._bind(self.fields[key], self.fields[needed])
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._form)
        scroll = ScrollBody(content)
        line = QFrame()
        line.setProperty("role", "line")
        close = text_button(tr("Close"), role="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        bar_px = scroll.verticalScrollBar().sizeHint().width()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL + bar_px, Space.M)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(line)
        column.addLayout(foot)

    def _add_section(self, section: Section) -> None:
        listed = [setting for setting in listed_settings() if setting.section is section]
        if not listed:
            return
        heading = section_label(section.value)
        heading.setContentsMargins(0, Space.L if self.headings else 0, 0, 0)
        self.headings.append(section.value)
        self._form.addRow(heading)
        for setting in listed:
            self._add(setting)
        if section is Section.LIBRARY:
            self._add_genres()

    def _add_genres(self) -> None:
        """What genres are shown as has a table of its own."""
        button = self.genres_button = text_button(tr("Genres in your tags…"))
        button.clicked.connect(self.genre_words_requested)
        label = QLabel(tr("Genres"))
        label.setBuddy(button)
        self._form.addRow(label, button)

    def _add(self, setting: Setting) -> None:
        field = self._field(setting, self._settings.get(setting))
        field.setAccessibleName(setting.label)
        self.fields[setting.key] = field
        if isinstance(field, QCheckBox):
            self._form.addRow(field)
        else:
            label = QLabel(setting.label)
            label.setBuddy(field)
            self._form.addRow(label, field)
        if setting.key not in _HINTS:
            return
        hint = dim_label(_HINTS[setting.key], is_small=True)
        if isinstance(field, QCheckBox):
            # Under the words of its box, not far from them under the fields of other rows.
            hint.setContentsMargins(Space.XL, 0, 0, 0)
            self._form.addRow(hint)
        else:
            hint.setFixedWidth(CHOICE_WIDTH_PX)
            self._form.addRow("", hint)

    def _bind(self, field: QWidget, needed: QWidget) -> None:
        assert isinstance(needed, QCheckBox)
        field.setEnabled(needed.isChecked())
        needed.toggled.connect(field.setEnabled)

    def _field(self, setting: Setting, value: SettingValue) -> QWidget:
        if isinstance(value, bool):
            box = QCheckBox(setting.label)
            box.setChecked(value)
            box.toggled.connect(lambda is_on: self._set(setting, is_on))
            return box
        if isinstance(value, int):
            return self._number(setting, value)
        return self._choice(setting, value) if setting.choices else self._line(setting, value)

    def _number(self, setting: Setting, value: int) -> QSpinBox:
        spin = CalmSpinBox()
        spin.setRange(setting.minimum, setting.maximum)
        spin.setSpecialValueText(_WORDS_FOR_LEAST.get(setting.key, ""))
        spin.setSuffix(f" {setting.unit}" if setting.unit else "")
        if setting.key in _SIGNED:
            spin.valueChanged.connect(lambda number: spin.setPrefix("+" if number > 0 else ""))
        spin.setValue(value)
        spin.setFixedWidth(NUMBER_WIDTH_PX)
        spin.setMinimumHeight(FIELD_HEIGHT_PX)
        spin.valueChanged.connect(lambda number: self._set(setting, number))
        return spin

    def _line(self, setting: Setting, value: str) -> QLineEdit:
        line = QLineEdit(value)
        line.setMinimumSize(CHOICE_WIDTH_PX, FIELD_HEIGHT_PX)
        line.editingFinished.connect(lambda: self._set_text(setting, line.text()))
        return line

    def _set_text(self, setting: Setting, text: str) -> None:
        if text != self._settings.get(setting):
            self._set(setting, text)

    def _choice(self, setting: Setting, value: str) -> QComboBox:
        choice = CalmComboBox()
        for word in setting.choices:
            choice.addItem(choice_words(setting, word), word)
        choice.setMinimumSize(CHOICE_WIDTH_PX, FIELD_HEIGHT_PX)
        choice.setCurrentIndex(choice.findData(value))
        choice.currentIndexChanged.connect(lambda place: self._set(setting, choice.itemData(place)))
        return choice

    def _set(self, setting: Setting, value: SettingValue) -> None:
        try:
            self._settings.set(setting, value)
        except MusicRecError as error:
            self.failed.emit(error)
            return
        self.changed.emit(setting, value)
