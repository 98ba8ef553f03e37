"""Similar tracks with reasons, the upkeep of the index in lanes, the choice of its kind, and metric updates.

Imports ``recommend``, ``storage``, ``model`` and ``core``; no Qt and no analysis.
In come ids that changed and the setting of the kind; out go recommendations and the catalogue.
"""
