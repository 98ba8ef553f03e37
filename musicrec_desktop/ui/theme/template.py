"""The one stylesheet, with ``$token`` places.

Roles that pages and widgets may set with ``setProperty("role", …)``:

- ``QLabel``: ``title`` (20 px), ``headline`` (16 px), ``strong``, ``section`` (11 px dim capitals), ``dim``,
  ``small`` (11 px dim), ``danger``, ``warning``, ``badge`` (small pill).
- ``QPushButton``: none (outlined), ``primary``, ``danger``, ``link``.
- ``QToolButton``: none (flat round), ``nav`` (row of the sidebar, checkable), ``chip`` (checkable pill),
  ``swatch`` (a colour to choose).
- ``QScrollArea``: ``read`` (takes the keyboard, as nothing in it does, and scrolls by the arrows).
- ``QFrame`` / ``QWidget``: ``page``, ``sidebar``, ``panel`` (up next), ``bar`` (player), ``card``,
  ``banner``, ``popover``, ``line`` (a hairline), ``clear`` (a stack over a background of its own).
- ``QListView``: ``nav`` (list of the sidebar), ``cards`` (no row colours: the delegate paints them),
  ``rows`` (the same, in a popover), ``choices`` (texts to choose from), ``avatars`` (pictures of people).
"""

from __future__ import annotations

