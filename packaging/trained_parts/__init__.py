"""What packaging/make_trained_parts.py makes, a module for each published package.

They take the file of a package that was checked before, and write data of the program.
"""
