"""Who does what at the two events, and what of their special matters is settled."""

from making.cast import NEXT_EVENT, PAST_EVENT

ROLES = {
    PAST_EVENT: {
        "closer": ("顾晓雯", "何敏", "秦朗"),
        "flying-squad": ("罗婷", "唐建国"),
        "order-clerk": ("许佳慧",),
        "host": ("周岚",),
        "reception": ("陆一鸣", "方雨桐"),
        "room-control": ("沈立群",),
        "music": ("吴海波",),
        "clear-up": ("陆一鸣", "方雨桐"),
    },
    NEXT_EVENT: {
        "closer": ("顾晓雯", "何敏", "罗婷"),
        "flying-squad": ("唐建国", "韩子轩"),
        "order-clerk": ("许佳慧",),
        "host": ("秦朗",),
        "reception": ("陆一鸣", "马骏"),
        "room-control": ("沈立群",),
        "clear-up": ("陆一鸣", "方雨桐"),
    },
}
"""Nobody is at the music of the coming event yet."""
GIVEN = {PAST_EVENT: 11, NEXT_EVENT: 1}
TRAINED = {
    PAST_EVENT: (9, "顾晓雯 何敏 秦朗 罗婷 唐建国 许佳慧 周岚 陆一鸣 方雨桐 沈立群 吴海波"),
    NEXT_EVENT: (1, "顾晓雯 何敏 许佳慧"),
}
MATTERS = (
    (14, PAST_EVENT, "letters", "周岚", ""),
    (14, PAST_EVENT, "scripts", "周岚", ""),
    (12, PAST_EVENT, "venue", "沈立群", ""),
    (11, PAST_EVENT, "material", "许佳慧", ""),
    (11, PAST_EVENT, "order-forms", "许佳慧", ""),
    (10, PAST_EVENT, "gap", "周岚", "远航组再补十张回执"),
    (9, PAST_EVENT, "training", "何敏", ""),
    (9, PAST_EVENT, "payment", "许佳慧", ""),
    (9, PAST_EVENT, "transport", "秦朗", ""),
    (8, PAST_EVENT, "set-up", "沈立群", ""),
    (4, NEXT_EVENT, "letters", "周岚", ""),
    (3, NEXT_EVENT, "scripts", "何敏", "价格那页改过，重新发了"),
)
"""The venue of the coming event is late by a day."""


def steps() -> list[tuple[int, str, str, str]]:
    """The steps with the workday before the story's last one on which each is done."""
    given = [
        (GIVEN[event], "event role", event, f"{member} {role}")
        for event, roles in ROLES.items()
        for role, members in roles.items()
        for member in members
    ]
    trained = [(k, "event train", event, members) for event, (k, members) in TRAINED.items()]
    settled = [
        (k, "event matter", event, f"{item} --done --by {by}" + (f" --note {note}" if note else ""))
        for k, event, item, by, note in MATTERS
    ]
    return [*given, *trained, *settled]
