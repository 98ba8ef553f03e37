"""Connects letters with the window: the archive, the settings, links, and what the user is told."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from musicrec_desktop.core.errors import LetterError, MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import load_code, when_made
from musicrec_desktop.core.letter_links import LinkVerb, letter_link
from musicrec_desktop.core.settings import ALL_SETTINGS, Section, SettingValue
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind, SortColumn
from musicrec_desktop.model.letter import Letter, LetterId, LetterState, LinkTarget
from musicrec_desktop.model.mail import MailAccount, MailAnswer, MailVerdict
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.letters import TEST_SUBJECT, WEEK, WEEK_WHY, answer_text, mail_words
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.letters.postman import Outcome
    from musicrec_desktop.services.letters.service import LetterService
    from musicrec_desktop.ui.letters.dialog import LetterDialog
    from musicrec_desktop.ui.letters.settings_dialog import LetterSettingsDialog, LetterWishes

START_MS: Final = 1000
"""After the window is made; a letter that is due is looked for a minute later."""
_FILTER: Final = tr("Page for browsers (*.html);;Mail (*.eml);;Plain text (*.txt)")


class LetterController:
    """Shows letters, and does what their links say.

    Args:
        services: of the window.
        commands: play and like what links name, and share weeks.
        themes: colours.
        notices: where it is told.
        window: the parent of dialogs.
    """

    def __init__(
        self,
        services: Services,
        commands: TrackCommands,
        themes: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        self._services, self._letters = services, services.letters
        self._commands = commands
        self._themes, self._notices, self._window = themes, notices, window
        self.dialog: LetterDialog | None = None
        self.settings: LetterSettingsDialog | None = None
        self._shown: Letter | None = None
        self._disconnects: list[Callable[[], object]] = [when_made(self._letters, self._follow)]
        themes.changed.connect(self._on_theme)
        services.scheduler.call_later(START_MS, self._load)

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the archive."""
        return {"letters": self.show}

    def show(self) -> None:
        """Show the archive."""
        if self.dialog is None:
            self.dialog = self._make_dialog()
        self.dialog.show()
        self._refresh()
        self.dialog.raise_()

    def follow(self, address: str) -> None:
        """Do what a link of a letter says; one that is none is refused in words, and nothing is done."""
        link = letter_link(address)
        try:
            if link is None:
                raise LetterError("bad-link", address)
            target = self._letters.linked(link.key)
            ids = [] if target is None else self._meant(target)
            if not ids:
                raise LetterError("unknown-link", address)
        except MusicRecError as error:
            self._notices.error(error)
            return
        if link.verb is LinkVerb.LIKE:
            feedback = self._commands.feedback
            if not feedback.are_liked(ids):  # a link says the same when it is clicked twice
                feedback.like(ids)
        else:
            self._commands.gestures.play(ids)

    def note_search(self, text: str) -> None:
        """A search led to something."""
        if self._services.backups.write_problem is not None:
            return
        try:
            self._letters.note_search(text)
        except MusicRecError as error:
            self._notices.error_once(error)

    def close(self) -> None:
        """Disconnect from the services."""
        self._themes.changed.disconnect(self._on_theme)
        while self._disconnects:
            self._disconnects.pop()()

    def _follow(self, letters: LetterService) -> Callable[[], None]:
        """Hear of what happens to letters; the result ends that."""
        disconnects = [
            letters.changed.connect(self._refresh),
            letters.made.connect(self._on_made),
            letters.failed.connect(self._notices.error_once),
            letters.postman.changed.connect(self._refresh),
            letters.postman.told.connect(self._on_told),
            letters.postman.failed.connect(self._notices.error_once),
        ]

        def end() -> None:
            for disconnect in disconnects:
                disconnect()

        return end

    def _load(self) -> None:
        """Load what letters need beside the window, then begin."""
        self._services.scheduler.run(
            Lane.QUICK, lambda _context: load_code(self._letters), on_done=lambda _nothing: self._start()
        )

    def _start(self) -> None:
        if self._disconnects and self._services.backups.write_problem is None:
            self._letters.start()

    def _make_dialog(self) -> LetterDialog:
        from musicrec_desktop.ui.letters.dialog import LetterDialog

        dialog = LetterDialog(self._themes, self._window)
        dialog.chosen.connect(lambda number: self._show_letter(LetterId(number)))
        dialog.write_wanted.connect(self._write)
        dialog.save_wanted.connect(lambda number: self._save(LetterId(number)))
        dialog.share_wanted.connect(lambda number: self._do(lambda: self._share(LetterId(number))))
        dialog.send_wanted.connect(lambda number: self._send(LetterId(number)))
        dialog.keep_wanted.connect(
            lambda number: self._do(lambda: self._letters.postman.keep_back(LetterId(number)))
        )
        dialog.delete_wanted.connect(lambda number: self._ask_to_delete(LetterId(number)))
        dialog.settings_wanted.connect(self.ask_for_settings)
        dialog.view.link_wanted.connect(self.follow)
        return dialog

    def _refresh(self) -> None:
        dialog = self.dialog
        if dialog is None or not dialog.isVisible():
            return
        try:
            heads = self._letters.heads()
            can_send = self._letters.postman.account is not None
        except MusicRecError as error:
            self._notices.error_once(error)
            return
        dialog.show_writing(is_writing=self._letters.is_writing, can_write=self._letters.is_open)
        dialog.show_heads(heads, can_send=can_send)

    def _show_letter(self, letter_id: LetterId) -> None:
        if self._shown is not None and self._shown.head.id == letter_id:
            return
        self._do(lambda: self._render(self._letters.letter(letter_id)))

    def _render(self, letter: Letter) -> None:
        """Show a letter; its HTML is made in a lane, which loads the templates with the first one."""
        from musicrec_desktop.services.letters.rendering import LetterColours, window_html_of

        theme, dialog = self._themes.theme, self.dialog
        colours = LetterColours(theme.accent, theme.text_dim, theme.hover)
        self._shown = letter

        def show(html: str) -> None:
            if dialog is not None and dialog is self.dialog and self._shown is letter:
                dialog.show_letter(letter.content, html)
                if not letter.head.is_read:
                    self._do(lambda: self._letters.mark_read(letter.head.id))

        self._services.scheduler.run(
            Lane.QUICK,
            lambda _context: window_html_of(letter.content, colours),
            name="letter",
            on_done=show,
        )

    def _on_theme(self) -> None:
        if self._shown is not None and self.dialog is not None:
            self._render(self._shown)

    def _write(self) -> None:
        def written(letter: Letter) -> None:
            self._refresh()
            if self.dialog is not None:
                self.dialog.choose(letter.head.id)
                self._render(letter)  # the one of before may have been about the same week

        def failed(error: MusicRecError) -> None:
            self._notices.error(error)
            self._refresh()

        self._letters.write(self._letters.this_week(), written, failed)
        self._refresh()

    def _save(self, letter_id: LetterId) -> None:
        from musicrec_desktop.services.letters.saving import save_letter

        def save() -> None:
            letter = self._letters.letter(letter_id)
            name = os.path.join(os.path.expanduser("~"), f"{letter.head.week.name}.html")
            path, _ = QFileDialog.getSaveFileName(self.dialog, tr("Save the letter"), name, _FILTER)
            if path:
                account = self._letters.postman.account
                save_letter(letter, path, account.address if account is not None else "")
                self._notices.say(tr("The letter is saved as {basename}", basename=os.path.basename(path)))

        self._do(save)

    def _share(self, letter_id: LetterId) -> None:
        content = self._letters.letter(letter_id).content
        if ids := self._letters.played(content):
            self._commands.share(ids, content.period, WEEK, WEEK_WHY)
        else:
            self._notices.say(tr("There are no tracks of that week to share."))

    def _send(self, letter_id: LetterId) -> None:
        self._do(lambda: self._letters.postman.send(letter_id))

    def _ask_to_delete(self, letter_id: LetterId) -> None:
        from musicrec_desktop.ui.letters.head_list import week_text

        head = next((one for one in self._letters.heads() if one.id == letter_id), None)
        if head is None:
            return
        box = QMessageBox(self.dialog or self._window)
        box.setWindowTitle(tr("Delete a letter"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Delete the letter of {week}?", week=week_text(head.week)))
        box.setInformativeText(tr("A copy that was mailed or saved stays. It can be written again."))
        delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(lambda: self._do(lambda: self._letters.delete(letter_id)))
        open_once(box)

    def ask_for_settings(self) -> None:
        """Show the settings."""
        from musicrec_desktop.ui.letters.settings_dialog import LetterSettingsDialog

        account = self._letters.postman.account
        dialog = self.settings = LetterSettingsDialog(self._values(), account, self.dialog or self._window)
        dialog.save_wanted.connect(self._keep)
        dialog.test_wanted.connect(self._test)
        dialog.finished.connect(self._forget_settings)
        open_once(dialog)

    def _forget_settings(self) -> None:
        self.settings = None

    def _values(self) -> dict[str, SettingValue]:
        settings = self._services.settings
        return {
            key: settings.get(setting)
            for key, setting in ALL_SETTINGS.items()
            if setting.section is Section.LETTER
        }

    def _keep(self, wishes: LetterWishes) -> None:
        """Keep settings and account; the dialog closes when both are kept."""
        dialog, postman = self.settings, self._letters.postman

        def done(_account: MailAccount | None = None) -> None:
            if dialog is not None and dialog is self.settings:
                dialog.accept()
            self._letters.look()

        def failed(error: MusicRecError) -> None:
            if dialog is not None and dialog is self.settings:
                dialog.show_outcome(str(error_message(error)), is_good=False)
            else:
                self._notices.error(error)

        try:
            for key, value in wishes.settings.items():
                self._services.settings.set(ALL_SETTINGS[key], value)
        except MusicRecError as error:
            failed(error)
            return
        if wishes.account is not None:
            postman.set_account(wishes.account, wishes.password, done, failed)
        elif postman.account is not None:
            postman.forget_account(done, failed)
        else:
            done()

    def _test(self, wishes: LetterWishes) -> None:
        """Send the latest letter, or one that is written for it, as a test."""
        dialog, account = self.settings, wishes.account
        if dialog is None or account is None:
            return
        dialog.show_trying()

        def answered(answer: MailAnswer) -> None:
            if dialog is self.settings:
                dialog.show_outcome(answer_text(answer), is_good=answer.verdict is MailVerdict.SENT)

        def failed(error: MusicRecError) -> None:
            if dialog is self.settings:
                dialog.show_outcome(str(error_message(error)), is_good=False)

        def send(letter: Letter) -> None:
            head = dataclasses.replace(letter.head, subject=TEST_SUBJECT)
            key = f"test-{self._services.scheduler.clock.now_ms():x}"
            self._letters.postman.try_account(
                account, wishes.password, Letter(head, letter.content, key), answered, failed
            )

        heads = self._letters.heads()
        if heads:
            self._do(lambda: send(self._letters.letter(heads[0].id)))
        else:
            self._letters.write(self._letters.this_week(), send, failed)

    def _on_made(self, letter: Letter) -> None:
        self._notices.tell(tr("Your weekly letter is there"), tr("Read it"), lambda: self._show_made(letter))

    def _show_made(self, letter: Letter) -> None:
        self.show()
        if self.dialog is not None:
            self.dialog.choose(letter.head.id)

    def _on_told(self, outcome: Outcome) -> None:
        if outcome.state is LetterState.SENT:
            self._notices.say(tr("Your weekly letter was sent"))
        elif outcome.state in {LetterState.REFUSED, LetterState.PERHAPS}:
            headline, _ = mail_words(outcome.answer.reason)
            self._notices.tell(headline, tr("Show"), lambda: self._show_made(outcome.letter))

    def _meant(self, target: LinkTarget) -> list[TrackId]:
        track = self._services.browse.track(target.track_id)
        if track is None:
            return []
        if target.is_album and track.tags.album:
            scope = Scope(ScopeKind.ALBUM, track.tags.album, track.album_artist_text)
            ids = self._services.browse.ids(BrowseRequest(scope=scope, sort=SortColumn.NUMBER))
            return [TrackId(number) for number in ids]
        return self._present(track)

    @staticmethod
    def _present(track: Track) -> list[TrackId]:
        if track.is_missing:
            raise LetterError("link-missing")
        return [track.id]

    def _do(self, change: Callable[[], object]) -> None:
        try:
            change()
        except MusicRecError as error:
            self._notices.error(error)
        self._refresh()
