"""Colours, sizes and the one stylesheet of the window.

``colours`` and ``sizes`` have the values, ``style`` puts them onto an application, ``control`` follows the
system.
A widget gets the ``ThemeController`` by its constructor, paints with ``controller.theme`` and repaints on
``controller.changed``. Widgets without own painting are styled by the stylesheet: see ``template`` for the
roles (``widget.setProperty("role", "title")``).
"""
