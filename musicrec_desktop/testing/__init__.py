"""The player for tests: a window on a profile of its own, with a silent engine and a clock that stands.

Everybody may use it: who packages the player, who writes a tool beside it, and the tests of the house. It may
import every room but cli, and pytest and pytest-qt, which the extra ``testing`` installs. A folder and some
albums come in; windows, a clock and what waits and finds in a window come out. A ``conftest.py`` with
``pytest_plugins = ["musicrec_desktop.testing.fixtures"]`` has them as fixtures; docs/testing.md tells how.
"""
