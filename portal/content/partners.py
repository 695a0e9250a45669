"""Twelve invented organisations in every standing that an organisation can have."""

from .partners_approved import BRIDGEWORD, HOUSE_OF_VOICES, LANTERN, OPEN_QUAY, OPEN_WINDOW
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
    HOUSE_OF_VOICES,
    OPEN_QUAY,
    WARM_WINDOW,
    FIREFLIES,
    ATLAS_WINDOW,
    NORTHERN_LIGHTS,
    MAPLE_CANDLE,
    LOUDHAILER,
    PAPER_CRANE,
)
