"""The REST interface: one module per resource, no rules of its own."""
