"""The desktop around the window: media controls, notifications, keeping the computer awake."""
