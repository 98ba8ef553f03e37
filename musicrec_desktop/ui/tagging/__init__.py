"""The tag editor: one or many files, their pictures, tools with a preview of every change, and past changes.

``draft`` has what was edited and not written yet, ``editor`` is the window with its ``form`` (``rows``,
``chips``) and its pictures (``cover_panel``, ``pictures``), ``tools`` sets up numbers, capitals and names,
``preview`` is the table of changes, ``cover_dialog`` gives an album one cover, ``past_dialog`` lists
what was written before, ``controller`` opens them and writes. It imports what features have in common
(``ui.commands``, ``ui.kit``) and, below, ``services.tagging``. Tracks come in; plans go to the service.
"""
