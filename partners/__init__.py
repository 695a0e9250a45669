"""The domain: who coordinates, on what, and what they did. Knows neither Wagtail nor the REST framework."""
