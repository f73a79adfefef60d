"""The column types of every table: text that both databases compare byte by byte, so that days and names sort alike."""

from sqlalchemy import BigInteger, Integer, String, Text
from sqlalchemy.types import TypeEngine

TEXT: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
"""Text of any length."""
DAY: TypeEngine[str] = String(10).with_variant(String(10, collation="C"), "postgresql")
"""A local day, ``YYYY-MM-DD``."""
TIME: TypeEngine[str] = String(16).with_variant(String(16, collation="C"), "postgresql")
"""A local time, ``YYYY-MM-DD HH:MM``."""
CODE: TypeEngine[str] = String(16).with_variant(String(16, collation="C"), "postgresql")
"""One of a kind's codes."""
FEN: TypeEngine[int] = BigInteger()
"""Money in fen, or a count."""
FLAG: TypeEngine[int] = Integer()
"""1 or 0."""
