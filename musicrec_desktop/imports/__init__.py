"""What other players and services know of the listener's music, read from their files.

Imports model and core; knows neither our database nor Qt, and asks no network. ``content`` reads what files
are made of (packages, tables, JSON, XML, databases), ``players`` and ``services`` have a module each for what
wrote them, ``recognition`` says what a file is by its content, ``reading`` ties them together.

A path goes in; records of ``model/imported.py`` come out one after the other, with notes of what was left
out, or ``ImportFileError``, after which nothing that came before may be used.
"""
