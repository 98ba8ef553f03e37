"""Sentences about weekly letters, and about mailing them."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.letter import LetterHead, LetterState
from musicrec_desktop.model.mail import MailAnswer, MailVerdict, Security

LETTER_TITLE: Final = "Weekly letter"
WEEK: Final = "Week"
WEEK_WHY: Final = "Played most, or for the first time, in this week."
"""What is said of the tracks of a week when it is shared."""
SECURITY_NAMES: Final = {
    Security.TLS: "TLS (usually port 465)",
    Security.STARTTLS: "STARTTLS (usually port 587)",
    Security.NONE: "None, for a server on this computer",
}
TEST_SUBJECT: Final = "A test: this is how your weekly letter looks"

_MAIL_REASONS: Final[dict[str, tuple[str, str]]] = {
    "no-account": ("Mail is not set up.", "Set it up in the settings of the weekly letter."),
    "on-its-way": ("This letter is being sent.", "Wait a moment."),
    "no-password": (
        "The password of your mail account is not there any more.",
        "Type it again in the settings of the weekly letter.",
    ),
    "password-not-kept": (
        "The password cannot be kept.",
        "Unlock the keyring of your desktop, or make room on the disk, and try again.",
    ),
    "bad-address": ("This is no mail address.", "It looks like name@example.org, without spaces."),
    "bad-server": (
        "This is no name of a server.",
        "It looks like smtp.example.org; the port stands beside it.",
    ),
    "bad-port": ("This is no port.", "It is a number from 1 to 65535, most often 465 or 587."),
    "bad-login": ("The login cannot have line breaks.", "Type it again."),
    "bad-certificate-file": ("The certificate cannot be read.", "Choose a file in PEM format."),
    "login-refused": (
        "The mail server refuses the login or the password.",
        "Many providers want an app password, which you make in the settings of your account there.",
    ),
    "login-wanted": (
        "The mail server wants a login.",
        "Add login and password in the settings of the letter.",
    ),
    "no-login-method": (
        "The mail server takes no passwords.",
        "Some providers allow only programs that they know. Use an address at another provider.",
    ),
    "sender-refused": (
        "The mail server does not let you send from this address.",
        "Use an address that belongs to the login.",
    ),
    "recipient-refused": ("The mail server does not take mail for this address.", "Check the address."),
    "message-refused": ("The mail server refuses the letter.", "What it says may help."),
    "too-large": ("The letter is too large for the mail server.", "Save it as a file instead."),
    "needs-smtputf8": (
        "The mail server takes only addresses of plain Latin letters.",
        "Use an address without accents before the @.",
    ),
    "no-starttls": (
        "The mail server does not protect the connection with STARTTLS.",
        "Choose TLS and port 465, if your provider has it. Nothing was sent.",
    ),
    "no-tls": (
        "The mail server does not speak TLS at this port.",
        "Choose STARTTLS and port 587, if your provider has it. Nothing was sent.",
    ),
    "not-protected": (
        "Without TLS, only a server on this computer is used.",
        "Choose TLS or STARTTLS, so that nobody reads your password.",
    ),
    "bad-certificate": (
        "The mail server does not prove that it is the one you mean.",
        "Check its name. For a bridge or a server of your own, choose its certificate. Nothing was sent.",
    ),
    "busy": ("The mail server asks to come back later.", "The letter is sent again by itself."),
    "slow": ("The mail server does not answer in time.", "The letter is sent again by itself."),
    "dropped": ("The mail server ended the connection.", "The letter is sent again by itself."),
    "unknown-server": (
        "There is no server of this name, or the network is down.",
        "Check the name; the letter is sent again by itself.",
    ),
    "no-connection": (
        "The mail server cannot be reached.",
        "Check name and port; the letter is sent again by itself.",
    ),
    "no-mail-server": ("What answers there is no mail server.", "Check name and port."),
    "server-refused": ("The mail server does not want to talk.", "What it says may help."),
    "not-noted": ("The library cannot be written now.", "Make room on the disk; then the letter is sent."),
    "taken-over": ("Another player sends this letter.", "Nothing needs to be done."),
    "closed": ("The player was closed.", "The letter is sent at the next start."),
    "no-answer": (
        "The mail server got the letter, but did not say that it took it.",
        "Look into your mailbox. If it is not there, send it again.",
    ),
    "restored": (
        "This letter comes from a backup or from elsewhere, so it is not known whether it was sent.",
        "Look into your mailbox. If it is not there, send it again.",
    ),
}

_LETTER_REASONS: Final[dict[str, tuple[str, str]]] = {
    "gone": ("This letter is not there any more.", ""),
    "bad-week": ("“{what}” is no week.", "Weeks are named like 2026-W48."),
    "not-begun": ("The week {what} has not begun.", "Choose an earlier one."),
    "locked": ("Guests and locked profiles get no letters.", "Unlock the profile, or choose another one."),
    "kind": ("A letter cannot be saved as “{what}”.", "Choose a name that ends in .html, .eml or .txt."),
    "unwritable": ("{what} cannot be written.", "Choose another folder, or make room on the disk."),
    "bad-link": (
        "This link does not come from a weekly letter.",
        "Nothing was done. Links of letters play or like a track, and nothing else.",
    ),
    "unknown-link": (
        "This link is from another library or another profile, or its track is gone.",
        "Nothing was done.",
    ),
    "link-missing": (
        "The file of this track is not there.",
        "Connect the drive that holds it, and try again.",
    ),
}


def mail_words(reason: str, detail: str = "") -> tuple[str, str]:
    """What is wrong, and what to do; ``detail`` is what the server said."""
    headline, advice = _MAIL_REASONS.get(reason, (f"The letter cannot be sent ({reason}).", ""))
    return (f"{headline} It says: {detail}" if detail else headline), advice


def letter_words(reason: str, what: str) -> tuple[str, str]:
    """What is wrong with a letter, and what to do."""
    headline, advice = _LETTER_REASONS.get(reason, (f"The letter cannot be written ({reason}).", ""))
    return headline.format(what=display_path(what)), advice


def answer_text(answer: MailAnswer) -> str:
    """What came of a test, in one or two sentences."""
    if answer.verdict is MailVerdict.SENT:
        return "It was sent. Look into your mailbox."
    headline, advice = mail_words(answer.reason, answer.detail)
    if answer.verdict is MailVerdict.LATER:
        return f"{headline} Try it again later."  # a test is not sent again by itself
    return " ".join(filter(None, (headline, advice)))


def state_text(head: LetterHead) -> str:
    """What became of a letter, in a few words; empty where it was only written."""
    if head.state is LetterState.QUEUED and head.reason:
        return "Waits to be sent again"
    return _STATES[head.state]


def state_advice(head: LetterHead) -> str:
    """Why a letter is not sent, and what to do; empty where nothing is wrong."""
    if not head.reason or head.state not in _TROUBLED:
        return ""
    return " ".join(filter(None, mail_words(head.reason, head.detail)))


_STATES: Final = {
    LetterState.KEPT: "",
    LetterState.QUEUED: "Waits to be sent",
    LetterState.CLAIMED: "Is being sent",
    LetterState.HANDED_OVER: "Is being sent",
    LetterState.SENT: "Sent",
    LetterState.PERHAPS: "Perhaps sent",
    LetterState.REFUSED: "Not sent",
}
_TROUBLED: Final = frozenset({LetterState.QUEUED, LetterState.PERHAPS, LetterState.REFUSED})
