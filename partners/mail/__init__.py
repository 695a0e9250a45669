"""Letters that leave the house: rows that are kept with the change they tell about, and sent by the worker."""
