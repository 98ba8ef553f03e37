"""The arithmetic of the music map: newcomers, points of groups, colours, names of clusters and axes.

Pure numpy, without the database and without scikit-learn, so that a lane of the window may do it. Imports
``recommend.space``, ``model`` and ``core``. Arrays and facts come in; the values of ``model.music_map`` go
out.
"""
