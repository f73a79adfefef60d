"""Which departments, groups and members a target is about; the rules about targets share it."""

from mgrday.review.question import Question
from mgrday.store.named import beside
from mgrday.store.reader import Row

LOWER = {
    "branch": ("department", "group", "member"),
    "department": ("group", "member"),
    "group": ("member",),
    "member": (),
}
"""The scopes under each scope, the next one first."""
ABOVE = {"group": ("department",), "member": ("department", "group")}
"""The scopes that a group's or member's row names."""


class Scopes:
    """The branch's departments, groups and members as they stand, those who have left included."""

    def __init__(self, question: Question) -> None:
        queries, reader = beside(__file__), question.reader
        self._question = question
        self._departments = reader.rows(queries["departments"])
        self._groups = reader.rows(queries["groups"])
        self._members = reader.rows(queries["members"], today=question.today)
        self._member = {row["id"]: row for row in self._members}
        self._under: dict[tuple[str, str, int], set[int]] = {}
        for scope, rows in (("group", self._groups), ("member", self._members)):
            for row in rows:
                for above in ABOVE[scope]:
                    self._under.setdefault((scope, above, row[f"{above}_id"]), set()).add(row["id"])

    def parts(self, target: Row, scope: str) -> set[int]:
        """The ids of the departments, groups or members (`scope`) that `target` is about."""
        if target["scope"] == scope:
            return {target["scope_id"]}
        if scope == "department":
            # A store that knows one branch only need not write it on every department.
            unnamed = all(row["branch"] is None for row in self._departments)
            return {row["id"] for row in self._departments if unnamed or row["branch"] == target["name"]}
        under = self._groups if scope == "group" else self._members
        if target["scope"] == "branch":
            departments = self.parts(target, "department")
            return {row["id"] for row in under if row["department_id"] in departments}
        return self._under.get((scope, target["scope"], target["scope_id"]), set())

    def split(self, target: Row, of_span: list[Row]) -> tuple[str, list[Row]]:
        """The next lower scope that has parts of `target` among the targets of its period, and these; no parts, no scope."""
        for scope in LOWER[target["scope"]]:
            ids = self.parts(target, scope)
            kind = (scope, target["metric"])
            found = [row for row in of_span if (row["scope"], row["metric"]) == kind and row["scope_id"] in ids]
            if found:
                return scope, found
        return "", []

    def concerned(self, target: Row) -> bool:
        """Whether `target` is in the question's scope; a member's only while they are active and measured."""
        department, member = self._question.department, self._question.member
        if target["scope"] == "member":
            own = self._member.get(target["scope_id"])
            return (
                own is not None
                and bool(own["active"])
                and department in (None, own["department_id"])
                and member in (None, own["id"])
            )
        if member is not None:
            return False
        return department is None or (target["scope"] != "branch" and self._department(target) == department)

    def _department(self, target: Row) -> int | None:
        if target["scope"] == "department":
            return int(target["scope_id"])
        return next((row["department_id"] for row in self._groups if row["id"] == target["scope_id"]), None)


def targets(question: Question, period: str) -> list[Row]:
    """The targets of a period by its name: id, scope, scope_id, scope_key, name, metric, value, set_on."""
    return question.reader.rows(beside(__file__)["targets"], period=period)
