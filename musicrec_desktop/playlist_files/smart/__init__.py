"""Smart playlists of other programs: rules instead of entries.

Imports core only.

The content of a file goes in; the name of its kind comes out, so that it is refused in words.
"""
