"""The promises of the player about files and network, in their only wording.

Every absolute sentence ("never", "only read", "nothing leaves") is here, or in the list of sentences that
``tests/architecture/test_promises.py`` has checked. A promise names its exceptions: loudness and
ratings are written to tags, and listens and letters are sent to servers, when the user asks for it.
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import tr

FILES: Final = tr(
    "Your music files are only read, unless you edit their tags or covers, name files by their tags, or ask "
    "for loudness, ratings or genres to be written to their tags."
)
NETWORK: Final = tr(
    "Nothing leaves this computer, unless you add a scrobbling account or a client id of Spotify, or have "
    "the weekly letter mailed."
)
FOLDERS: Final = tr("Music in these folders is in your library. {files}", files=FILES)
IMPORTS: Final = tr(
    "Everything is read on this computer, and nothing is sent: plays and likes from elsewhere never go to "
    "scrobbling accounts. Names, mail addresses, devices and network addresses in an export are not kept."
)
LISTS: Final = tr(
    "Lists are read on this computer, and nothing is sent, unless you enter a client id of Spotify and paste "
    "a link: then Spotify is asked for that list."
)
LETTERS: Final = tr(
    "Letters are written on this computer and kept in your library. Nothing leaves it unless you set up "
    "mail; then the letter goes to your own address, through your own provider."
)
