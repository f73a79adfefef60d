"""Phone numbers as they are kept: digits in one form, so that the same phone is the same text."""

import re
import unicodedata

from mgrday.errors import RefusedError
from mgrday.words import _

_MOBILE = re.compile(r"(?:\+?86)?(1\d{10})")
_LANDLINE = re.compile(r"(0[1-9]\d{1,2})-?(\d{7,8})", re.ASCII)
_EXTENSION = re.compile(r"(?:(?:转|ext\.?|x|#)\s*|(?<=\d{7})-(?=\d{3,5}$))(\d{1,6})$", re.IGNORECASE)
_KEPT = re.compile(r"(\+?\d{7,15})-(\d{1,6})", re.ASCII)
"""A number with its extension, as it is kept."""
HOME = "CN"


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
    if kept := _KEPT.fullmatch(plain):
        return f"{_parsed(kept[1], text)}-{kept[2]}"
    extension = _EXTENSION.search(plain)
    number = plain[: extension.start()] if extension else plain
    return _parsed(number, text) + (f"-{extension[1]}" if extension else "")


def _parsed(number: str, text: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        raise _refused(text) from None
    if re.search(r"[^\d\s+\-.()/—–~]", number) or not phonenumbers.is_possible_number(parsed):
        raise _refused(text)
    if parsed.country_code == 86:
        trunk = "0" if number.strip().lstrip("(").startswith(("0", "+86", "86")) else ""
        return trunk + phonenumbers.national_significant_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _refused(text: str) -> RefusedError:
    return RefusedError(
        _("“{text}” is not a phone number.").format(text=text),
        todo=_("Write 11 digits for a mobile phone, or area code and number, such as 0512-62880000."),
    )


def tail_key(phone: str | None) -> str | None:
    """The digits of `phone` from the last to the first, by which its tail is found; without the extension."""
    if not phone:
        return None
    number = phone.partition("-")[0]
    return (number if number.isdecimal() else "".join(c for c in number if c.isdigit()))[::-1]
