"""What export files are made of: packages, text, tables, JSON, XML, pickles, databases and dates.

Imports core.
Bytes that strangers wrote go in; bounded pieces of them come out, or ``ImportFileError``.
"""
