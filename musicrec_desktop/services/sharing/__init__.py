"""Lists of tracks for other people: as text, as M3U8, and as JSON that another MusicRec reads.

Imports ``playlist_files``, ``storage`` and the exchange of playlists.
Track ids come in; documents and files go out.
"""
