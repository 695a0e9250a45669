"""A portal as it once was, kept small, and the proof that today's code takes it further."""
