"""The user model, nothing else."""
