"""The schema of the database: its migrations, and what is checked and applied when a file is opened.

It imports ``name_index`` and ``integrity`` of storage; ``sqlite_utils`` is loaded only for pending
migrations. A connection comes in; its schema is up to date afterwards.
"""
