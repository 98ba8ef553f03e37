"""The options of commands that choose music for several profiles."""

from __future__ import annotations

import argparse
from typing import Final

from musicrec_desktop.model.listener_group import MIXING_LABELS, ListenerGroup, Mixing
from musicrec_desktop.services.suite import Services

_WAYS: Final = " or ".join(f"{mixing} ({label.lower()})" for mixing, label in MIXING_LABELS.items())


def add_together(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    together = parser.add_argument_group("for whom")
    together.add_argument(
        "--with",
        dest="others",
        action="append",
        default=[],
        metavar="NAME",
        help="another profile that listens, too; may come several times",
    )
    together.add_argument(
        "--mix",
        choices=[str(mixing) for mixing in Mixing],
        default=str(Mixing.LEAST_MISERY),
        metavar="WAY",
        help=f"how tastes are mixed: {_WAYS} ({Mixing.LEAST_MISERY})",
    )


def listen_together(services: Services, options: argparse.Namespace) -> None:
    """Let the profiles that the options name listen beside the one in use, for this command only.

    Raises:
        ProfileError: one of them does not exist, is locked or is the one in use.
        StorageError: their history cannot be read.
    """
    found = dict.fromkeys(services.profiles.find(name).id for name in options.others)
    services.autoplay.group.learn_now(ListenerGroup(tuple(found), Mixing(options.mix)))
