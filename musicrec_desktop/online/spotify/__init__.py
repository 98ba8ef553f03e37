"""Reads lists at Spotify for people who enter a client id of their own.

``reader.py`` is what others hold. Nothing is sent before it is asked for a list; spotipy is loaded then. A
link and an id come in, what the service tells of tracks goes out, and the token lies where secrets lie
(``token_keeper``).
"""
