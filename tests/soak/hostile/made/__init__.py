"""Files that are built to harm, each as a function that writes one: bombs, endless lines, busy databases.

They are as large as they say where reading them is the harm, and cheap to make: zeros are packed once and
repeated, long files are links to one.
"""
