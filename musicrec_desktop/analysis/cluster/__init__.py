"""Workers on several computers, behind the port of the local processes; the door of ``distributed``.

The computer that owns the library runs a scheduler of Dask while it analyses (``pool``), decides itself who
does what (``foreman``), and writes every result. Any other one works a ``shift``: it gives what it is sent to
worker processes of its own, with all their limits. ``distributed`` is an extra, and loaded when a
cluster is opened. See ``docs/adr/0057-several-computers.md``.
"""
