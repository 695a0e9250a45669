"""What a person says about themselves, and with what they come in."""
