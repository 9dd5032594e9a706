"""Pebble, which hands jobs on, without what it imports for others: asyncio, 30 modules of it."""

from report.extras import late

with late(("asyncio", "pebble.asynchronous")):
    from pebble import ProcessExpired, ProcessPool
    from pebble.common.types import CONSTS

__all__ = ["CONSTS", "ProcessExpired", "ProcessPool"]
