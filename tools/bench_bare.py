"""What a program of typer, rich and sqlite3 costs that does next to nothing: one query, shown as one table.

``tools/bench.py`` holds mgrday against it.
"""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(add_completion=False)
QUERY = """
select c.grade, c.name, m.name, c.next_on, c.next_step, c.last_touch_day
from clients c left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.grade in ('A', 'B')
order by c.grade, c.idle_since limit :most
"""


@app.command()
def today(
    store: Annotated[Path, typer.Argument(help="the store")],
    most: Annotated[int, typer.Option(help="how many rows")] = 24,
) -> None:
    """The clients that have waited longest."""
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    table = Table(title="Clients")
    for name in ("Grade", "Client", "Member", "Next on", "Next step", "Last touch"):
        table.add_column(name)
    for row in connection.execute(QUERY, {"most": most}):
        table.add_row(*(str(value or "") for value in row))
    Console(width=100).print(table)


if __name__ == "__main__":
    app()
