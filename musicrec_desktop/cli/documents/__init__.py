"""The JSON documents of all commands, a module a feature; names and shapes are a contract with scripts.

Values of services and of ``cli/reports.py`` come in; dictionaries and lists that ``json`` can write go out.
What several documents have in common is in ``parts.py``. No document is built elsewhere.
"""
