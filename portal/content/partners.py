"""Twelve invented organisations in every standing that an organisation can have."""

from .partners_approved import BRIDGEWORD, LANTERN, OPEN_QUAY, OPEN_WINDOW, VOICES
from .partners_pending import (
    ATLAS_WINDOW,
    FIREFLIES,
    LOUDHAILER,
    MAPLE_CANDLE,
    NORTHERN_LIGHTS,
    PAPER_CRANE,
    WARM_WINDOW,
)

ORGANIZATIONS = (
    LANTERN,
    OPEN_WINDOW,
    BRIDGEWORD,
    VOICES,
    OPEN_QUAY,
    WARM_WINDOW,
    FIREFLIES,
    ATLAS_WINDOW,
    NORTHERN_LIGHTS,
    MAPLE_CANDLE,
    LOUDHAILER,
    PAPER_CRANE,
)
