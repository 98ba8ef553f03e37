"""The page of copies and versions: groups in a list, and the files of one of them beside each other.

May import ``services``, ``ui/commands`` and below. Comes in: groups of ``services/copies``. Goes out: what is
to be kept, merged, parted, heard, or moved to the trash.
"""
