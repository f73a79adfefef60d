"""Which schema this program knows."""

HEAD = "0007"
"""The newest migration, in ``migrations/versions``; a store beyond it is refused."""
