"""The health of a profile: what is wrong with it, mending that, and what a report of a bug needs.

Imports core, model, storage and the stored index of recommend. The paths of a profile come in, so a profile
that cannot be opened is checked, too; ``open_profile`` checks the one of the window in a lane. Findings and
reports go out, ``ui/kit/wording/health`` has the words.
"""
