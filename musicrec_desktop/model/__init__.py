"""Values that several rooms exchange, and the rules that belong to them.

Imports core and numpy.

Frozen dataclasses and pure functions; no files, no database, no threads.
"""
