"""What scikit-learn and openTSNE compute, in a process of its own: layouts, clusters, genres.

It takes arrays and gives arrays, and imports the values of ``model`` only. What is loaded here never enters
the window's process.
"""
