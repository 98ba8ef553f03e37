"""Genres of tracks that have none in their tags: learnt, suggested, accepted, written on request.

``service`` is what front ends hold: suggestions and what is said to them. ``learning`` learns from the
library in a process of its own, ``writing`` puts accepted genres into files, ``evaluation`` judges the classifier on
the library, on a table of features and on a folder of labelled files. It imports ``storage``, ``learning``,
``analysis`` (through the evaluation of folders) and ``model``.
"""
