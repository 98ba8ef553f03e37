"""Sentences about several computers that analyse together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.language import tr

CLUSTER_PROBLEMS: Final[Mapping[str, tuple[str, str]]] = {
    "not-installed": (
        tr("Several computers need an extra that is not installed here."),
        tr("Install it on each of them: pip install 'musicrec-desktop[cluster]'."),
    ),
    "address": (
        tr("“{what}” is not the address of an analysis."),
        tr("It is like tls://nas:8786, or tcp://127.0.0.1:8786 on one computer."),
    ),
    "unprotected": (
        tr("{what} can be reached by others, who could run programs here."),
        tr("Use tls:// with --key FILE, or tcp://127.0.0.1."),
    ),
    "no-key": (
        tr("{what} needs a key."),
        tr("Name its file with --key; “musicrec analyse” makes one there."),
    ),
    "needless-key": (tr("{what} uses no key."), tr("Write tls:// to use it, or leave --key out.")),
    "key-unreadable": (
        tr("The key {what} cannot be read."),
        tr("“musicrec analyse --workers ADDRESS --key FILE” makes one; copy that file to each computer."),
    ),
    "key-open": (tr("Others may read the key {what}."), tr("Close it: “chmod 600 {what}”.")),
    "key-not-written": (tr("The key {what} cannot be written."), tr("Choose another file.")),
    "map": (
        tr("“{what}” does not say which folder is which."),
        tr("It is like /mnt/nas=/music: first where the library is, then here, both from the root."),
    ),
    "not-opened": (
        tr("No worker can be waited for: {what}."),
        tr("Choose another port, or an address of this computer; 0.0.0.0 is all of its addresses."),
    ),
    "refused": (
        tr("{what} hangs up."),
        tr("Both sides need the same key file and the same beginning of the address: tls:// or tcp://."),
    ),
    "foreign": (tr("{what} is no analysis of MusicRec."), tr("Check the address on both computers.")),
    "versions": (
        tr("The versions of the two computers differ: {what}."),
        tr("Install the same version of MusicRec Desktop, with its extra “cluster”, on both."),
    ),
    "not-taken": (
        tr("The analysis did not take this worker: {what}."),
        tr("Check the address, and that no other worker has this --name."),
    ),
    "blind": (
        tr("This computer does not see {what}, which is there for the other one."),
        tr("Name the folder as it is called there and here: --map /mnt/nas=/music."),
    ),
    "no-workers": (
        tr("No worker process can be started here ({what})."),
        tr("Free memory, or use fewer --jobs."),
    ),
    "no-ear": (tr("The trained ear cannot listen here ({what})."), tr("Install MusicRec Desktop again.")),
}
"""What happened and what to do, for each reason of a ``ClusterError``; ``{what}`` is what it is about."""


def cluster_words(reason: str, what: str) -> tuple[str, str]:
    """Why several computers cannot analyse together, and what to do next: two sentences."""
    happened, to_do = CLUSTER_PROBLEMS[reason]
    return happened.format(what=what), to_do.format(what=what)
