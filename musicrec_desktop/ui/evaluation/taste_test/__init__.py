"""The dialog of the blind taste test: what is compared, two queues without labels, and the result.

Imports commands, kit and theme; no other feature.
Queues, sittings and verdicts come from the taste test service; choices go to it.
"""
