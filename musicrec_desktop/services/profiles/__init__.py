"""Who listens: the profiles that share one library, and which of them is in use.

Imports ``storage``. Front ends hold ``service.ProfileService``; services that keep personal values in memory
have a method ``profile_switched``, which ``app`` connects.
"""
