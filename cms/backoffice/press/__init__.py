"""Inquiries of reporters, and the people who can answer them."""
