"""The check of the library: what is looked at, what is wrong with it, and mending on request.

May import ``services``, ``ui/kit`` and ``ui/theme``; no other feature. Reports of ``services/health`` come
in; requests to check and to mend go out.
"""
