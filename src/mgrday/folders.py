"""Folders for what is nobody else's business."""

from pathlib import Path


def private_folder(folder: Path) -> None:
    """Make `folder`, and those above it that are missing, each for its owner alone (mode 0700). Raises OSError."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
