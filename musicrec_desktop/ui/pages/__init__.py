"""What stands in the middle of the window; pages know services, widgets do not."""
