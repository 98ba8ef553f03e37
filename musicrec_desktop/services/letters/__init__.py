"""The weekly letter: what it says, how it looks, its archive, and how it is sent.

May import: storage, library, recommend and online, and what is below. In comes a week; out come letters as
values, as HTML, as text and as a mail.
"""
