"""All personal rows of a listener at once: given to another one, written to an archive, erased.

Imports the stores of ``storage``. What is personal is in ``storage/personal_tables.py``; what the database
says of its tables (columns, keys, references) is asked of it, so a new table needs a row there and, where
the general rules do not fit, one in ``copying.py``.
"""
