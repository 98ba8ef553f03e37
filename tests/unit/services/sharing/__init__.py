"""Lists for somebody else."""
