"""How good similarity and the automatic queue are: two reports, and the blind taste test.

Imports commands, kit and theme; no other feature.
Figures, queues and verdicts come from the evaluation services; choices go to them.
"""
