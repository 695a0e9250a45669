"""Supporters' videos: offered with consent, looked at by a moderator, shown, and withdrawn at once."""
