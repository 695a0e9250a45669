"""Twelve invented organisations in every standing that an organisation can have."""

from .partners_approved import BRIDGEWORD, CHERRY_WINDOW, LANTERN, NINE_ECHOES, PATIENT_GULLS
from .partners_pending import (
    ATLAS_WINDOW,
    FIREFLIES,
    LOUDHAILER,
    MAPLE_CANDLE,
    NORTHERN_LIGHTS,
    NOTEBOOK_CRANE,
    WARM_WINDOW,
)

ORGANIZATIONS = (
    LANTERN,
    CHERRY_WINDOW,
    BRIDGEWORD,
    NINE_ECHOES,
    PATIENT_GULLS,
    WARM_WINDOW,
    FIREFLIES,
    ATLAS_WINDOW,
    NORTHERN_LIGHTS,
    MAPLE_CANDLE,
    LOUDHAILER,
    NOTEBOOK_CRANE,
)
