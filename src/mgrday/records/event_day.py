"""What is arranged for an event's day: who holds which role, how many each role needs, the special matters."""

from sqlalchemy import Index

from mgrday.records.row import DAY, FLAG, TEXT, Field, Row


class Post(Row, table=True):
    """A member's role at an event, and the day on which they were trained for it."""

    __tablename__ = "posts"
    __table_args__ = (Index("posts_once", "event_id", "member_id", "role", unique=True), Index("posts_member", "member_id"))
    event_id: int = Field(foreign_key="events.id")
    member_id: int = Field(foreign_key="members.id")
    role: str = Field(sa_type=TEXT)
    trained_on: str | None = Field(default=None, sa_type=DAY)


class Need(Row, table=True):
    """How many of a role an event needs, where it is another number than the method's; none is 0."""

    __tablename__ = "needs"
    __table_args__ = (Index("needs_once", "event_id", "role", unique=True),)
    event_id: int = Field(foreign_key="events.id")
    role: str = Field(sa_type=TEXT)
    count: int = 0


class EventMatter(Row, table=True):
    """What became of a special matter of an event: `item` is the method's id, or, with a `title`, one of the event's own.

    A method's matter of which nothing is known has no row; one that this event does not need is `dropped`.
    """

    __tablename__ = "event_matters"
    __table_args__ = (Index("event_matters_once", "event_id", "item", unique=True),)
    event_id: int = Field(foreign_key="events.id")
    item: str = Field(sa_type=TEXT)
    title: str | None = Field(default=None, sa_type=TEXT)
    dropped: int = Field(default=0, sa_type=FLAG)
    done_on: str | None = Field(default=None, sa_type=DAY)
    done_by: str | None = Field(default=None, sa_type=TEXT)
    note: str | None = Field(default=None, sa_type=TEXT)
