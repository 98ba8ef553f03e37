"""librosa's features of tracks: computed when somebody asks for them, kept, and written as a table.

Imports analysis, playlist_files, storage, model and core. Tracks go in; statistics by column come out.
"""
