"""Whether two descriptions of a track mean the same recording, and which track of a library one means.

Imports model and core; knows neither files, database nor Qt.

``KnownTrack`` values go in; out come a ``Verdict`` for a pair (``rules.py``), and a ``TrackMatch`` with a
reason for each line of a list (``index.py``). The words of all languages are tables in ``words.py``.
"""
