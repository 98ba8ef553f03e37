"""The zone of this machine, with its changes between summer and winter."""

from __future__ import annotations

import datetime as dt
from typing import Final

from typing_extensions import override


class _LocalZone(dt.tzinfo):
    """Asks the system for each moment, since the offset of today is not that of last winter."""

    @override
    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    @override
    def dst(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return None

    @override
    def tzname(self, moment: dt.datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    @override
    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        local = moment.replace(tzinfo=dt.UTC).astimezone()
        return local.replace(tzinfo=self)


LOCAL_ZONE: Final[dt.tzinfo] = _LocalZone()
