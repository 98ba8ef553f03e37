"""The builder of smart playlists."""
