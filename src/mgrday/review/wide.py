"""How wide a text is on a terminal, for the pages that fit something on one line."""

import unicodedata


def width(text: str) -> int:
    """Terminal columns that `text` takes: Chinese characters two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
