"""What stands below the tracks of an album or an artist: covers that lead to similar ones.

Imports services (types only), ``ui.kit`` and ``ui.theme``. A scope comes in; scopes that are wanted go out.
"""
