"""The shared cache: what cannot be kept is forgotten by whoever reads, and refuses whoever sends.

The limits of sign-in live in it. A cache that drops what it is given, as Django's on a full disk does without a word,
would let everybody try passwords without end.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.utils.module_loading import import_string

from partners.kernel.errors import NO_ROOM, NoRoom
from partners.kernel.room import if_there_is_room, is_reading

# How Redis begins its answer when its own disk or memory is full, or a replica is asked to write.
FULL_TO_REDIS = ("MISCONF", "OOM", "READONLY")


class SparingDatabaseCache(DatabaseCache):
    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        kept = False
        # Counting its rows and culling them write outside of what Django guards.
        with if_there_is_room("cache"):
            kept = bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc]
        # Django swallows the database's error; whether it was that one is found out by writing something.
        if not kept and mode != "touch" and not is_reading():
            # By name: settings read this module before there are models.
            import_string("partners.kernel.services.require_room")()
        return kept

    def _base_delete_many(self, keys: list[str]) -> bool:
        # Reading deletes what has run out.
        with if_there_is_room("cache"):
            return bool(super()._base_delete_many(keys))  # type: ignore[misc]
        return False


def sparing(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def write(*args: Any, **words: Any) -> Any:
        with if_there_is_room("cache"):
            try:
                return method(*args, **words)
            except Exception as error:
                if str(error).startswith(FULL_TO_REDIS):
                    raise NoRoom(NO_ROOM) from error
                raise
        return False

    return write


class SparingRedisClient(RedisCacheClient):
    add = sparing(RedisCacheClient.add)
    set = sparing(RedisCacheClient.set)
    touch = sparing(RedisCacheClient.touch)
    delete = sparing(RedisCacheClient.delete)
    incr = sparing(RedisCacheClient.incr)
    set_many = sparing(RedisCacheClient.set_many)
    delete_many = sparing(RedisCacheClient.delete_many)
    clear = sparing(RedisCacheClient.clear)


class SparingRedisCache(RedisCache):
    def __init__(self, server: Any, params: Any) -> None:
        super().__init__(server, params)
        self._class = SparingRedisClient


# What a cache of the settings becomes.
SPARING = {
    "django.core.cache.backends.db.DatabaseCache": "portal.caches.SparingDatabaseCache",
    "django.core.cache.backends.redis.RedisCache": "portal.caches.SparingRedisCache",
}
