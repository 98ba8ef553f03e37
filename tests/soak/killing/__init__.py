"""What the driver of kills consists of: a collection, a window with a hand in it, a record, and checks.

``collection`` makes a profile and its music, ``deeds`` chooses what is done next, ``hand`` does it inside the
window's process, ``starting`` makes that process, ``driven_window`` tells and kills it, ``record`` knows what
must be there afterwards, ``database_check`` and ``file_check`` look whether it is, ``report`` tells it.
"""
