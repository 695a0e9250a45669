"""What is happening under occupation, in nine topics, in the order in which the campaign page shows them."""

from .topics_future import CHILDREN, IDENTITY
from .topics_liberty import DETENTION, FILTRATION, LABOUR, PROFILING
from .topics_life import AID, COMMUNICATIONS, PROPERTY

TOPICS = (PROFILING, DETENTION, AID, COMMUNICATIONS, CHILDREN, PROPERTY, FILTRATION, LABOUR, IDENTITY)
