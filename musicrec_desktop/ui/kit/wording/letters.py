"""Sentences about weekly letters, and about mailing them."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.letter import LetterHead, LetterState
from musicrec_desktop.model.mail import MailAnswer, MailVerdict, Security

LETTER_TITLE: Final = tr("Weekly letter")
WEEK: Final = tr("Week")
WEEK_WHY: Final = tr("Played most, or for the first time, in this week.")
"""What is said of the tracks of a week when it is shared."""
SECURITY_NAMES: Final = {
    Security.TLS: tr("TLS (usually port 465)"),
    Security.STARTTLS: tr("STARTTLS (usually port 587)"),
    Security.NONE: tr("None, for a server on this computer"),
}
TEST_SUBJECT: Final = tr("A test: this is how your weekly letter looks")

_MAIL_REASONS: Final[dict[str, tuple[str, str]]] = {
    "no-account": (tr("Mail is not set up."), tr("Set it up in the settings of the weekly letter.")),
    "on-its-way": (tr("This letter is being sent."), tr("Wait a moment.")),
    "no-password": (
        tr("The password of your mail account is not there any more."),
        tr("Type it again in the settings of the weekly letter."),
    ),
    "password-not-kept": (
        tr("The password cannot be kept."),
        tr("Unlock the keyring of your desktop, or make room on the disk, and try again."),
    ),
    "bad-address": (tr("This is no mail address."), tr("It looks like name@example.org, without spaces.")),
    "bad-server": (
        tr("This is no name of a server."),
        tr("It looks like smtp.example.org; the port stands beside it."),
    ),
    "bad-port": (tr("This is no port."), tr("It is a number from 1 to 65535, most often 465 or 587.")),
    "bad-login": (tr("The login cannot have line breaks."), tr("Type it again.")),
    "bad-certificate-file": (tr("The certificate cannot be read."), tr("Choose a file in PEM format.")),
    "login-refused": (
        tr("The mail server refuses the login or the password."),
        tr("Many providers want an app password, which you make in the settings of your account there."),
    ),
    "login-wanted": (
        tr("The mail server wants a login."),
        tr("Add login and password in the settings of the letter."),
    ),
    "no-login-method": (
        tr("The mail server takes no passwords."),
        tr("Some providers allow only programs that they know. Use an address at another provider."),
    ),
    "sender-refused": (
        tr("The mail server does not let you send from this address."),
        tr("Use an address that belongs to the login."),
    ),
    "recipient-refused": (
        tr("The mail server does not take mail for this address."),
        tr("Check the address."),
    ),
    "message-refused": (tr("The mail server refuses the letter."), tr("What it says may help.")),
    "too-large": (tr("The letter is too large for the mail server."), tr("Save it as a file instead.")),
    "needs-smtputf8": (
        tr("The mail server takes only addresses of plain Latin letters."),
        tr("Use an address without accents before the @."),
    ),
    "no-starttls": (
        tr("The mail server does not protect the connection with STARTTLS."),
        tr("Choose TLS and port 465, if your provider has it. Nothing was sent."),
    ),
    "no-tls": (
        tr("The mail server does not speak TLS at this port."),
        tr("Choose STARTTLS and port 587, if your provider has it. Nothing was sent."),
    ),
    "not-protected": (
        tr("Without TLS, only a server on this computer is used."),
        tr("Choose TLS or STARTTLS, so that nobody reads your password."),
    ),
    "bad-certificate": (
        tr("The mail server does not prove that it is the one you mean."),
        tr("Check its name. For a bridge or a server of your own, choose its certificate. Nothing was sent."),
    ),
    "busy": (tr("The mail server asks to come back later."), tr("The letter is sent again by itself.")),
    "slow": (tr("The mail server does not answer in time."), tr("The letter is sent again by itself.")),
    "dropped": (tr("The mail server ended the connection."), tr("The letter is sent again by itself.")),
    "unknown-server": (
        tr("There is no server of this name, or the network is down."),
        tr("Check the name; the letter is sent again by itself."),
    ),
    "no-connection": (
        tr("The mail server cannot be reached."),
        tr("Check name and port; the letter is sent again by itself."),
    ),
    "no-mail-server": (tr("What answers there is no mail server."), tr("Check name and port.")),
    "server-refused": (tr("The mail server does not want to talk."), tr("What it says may help.")),
    "not-noted": (
        tr("The library cannot be written now."),
        tr("Make room on the disk; then the letter is sent."),
    ),
    "taken-over": (tr("Another player sends this letter."), tr("Nothing needs to be done.")),
    "closed": (tr("The player was closed."), tr("The letter is sent at the next start.")),
    "no-answer": (
        tr("The mail server got the letter, but did not say that it took it."),
        tr("Look into your mailbox. If it is not there, send it again."),
    ),
    "restored": (
        tr("This letter comes from a backup or from elsewhere, so it is not known whether it was sent."),
        tr("Look into your mailbox. If it is not there, send it again."),
    ),
}

_LETTER_REASONS: Final[dict[str, tuple[str, str]]] = {
    "gone": (tr("This letter is not there any more."), ""),
    "bad-week": (tr("“{what}” is no week."), tr("Weeks are named like 2026-W48.")),
    "not-begun": (tr("The week {what} has not begun."), tr("Choose an earlier one.")),
    "locked": (
        tr("Guests and locked profiles get no letters."),
        tr("Unlock the profile, or choose another one."),
    ),
    "kind": (
        tr("A letter cannot be saved as “{what}”."),
        tr("Choose a name that ends in .html, .eml or .txt."),
    ),
    "unwritable": (tr("{what} cannot be written."), tr("Choose another folder, or make room on the disk.")),
    "bad-link": (
        tr("This link does not come from a weekly letter."),
        tr("Nothing was done. Links of letters play or like a track, and nothing else."),
    ),
    "unknown-link": (
        tr("This link is from another library or another profile, or its track is gone."),
        tr("Nothing was done."),
    ),
    "link-missing": (
        tr("The file of this track is not there."),
        tr("Connect the drive that holds it, and try again."),
    ),
}


def mail_words(reason: str, detail: str = "") -> tuple[str, str]:
    """What is wrong, and what to do; ``detail`` is what the server said."""
    headline, advice = _MAIL_REASONS.get(
        reason, (tr("The letter cannot be sent ({reason}).", reason=reason), "")
    )
    return (
        tr("{headline} It says: {detail}", headline=headline, detail=detail) if detail else headline
    ), advice


def letter_words(reason: str, what: str) -> tuple[str, str]:
    """What is wrong with a letter, and what to do."""
    headline, advice = _LETTER_REASONS.get(
        reason, (tr("The letter cannot be written ({reason}).", reason=reason), "")
    )
    return headline.format(what=display_path(what)), advice


def answer_text(answer: MailAnswer) -> str:
    """What came of a test, in one or two sentences."""
    if answer.verdict is MailVerdict.SENT:
        return tr("It was sent. Look into your mailbox.")
    headline, advice = mail_words(answer.reason, answer.detail)
    if answer.verdict is MailVerdict.LATER:
        return tr("{headline} Try it again later.", headline=headline)  # a test is not sent again by itself
    return " ".join(filter(None, (headline, advice)))


def state_text(head: LetterHead) -> str:
    """What became of a letter, in a few words; empty where it was only written."""
    if head.state is LetterState.QUEUED and head.reason:
        return tr("Waits to be sent again")
    return _STATES[head.state]


def state_advice(head: LetterHead) -> str:
    """Why a letter is not sent, and what to do; empty where nothing is wrong."""
    if not head.reason or head.state not in _TROUBLED:
        return ""
    return " ".join(filter(None, mail_words(head.reason, head.detail)))


_STATES: Final = {
    LetterState.KEPT: "",
    LetterState.QUEUED: tr("Waits to be sent"),
    LetterState.CLAIMED: tr("Is being sent"),
    LetterState.HANDED_OVER: tr("Is being sent"),
    LetterState.SENT: tr("Sent"),
    LetterState.PERHAPS: tr("Perhaps sent"),
    LetterState.REFUSED: tr("Not sent"),
}
_TROUBLED: Final = frozenset({LetterState.QUEUED, LetterState.PERHAPS, LetterState.REFUSED})
