"""Genres of tracks that have none in their tags: learnt, suggested, accepted, written on request.

``service`` is what front ends hold: suggestions and what is said to them. ``learning`` learns from the
library in a process of its own, ``writing`` puts accepted genres into files. ``words`` changes what genres of
tags are shown as, in the view alone.
``services/evaluation/genres`` judges the classifier. It imports ``storage``, ``learning``, ``library`` (tags)
and ``model``.
"""
