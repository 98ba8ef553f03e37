"""Reports: similarity on labelled files and on the library, and the quality of the automatic queue.

Imports ``recommend``, ``analysis``, ``storage``, other services, ``model`` and ``core``; no Qt.
In come a folder, or the library as it is; out go the evaluations of ``model``, by callback or return value.
"""
