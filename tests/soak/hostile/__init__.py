"""Ten thousand files that are built wrong, each put through the door that its kind has in the program.

`seeds.py` has sound files to begin with, `mutation.py` spoils them, `made.py` has files that are built to
harm, `doors.py` opens each as the program does, and `watching.py` sees to it from another process that a door
ends in time, in bounded memory, with words for the user, and with the file as it was.
"""
