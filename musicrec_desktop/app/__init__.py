"""The composition root: the only place that builds objects.

It may import every room but cli. The paths of a profile and a scheduler come in; an ``App`` with all services
goes out, or the exit status of the window.
"""
