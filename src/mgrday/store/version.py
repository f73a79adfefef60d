"""Which schema this program knows."""

HEAD = "0005"
"""The newest migration, in ``migrations/versions``; a store beyond it is refused."""
