"""Mail: addresses, a letter as a message, and handing it to a server.

May import: model and core, and of other libraries nothing. In comes a mail as a value; out comes what the
server answered, as a value.
"""
