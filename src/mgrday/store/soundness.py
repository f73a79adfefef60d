"""Whether a store is whole: its file, its tables and columns, and the records that others refer to."""

from sqlmodel import SQLModel

from mgrday.store.reader import Reader

MOST_TOLD = 5


def damage(reader: Reader) -> list[str]:
    """What SQLite finds broken in its file, in its words; PostgreSQL looks after its own files."""
    if reader.postgres:
        return []
    told = [str(line) for (line,) in reader.tuples(f"pragma integrity_check({MOST_TOLD})")]
    return [] if told == ["ok"] else told


def missing_columns(reader: Reader) -> list[str]:
    """The columns (``table.column``) that this program's schema has and the store lacks."""
    lacking = []
    for table in SQLModel.metadata.sorted_tables:
        there = {name for (name,) in reader.tuples(_COLUMNS[reader.postgres], table=table.name)}
        lacking += [f"{table.name}.{column.name}" for column in table.columns if column.name not in there]
    return lacking


_COLUMNS = {
    False: "select name from pragma_table_info(:table)",
    True: "select column_name from information_schema.columns where table_schema = current_schema() and table_name = :table",
}
"""By whether it is PostgreSQL: the columns of a table."""


def loose_references(reader: Reader) -> list[str]:
    """The references (``table.column``) to records that are not there."""
    loose = []
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent.name, key.column.table.name
            sql = (
                f"select 1 from {table.name} t where t.{column} is not null "
                f"and not exists (select 1 from {target} o where o.id = t.{column}) limit 1"
            )
            if reader.value(sql):
                loose.append(f"{table.name}.{column}")
    return loose