TEMPLATE = """
* { font-size: ${body}px; }
QWidget { color: $text; }
QWidget:disabled { color: $text_disabled; }
QMainWindow, QDialog, QStackedWidget, QFrame[role="page"], QWidget[role="page"] { background: $surface; }
QStackedWidget[role="clear"] { background: transparent; }
QFrame[role="sidebar"], QWidget[role="sidebar"] {
  background: $surface_sunken; border: 0; border-right: 1px solid $border; }
QFrame[role="panel"], QWidget[role="panel"] {
  background: $surface_sunken; border: 0; border-left: 1px solid $border; }
QFrame[role="bar"], QWidget[role="bar"] {
  background: $surface_raised; border: 0; border-top: 1px solid $border; }
QFrame[role="card"] {
  background: $surface_raised; border: 1px solid $border; border-radius: ${radius_m}px; }
QFrame[role="popover"] {
  background: $surface_raised; border: 1px solid $border_strong; border-radius: ${radius_m}px; }
QFrame[role="banner"] { background: $surface_raised; border: 0; border-bottom: 1px solid $border; }
QFrame[role="line"] { background: $border; border: 0; min-height: 1px; max-height: 1px; }
QFrame[role="toast"] { background: $tooltip; border: 0; border-radius: ${radius_m}px; }
QFrame[role="toast"] QLabel { color: $tooltip_text; }
QFrame[role="toast"] QPushButton {
  background: transparent; color: $tooltip_accent; border-color: transparent; font-weight: 600; }
QFrame[role="toast"] QPushButton:hover { background: rgba(255, 255, 255, 28); }
QFrame[role="toast"] QPushButton:focus { border-color: $tooltip_accent; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="headline"] { font-size: 16px; font-weight: 600; }
QLabel[role="section"] { font-size: ${label}px; font-weight: 600; color: $text_dim; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="dim"] { color: $text_dim; }
QLabel[role="small"] { font-size: ${label}px; color: $text_dim; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { font-size: ${label}px; color: $warning; }
QLabel[role="badge"] {
  font-size: ${label}px; font-weight: 600; color: $text; background: $selection;
  border-radius: 6px; padding: 1px 8px; }

QPushButton {
  background: $surface_raised; border: 1px solid $border_strong; border-radius: ${radius_s}px;
  padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; }
QPushButton:disabled { color: $text_disabled; border-color: $border; }
QPushButton[role="primary"] {
  background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $focus; }
QPushButton[role="primary"]:disabled {
  background: $border; color: $text_disabled; border-color: $border; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 1px 4px; min-height: 0; }
QPushButton[role="link"]:hover { background: $hover; }
QPushButton[role="link"]:focus { border: 1px solid $focus; }

QToolButton {
  background: transparent; border: 2px solid transparent; border-radius: ${radius_s}px; padding: 2px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $selection; }
QToolButton:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="play"] { background: $accent; border-radius: 20px; }
QToolButton[role="play"]:hover { background: $accent_hover; }
QToolButton[role="swatch"] { padding: 0; }
QToolButton[role="nav"] { padding: 0 8px; text-align: left; border-radius: ${radius_s}px; }
QToolButton[role="nav"]:checked { background: $selection; color: $text; }
QToolButton[role="chip"] {
  border: 1px solid $border_strong; border-radius: 13px; padding: 3px 12px; color: $text_dim; }
QToolButton[role="chip"]:checked { background: $selection; border-color: $accent; color: $text; }
QToolButton[role="chip"]:focus { border-color: $focus; }
QFrame[role="chip"] { background: $selection; border: 1px solid $accent; border-radius: 13px; }
QFrame[role="chip"] QLabel { color: $text; }

QLineEdit, QPlainTextEdit, QTextEdit {
  background: $surface_raised; border: 1px solid $outline; border-radius: ${radius_s}px;
  padding: 4px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid $focus; padding: 3px 7px; }
QueryField, QueryField:focus { padding-left: 2px; padding-right: 2px; }
QLineEdit[invalid="true"], CalmStepper[invalid="true"], QPlainTextEdit[invalid="true"] {
  border-color: $danger; }
QFrame[role="group"] {
  background: $surface_sunken; border: 1px solid $border; border-radius: ${radius_s}px; }
QFrame[role="group"] QFrame[role="group"] { background: $surface; }
QFrame[role="group"] QFrame[role="group"] QFrame[role="group"] { background: $surface_sunken; }
QComboBox QAbstractItemView {
  background: $surface_raised; border: 1px solid $border_strong; padding: 4px; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 ${s}px; border-radius: 4px; }
QComboBox QAbstractItemView::item:hover { background: $hover; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $selection; color: $text; }
QAbstractSpinBox QLineEdit { background: transparent; border: 0; padding: 0 6px; min-height: 0; }
CalmComboBox, CalmSpinBox, CalmStepper {
  background: $surface_raised; border: 1px solid $outline; border-radius: ${radius_s}px;
  padding: 3px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $accent_text; }
CalmComboBox { combobox-popup: 0; padding-right: 4px; }
CalmComboBox:hover { background: $hover; }
CalmComboBox:on { background: $selection; }
CalmComboBox:focus, CalmSpinBox:focus, CalmStepper:focus { border: 2px solid $focus; padding: 2px 7px; }
CalmComboBox:focus { padding-right: 3px; }
CalmComboBox:disabled, CalmSpinBox:disabled, CalmStepper:disabled {
  background: transparent; border-color: $border; color: $text_disabled; }
CalmComboBox::drop-down {
  subcontrol-origin: padding; subcontrol-position: center right; width: 26px; border: 0; }
CalmComboBox::down-arrow, CalmSpinBox::up-arrow, CalmSpinBox::down-arrow,
CalmStepper::up-arrow, CalmStepper::down-arrow { image: none; }
CalmSpinBox, CalmStepper { padding-right: 24px; }
CalmSpinBox:focus, CalmStepper:focus { padding-right: 23px; }
CalmSpinBox::up-button, CalmSpinBox::down-button, CalmStepper::up-button, CalmStepper::down-button {
  subcontrol-origin: border; width: 22px; border: 0; border-left: 1px solid $border;
  background: transparent; }
CalmSpinBox::up-button, CalmStepper::up-button {
  subcontrol-position: top right; border-top-right-radius: ${radius_s}px; }
CalmSpinBox::down-button, CalmStepper::down-button {
  subcontrol-position: bottom right; border-bottom-right-radius: ${radius_s}px; }
CalmSpinBox::up-button:hover, CalmSpinBox::down-button:hover,
CalmStepper::up-button:hover, CalmStepper::down-button:hover { background: $hover; }
CalmSpinBox::up-button:pressed, CalmSpinBox::down-button:pressed,
CalmStepper::up-button:pressed, CalmStepper::down-button:pressed { background: $selection; }
QCheckBox, QRadioButton { spacing: ${s}px; padding: 2px; }

QAbstractItemView {
  background: $surface; alternate-background-color: $surface; border: 0; outline: 0;
  selection-background-color: $selection; selection-color: $text; }
QListWidget, QTableView { outline: 2px solid $focus; }
QTableView { gridline-color: transparent; }
QTableView::item, QTreeView::item { border: 0; padding: 0 ${cell}px; }
QTreeView::item:hover { background: $hover; }
QTableView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QListView[role="nav"], QListView[role="rows"] { background: transparent; }
QTreeView[role="playlists"], QTreeView[role="playlists"]::item, QTreeView[role="playlists"]::branch,
QTreeView[role="folders"], QTreeView[role="folders"]::item, QTreeView[role="folders"]::branch {
  background: transparent; }
QTreeView[role="playlists"], QTreeView[role="folders"] { show-decoration-selected: 0; }
QListView[role="nav"]::item {
  border: 2px solid transparent; border-radius: ${radius_s}px; padding: 3px 6px; min-height: 20px; }
QListView[role="nav"]::item:hover { background: $hover; }
QListView[role="nav"]::item:selected { background: $selection; color: $text; }
QListView[role="nav"]::item:selected:focus { border-color: $focus; }
QListView[role="choices"]::item { padding: ${s}px; border-radius: ${radius_m}px; margin: 1px 0; }
QListView[role="choices"]::item:hover { background: $hover; }
QListView[role="choices"]::item:selected { background: $selection; color: $text; }
QListView[role="avatars"] { background: transparent; }
QListView[role="avatars"]::item {
  border: 2px solid transparent; padding: ${s}px 2px; border-radius: ${radius_m}px; color: $text; }
QListView[role="avatars"]::item:hover { background: $hover; }
QListView[role="avatars"]::item:selected { background: $selection; color: $text; }
QListView[role="avatars"]::item:selected:focus { border-color: $focus; }
QListView[role="queue"] { background: transparent; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
  background: $surface; color: $text_dim; border: 0; border-bottom: 1px solid $border;
  padding: 4px ${s}px; font-size: ${label}px; font-weight: 600; }
QHeaderView::section:hover { color: $text; background: $hover; }
QTableCornerButton::section { background: $surface; border: 0; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text_disabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QMenu {
  background: $surface_raised; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip {
  background: $tooltip; color: $tooltip_text; border: 1px solid $tooltip; padding: 4px 6px;
  font-size: 12px; }

QProgressBar { background: $border_strong; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSlider { background: transparent; border: 2px solid transparent; border-radius: ${radius_s}px; }
QSlider:focus { border-color: $focus; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border_strong; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $icon; }
QSlider::handle:horizontal {
  background: $icon; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; }
QSlider::handle:horizontal:hover { background: $text; }
QSlider::groove:vertical { width: 4px; border-radius: 2px; background: $border_strong; }
QSlider::handle:vertical {
    height: 12px; width: 12px; margin: 0 -4px; border-radius: 6px; background: $icon; }
QSlider::handle:vertical:hover { background: $text; }
QSlider::handle:vertical:disabled { background: $text_disabled; }
QSlider::sub-page:horizontal:disabled { background: $text_disabled; }

QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QTabBar::tab { padding: 6px 14px; color: $text_dim; border-bottom: 2px solid transparent; }
QTabBar[role="tight"]::tab { padding: 6px 8px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QScrollArea, QScrollArea > QWidget > QWidget[role="content"] { background: transparent; border: 0; }
QScrollArea[role="read"] { border: 2px solid transparent; border-radius: ${radius_s}px; }
QScrollArea[role="read"]:focus { border-color: $focus; }
"""
