"""librosa's features of tracks: computed when somebody asks for them, kept, and written as a table.

Imports ``worker_run``, analysis, storage, model and core. Tracks go in. Statistics by column, and lines of
a CSV table, come out.
"""
