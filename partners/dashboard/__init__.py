"""The partner's home: panels that others own, and what happened."""
