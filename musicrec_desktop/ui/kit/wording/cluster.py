"""Sentences about several computers that analyse together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CLUSTER_PROBLEMS: Final[Mapping[str, tuple[str, str]]] = {
    "not-installed": (
        "Several computers need an extra that is not installed here.",
        "Install it on each of them: pip install 'musicrec-desktop[cluster]'.",
    ),
    "address": (
        "“{what}” is not the address of an analysis.",
        "It is like tls://nas:8786, or tcp://127.0.0.1:8786 on one computer.",
    ),
    "unprotected": (
        "{what} can be reached by others, who could run programs here.",
        "Use tls:// with --key FILE, or tcp://127.0.0.1.",
    ),
    "no-key": ("{what} needs a key.", "Name its file with --key; “musicrec analyse” makes one there."),
    "needless-key": ("{what} uses no key.", "Write tls:// to use it, or leave --key out."),
    "key-unreadable": (
        "The key {what} cannot be read.",
        "“musicrec analyse --workers ADDRESS --key FILE” makes one; copy that file to each computer.",
    ),
    "key-open": ("Others may read the key {what}.", "Close it: “chmod 600 {what}”."),
    "key-not-written": ("The key {what} cannot be written.", "Choose another file."),
    "map": (
        "“{what}” does not say which folder is which.",
        "It is like /mnt/nas=/music: first where the library is, then here, both from the root.",
    ),
    "not-opened": (
        "No worker can be waited for: {what}.",
        "Choose another port, or an address of this computer; 0.0.0.0 is all of its addresses.",
    ),
    "refused": (
        "{what} hangs up.",
        "Both sides need the same key file and the same beginning of the address: tls:// or tcp://.",
    ),
    "foreign": ("{what} is no analysis of MusicRec.", "Check the address on both computers."),
    "versions": (
        "The versions of the two computers differ: {what}.",
        "Install the same version of MusicRec Desktop, with its extra “cluster”, on both.",
    ),
    "not-taken": (
        "The analysis did not take this worker: {what}.",
        "Check the address, and that no other worker has this --name.",
    ),
    "blind": (
        "This computer does not see {what}, which is there for the other one.",
        "Name the folder as it is called there and here: --map /mnt/nas=/music.",
    ),
    "no-workers": ("No worker process can be started here ({what}).", "Free memory, or use fewer --jobs."),
    "no-ear": ("The trained ear cannot listen here ({what}).", "Install MusicRec Desktop again."),
}
"""What happened and what to do, for each reason of a ``ClusterError``; ``{what}`` is what it is about."""


def cluster_words(reason: str, what: str) -> tuple[str, str]:
    """Why several computers cannot analyse together, and what to do next: two sentences."""
    happened, to_do = CLUSTER_PROBLEMS[reason]
    return happened.format(what=what), to_do.format(what=what)
