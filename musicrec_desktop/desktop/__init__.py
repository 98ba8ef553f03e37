"""The services of a Linux desktop on D-Bus: MPRIS, notifications, keeping awake.

Imports services, playback, model and core; the one door to dbus-fast, loaded only where there is a bus.

``NowPlaying`` values go out to the bus; what the bus asks is posted to the owner's thread.
"""
