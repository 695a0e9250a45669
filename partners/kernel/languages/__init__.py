"""Texts by language, how languages and countries are called, and which letters and clocks their readers use."""

from .texts import in_language

__all__ = ["in_language"]
