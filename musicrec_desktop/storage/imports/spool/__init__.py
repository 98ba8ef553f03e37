"""What was read of an export, in a file of its own, until it is carried out or given up.

A million plays are rows of a file, not objects. The file is readable by its owner only, and lies in the cache
folder of the profile. Imports what ``storage.imports`` may; readers of exports write, the plan reads.
"""
