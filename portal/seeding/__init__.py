"""The demo campaign, made by the same services that people use."""
