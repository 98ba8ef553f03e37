"""What every room stands on: errors, paths, tasks, signals. Standard library and platformdirs only."""
