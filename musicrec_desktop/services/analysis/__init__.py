"""Analysis of the library in the background, and the pictures behind the seek bar.

Imports ``services.worker_run``, analysis, storage and model.

Pending tracks come from storage; features and pictures go there, and signals tell which tracks have them.
"""
