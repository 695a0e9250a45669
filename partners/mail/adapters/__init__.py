"""The two ways in for letters: a folder that a mail server delivers to, and a provider's webhook."""
