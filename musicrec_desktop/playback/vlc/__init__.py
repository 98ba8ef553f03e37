"""Sound through libVLC."""
