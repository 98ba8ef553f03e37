"""Keys from passphrases, and what is encrypted under them; the door of ``cryptography``.

Imports ``core`` only. In: passphrases, texts and streams. Out: keys, sealed texts and sealed streams. What is
protected, and what lies open, is told in ``docs/adr/0018-passphrases.md``.
"""
