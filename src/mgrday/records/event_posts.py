"""Who does what at an event: roles given and taken away, how many of each are needed, training."""

from collections.abc import Collection, Sequence

from mgrday.days import shift
from mgrday.errors import NotFoundError, RefusedError
from mgrday.method.event_roles import Role, overlap, role_name, roles
from mgrday.method.naming import meant, near, spoken
from mgrday.store.work import Values, Work
from mgrday.words import _


def role_of(text: str) -> Role:
    """The role that `text` means: its id, its name in either language or a part of it. Raises NotFoundError."""
    found = meant(text, roles())
    if found is None:
        like = near(text, roles())
        known = _(", ").join(map(spoken, roles()))
        raise NotFoundError(
            _("There is no role “{text}”.").format(text=text),
            unchanged=_("Nothing was written."),
            todo=_("Did you mean {name}?").format(name=spoken(like))
            if like
            else _("The roles are: {known}.").format(known=known),
        )
    return found


def give(work: Work, event_id: int, member_id: int, role: Role) -> bool:
    """Give a member a role at an event; False where they have it. Refused for who has left by then, and in two places at once."""
    event, member = work.row("events", event_id), work.row("members", member_id)
    if member["left_on"] and member["left_on"] <= event["day"]:
        raise RefusedError(
            _("{name} left on {day}.").format(name=member["name"], day=member["left_on"]),
            todo=_("See who has no role yet: mgrday event role {id}").format(id=event_id),
        )
    for other in _posts_about(work, member_id, event["day"]):
        if other["event_id"] == event_id and other["role"] == role.id:
            return False
        if _clash(event, role, other):
            raise _elsewhere(member["name"], member_id, other)
    work.insert("posts", [{"event_id": event_id, "member_id": member_id, "role": role.id, "trained_on": None}])
    return True


def _posts_about(work: Work, member_id: int, day: str) -> list[Values]:
    """The member's roles at events on a day or the days beside it: one that begins late goes on into the next."""
    sql = """
        select p.role, e.id as event_id, e.name as event, e.starts_at from posts p join events e on e.id = p.event_id
        where p.member_id = :member and e.day >= :since and e.day <= :until order by e.starts_at, p.id
    """
    return work.reader.rows(sql, member=member_id, since=shift(day, -1), until=shift(day, 1))


def _clash(event: Values, role: Role, other: Values) -> bool:
    """Whether a role at an event and another that the member has are at the same time."""
    if other["event_id"] != event["id"]:
        return overlap(event["starts_at"], other["starts_at"])
    same = next((each for each in roles() if each.id == other["role"]), None)
    return same is not None and bool(set(same.when) & set(role.when))


def _elsewhere(name: str, member_id: int, other: Values) -> RefusedError:
    place = {"role": role_name(other["role"]), "event": other["event"], "time": other["starts_at"]}
    return RefusedError(
        _("{name} holds the role “{role}” at “{event}” ({time}) and cannot be in two places at once.").format(name=name, **place),
        todo=_("Take that role away first: {command}").format(
            command=f"mgrday event role {other['event_id']} {member_id} {other['role']} --drop"
        ),
    )


def take(work: Work, event_id: int, member_id: int, role: Role | None) -> list[str]:
    """Take a role, or every role, at an event from a member; returns the ids of the roles. Raises RefusedError for none."""
    posts = _held(work, event_id, member_id, role)
    work.delete("posts", [post["id"] for post in posts])
    return [post["role"] for post in posts]


def need(work: Work, event_id: int, role: Role, count: int | None) -> None:
    """Let an event need so many of a role; with None as many as the method says."""
    sql = "select n.id from needs n where n.event_id = :event and n.role = :role"
    found = work.reader.value(sql, event=event_id, role=role.id)
    if count is None:
        work.delete("needs", [] if found is None else [int(found)])
    elif found is None:
        work.insert("needs", [{"event_id": event_id, "role": role.id, "count": count}])
    else:
        work.update("needs", int(found), {"count": count})


def train(work: Work, event_id: int, member_ids: Collection[int], role: Role | None, on: str | None) -> None:
    """Record that members were trained for a role, or for all they have at an event; with None that they were not.

    Raises RefusedError for who has no role, and for a day after the event.
    """
    event = work.row("events", event_id)
    if on is not None and on > event["day"]:
        raise RefusedError(
            _("“{event}” was on {day}; training for it comes before.").format(event=event["name"], day=event["day"]),
            todo=_("Say on which day it was: --on DAY"),
        )
    for member_id in member_ids:
        for post in _held(work, event_id, member_id, role):
            work.update("posts", post["id"], {"trained_on": on})


def _held(work: Work, event_id: int, member_id: int, role: Role | None) -> Sequence[Values]:
    """The member's posts at an event, all or the one of a role. Raises RefusedError where there is none."""
    sql = "select p.id, p.role from posts p where p.event_id = :event and p.member_id = :member order by p.id"
    posts = work.reader.rows(sql, event=event_id, member=member_id)
    found = [post for post in posts if role is None or post["role"] == role.id]
    if not found:
        names = {"name": work.row("members", member_id)["name"], "event": work.row("events", event_id)["name"]}
        other = _("{name} does not hold the role “{role}” at “{event}”.")
        raise RefusedError(
            other.format(role=role.name, **names) if role else _("{name} has no role at “{event}”.").format(**names),
            todo=_("See who holds what: mgrday event role {id}").format(id=event_id),
        )
    return found


def warn_of_clashes(work: Work, event_id: int) -> None:
    """An event that was moved is taken, and who would be in two places at once is said."""
    event = work.row("events", event_id)
    sql = """
        select distinct m.id, m.name, o.name as event, o.starts_at from posts p
        join posts q on q.member_id = p.member_id and q.event_id <> p.event_id
        join events o on o.id = q.event_id join members m on m.id = p.member_id
        where p.event_id = :event and o.day >= :since and o.day <= :until order by m.name, m.id, o.starts_at
    """
    beside = work.reader.rows(sql, event=event_id, since=shift(event["day"], -1), until=shift(event["day"], 1))
    for row in beside:
        if overlap(event["starts_at"], row["starts_at"]):
            work.warnings.append(
                _("{name} now has roles at two events at once: the other is “{event}” ({time}).").format(
                    name=row["name"], event=row["event"], time=row["starts_at"]
                )
            )
