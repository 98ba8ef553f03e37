"""The window as a whole: main window, navigation, actions, settings, drops, tray, second starts.

Imports every feature of ui; only ``app`` imports it.
Controllers give their actions and signals; this room connects them.
"""
