"""The window of the player, a folder for each feature; the only room, with ``app``, that imports PySide6.

Imports services, the player and values of model; no store, file reader, feature extractor or engine.
``app`` gives it ``Services`` and gets a ``MainWindow``; what the user does becomes calls of services.
"""
