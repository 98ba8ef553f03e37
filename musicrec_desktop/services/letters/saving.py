"""A letter as a file: a page for browsers, a mail for mail programs, or plain text."""

from __future__ import annotations

import os
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.errors import LetterError
from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.model.letter import Letter
from musicrec_desktop.services.letters import rendering
from musicrec_desktop.services.letters.postman import mail_of

SUFFIXES: Final = (".html", ".eml", ".txt")


def saved_letter(letter: Letter, suffix: str, address: str = "") -> bytes:
    """The content of a file.

    Args:
        letter: to save.
        suffix: one of ``SUFFIXES``.
        address: whom a mail goes to; empty where none is set up.

    Raises:
        LetterError: ``"kind"``: there is no such kind of file.
        MailError: the address is none.
    """
    match suffix.casefold():
        case ".html":
            return encodable(rendering.html_of(letter.content, letter.head.subject)).encode()
        case ".txt":
            return encodable(rendering.text_of(letter.content)).encode()
        case ".eml":
            from musicrec_desktop.online.mail.composing import NO_ADDRESS, message_of, wire_of

            return wire_of(message_of(mail_of(letter, address or NO_ADDRESS, letter.head.made_at_ms)))
        case _:
            raise LetterError("kind", suffix)


def save_letter(letter: Letter, path: str, address: str = "") -> None:
    """Write a letter into a file, completely or not at all.

    Raises:
        LetterError: ``"kind"``, or ``"unwritable"``: the file cannot be written.
        MailError: the address is none.
    """
    content = saved_letter(letter, os.path.splitext(path)[1], address)
    try:
        write_atomic(path, content)
    except OSError as error:
        raise LetterError("unwritable", path) from error
