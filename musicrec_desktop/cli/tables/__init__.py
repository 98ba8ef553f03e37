"""The tables of all commands, a module a feature, for 80 columns; plain text where stdout is no terminal.

Values of services and of ``cli/reports.py`` come in; tables and texts of rich go out. What several tables
have in common is in ``parts.py``.
"""
