"""Use cases: what front ends ask for, one verb each, and what goes on in the background.

Imports every room below (library, analysis, playback, recommend, storage, demo, online, model, core); no
Qt, no SQL.

Calls come in the owner's thread; results go out as return values, callbacks and signals there.
"""
