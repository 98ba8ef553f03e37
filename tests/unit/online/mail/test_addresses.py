"""Addresses and servers as people type them, and as attackers do."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.errors import MailError
from musicrec_desktop.online.mail.addresses import host_of, is_loopback, mailbox_of


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("me@example.org", "me@example.org"),
        (" me@example.org ", "me@example.org"),
        ("Me.Too+music@EXAMPLE.org", "Me.Too+music@example.org"),
        ("me@bücher.example", "me@xn--bcher-kva.example"),
        ("me@пример.рф", "me@xn--e1afmkfd.xn--p1ai"),
        ("jürgen@example.org", "jürgen@example.org"),
        ("用户@example.org", "用户@example.org"),
    ],
)
def test_addresses_become_what_servers_know(typed: str, address: str) -> None:
    assert mailbox_of(typed).text == address


def test_only_letters_before_the_at_need_a_server_with_utf8() -> None:
    assert mailbox_of("jürgen@example.org").needs_utf8
    assert not mailbox_of("me@bücher.example").needs_utf8


@pytest.mark.parametrize(
    "typed",
    [
        "", "me", "@example.org", "me@", "me@host", "me@exa mple.org", "me you@example.org",
        "me@example.org\n", "me@example.org\r\nBcc: all@example.org", "me\n@example.org",
        "me@ex\u2028ample.org",
        "\nme@example.org", "me@example.org, you@example.org", "<me@example.org>", '"me"@example.org',
        ".me@example.org", "me..you@example.org", "me@-example.org", "me@example..org",
        "me\u202e@example.org",
        "x" * 65 + "@example.org", "me@" + "x." * 140 + "org", "me@[127.0.0.1]", "me@example.org>\tRCPT",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(MailError) as refused:
        mailbox_of(typed)
    assert refused.value.reason == "bad-address"


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("smtp.example.org", "smtp.example.org"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("LocalHost", "localhost"),
        ("smtp.bücher.example", "smtp.xn--bcher-kva.example"),
    ],
)
def test_servers_are_names_or_addresses(typed: str, host: str) -> None:
    assert host_of(typed) == host


@pytest.mark.parametrize("typed", ["", "smtp", "smtp.example.org:25", "a b.org", "x\r\n.org", "http://a.org"])
def test_what_is_no_server_is_refused(typed: str) -> None:
    with pytest.raises(MailError) as refused:
        host_of(typed)
    assert refused.value.reason == "bad-server"


def test_only_this_computer_is_loopback() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.8.8.8", "::1")))
    assert not any(map(is_loopback, ("example.org", "10.0.0.1", "localhost.example.org")))
