"""Phone numbers as they are kept: digits in one form, so that the same phone is the same text."""

import re
import unicodedata

from mgrday.errors import RefusedError
from mgrday.words import _

_MOBILE = re.compile(r"(?:(?:\+|00)?86)?0?(1\d{10})")
_LANDLINE = re.compile(r"(010|0[2-9]\d{1,2})-?(\d{7,8})", re.ASCII)
_EXTENSION = re.compile(r"(?:(?:转|ext\.?|x|#)\s*|(?<=\d{7})-)(\d{1,6})$", re.IGNORECASE)
HOME = "CN"
SHORTEST = 7
"""Digits of a phone that can have extensions; shorter ones are service numbers."""
_AREA = re.compile(r"(?:10|[2-9]\d)\d{7,9}", re.ASCII)
_TOLL_FREE = re.compile(r"[48]00\d{7}", re.ASCII)
_OTHER = re.compile(r"1\d{10}|10\d{8}|[2-9]\d{9,10}|[2-9]\d{6,7}|1\d{7}|(?:9[56]|1[0-2])\d{3,4}", re.ASCII)
"""A mobile, an area code without its 0, a number of the own town, a service number."""


def read_phone(text: str) -> str:
    """The phone `text` names: ``13800001234``, ``051262881234``, ``+4930123456``; an extension follows as ``-802``.

    Numbers without a country are Chinese. Raises RefusedError where it is no phone number.
    """
    if len(text) == 11 and text[0] == "1" and text.isascii() and text.isdecimal():
        return text
    plain = unicodedata.normalize("NFKC", text)
    mobile = _MOBILE.fullmatch(re.sub(r"[\s\-.()]", "", plain))
    if mobile:
        return mobile[1]
    landline = _LANDLINE.fullmatch(plain)
    if landline:
        return landline[1] + landline[2]
    extension = _EXTENSION.search(plain)
    number = plain[: extension.start()] if extension else plain
    kept = _parsed(number, text)
    if extension and len(kept.lstrip("+")) < SHORTEST:
        raise _refused(text)
    return f"{kept}-{extension[1]}" if extension else kept


def _parsed(number: str, text: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        raise _refused(text) from None
    if re.search(r"[^\d\s+\-.()/—–~]", number) or not phonenumbers.is_possible_number(parsed):
        raise _refused(text)
    if parsed.country_code == 86:
        return _chinese(number.strip().lstrip("("), phonenumbers.national_significant_number(parsed), text)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _chinese(number: str, national: str, text: str) -> str:
    """The form of a phone in China, from how it is written and what is left of it without the country and the 0."""
    abroad = number.startswith(("+86", "00")) or (number.startswith("86") and len(national) < sum(map(str.isdigit, number)))
    trunk = number.startswith("0") and not abroad
    if (trunk or (abroad and not _TOLL_FREE.fullmatch(national))) and _AREA.fullmatch(national):
        return f"0{national}"
    if trunk or not _OTHER.fullmatch(national):
        raise _refused(text)
    return national


def _refused(text: str) -> RefusedError:
    return RefusedError(
        _("“{text}” is not a phone number.").format(text=text),
        todo=_("Write 11 digits for a mobile phone, or area code and number, such as 0512-62880000."),
    )


def tail_key(phone: str | None) -> str | None:
    """The digits of `phone` from the last to the first, by which its tail is found; without the extension."""
    if not phone:
        return None
    if phone.isdecimal():
        return phone[::-1]
    return "".join(c for c in reversed(phone.partition("-")[0]) if c.isdigit())
