"""Sound files to numbers, in worker processes; the window's process imports ``recipe`` and ``pool`` only."""
