"""The music map: what sounds alike lies together; a page that plays.

``canvas`` is the map as a control, ``drawing`` paints it, for pictures of the command line, too; around it
stand the page, its panels and what they ask for. Imports services, commands, kit, theme and values; no other
feature. Points, colourings and clusters come in; playing, queueing and playlists go through the commands.
"""
