"""The now playing window: cover, lyrics, what comes next, and what is known of the track.

Imports commands, kit, theme, services and model.

Values of the player and of services come in; what is asked for goes out as signals and commands. It is a
window of its own, so it can stand on another screen; while nobody sees it, it does nothing.
"""
