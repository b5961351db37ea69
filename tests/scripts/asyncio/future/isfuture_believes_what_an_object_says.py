# `isfuture` asks the class that an object says it is of.
import asyncio
from unittest import mock


class Claims:
    __class__ = asyncio.Future
    _asyncio_future_blocking = False


class Denies(Claims):
    _asyncio_future_blocking = None


class Duck:
    _asyncio_future_blocking = False


print(asyncio.isfuture(mock.Mock(asyncio.Future)), asyncio.isfuture(mock.Mock()), asyncio.isfuture(mock.Mock(asyncio.Task)))
print(asyncio.isfuture(Claims()), asyncio.isfuture(Denies()), asyncio.isfuture(Duck()), asyncio.isfuture(Duck))
