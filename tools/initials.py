"""Writes src/mgrday/initials.txt, the pinyin initials of Chinese characters, from pypinyin's readings: ``make initials``.

Each line is the initials, the usual one first, and the characters that have them.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parents[1] / "src/mgrday/initials.txt"
HAN = range(0x4E00, 0xA000)


def letters(readings: str) -> str:
    """The first letters of readings with tone marks (``zhòng,chóng``), each once, in their order."""
    plain = [unicodedata.normalize("NFD", reading)[0] for reading in readings.split(",") if reading]
    return "".join(dict.fromkeys(letter for letter in plain if letter.isascii() and letter.isalpha()))


def main() -> None:
    """Write the file."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in HAN:
        if code in pinyin_dict:
            found[letters(pinyin_dict[code])].append(chr(code))
    lines = [f"{initials} {''.join(found[initials])}" for initials in sorted(found) if initials]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
