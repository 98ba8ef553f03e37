"""A letter as a message, read again by the parser of the standard library."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from musicrec_desktop.core.errors import MailError
from musicrec_desktop.model.mail import Mail, Picture, cid_of
from musicrec_desktop.online.mail.composing import message_of, wire_of

AT_MS = 1_795_000_000_000
JPEG = b"\xff\xd8\xff\xe0 a picture"


def mail(**changes: Any) -> Mail:
    values: dict[str, Any] = {
        "address": "me@example.org",
        "subject": "Your week in music: 23–29 November 2026",
        "html": f'<p>Sigur Rós – Ágætis byrjun {"long " * 400}<img src="{cid_of("cover-1")}"></p>',
        "plain": "Sigur Rós – Ágætis byrjun\n.\n..a line with dots",
        "pictures": (Picture("cover-1", JPEG),),
        "message_key": "0a1b2c",
        "at_ms": AT_MS,
    }
    return Mail(**(values | changes))


def sent(given: Mail) -> EmailMessage:
    wire = wire_of(message_of(given))
    found = message_from_bytes(wire.replace(b"\r\n", b"\n"), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_the_message_has_its_parts_and_headers() -> None:
    message = sent(mail())
    assert message.get_content_type() == "multipart/alternative"
    plain, page = message.iter_parts()
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/jpeg",
    ]  # fmt: skip
    assert plain.get_content().startswith("Sigur Rós – Ágætis byrjun\n.\n..a line")
    html, picture = page.iter_parts()
    assert html.get_content().rstrip() == mail().html
    assert picture.get_content() == JPEG
    assert picture["Content-ID"] == f"<{cid_of('cover-1').removeprefix('cid:')}>"
    assert picture.get_content_disposition() == "inline"
    assert message["From"].addresses[0].addr_spec == "me@example.org"
    assert message["To"].addresses[0].addr_spec == "me@example.org"
    assert message["Subject"] == mail().subject
    assert parsedate_to_datetime(message["Date"]) == dt.datetime.fromtimestamp(AT_MS / 1000, dt.UTC)
    assert message["Message-ID"] == "<0a1b2c.letter@example.org>"
    start = b"List-Unsubscribe: <mailto:me@example.org?subject=End%20the%20weekly"
    assert start in wire_of(message_of(mail()))
    assert message["Auto-Submitted"] == "auto-generated"


def test_everything_on_the_wire_is_ascii_in_short_lines() -> None:
    data = wire_of(message_of(mail()))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_message_id_is_the_same_at_each_try() -> None:
    assert sent(mail())["Message-ID"] == sent(mail(at_ms=AT_MS + 10_000))["Message-ID"]


def test_line_breaks_in_a_subject_make_no_header() -> None:
    message = sent(mail(subject="Week\r\nBcc: all@example.org\u2028more"))
    assert message["Subject"] == "Week Bcc: all@example.org more"
    assert message["Bcc"] is None


def test_line_breaks_in_an_address_are_refused() -> None:
    with pytest.raises(MailError):
        message_of(mail(address="me@example.org\r\nBcc: all@example.org"))


def test_addresses_of_other_scripts() -> None:
    assert sent(mail(address="me@bücher.example"))["To"].addresses[0].domain == "xn--bcher-kva.example"
    assert "用户@example.org".encode() in wire_of(message_of(mail(address="用户@example.org")))
