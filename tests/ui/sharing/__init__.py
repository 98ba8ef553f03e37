"""Pictures, texts and files for somebody else."""
