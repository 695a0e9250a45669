"""`make prove` takes what takes minutes as long as it likes; the suite takes the short form of the same proof."""

import os

import pytest

THOROUGH = bool(os.environ.get("PROVE"))
# For one case among several of which another stays in the suite.
only_in_prove = pytest.mark.prove
