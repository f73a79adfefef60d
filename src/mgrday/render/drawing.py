"""The pictures of a workbook, drawn by the spreadsheet from the cells of the sheet that has their figures."""

from collections.abc import Callable
from typing import Any

from mgrday.render.cells import clean
from mgrday.report import Table

SIZE = {"width": 960, "height": 360}
_LINES: dict[str, dict[str, object]] = {
    "signed": {"color": "#1F5FA8", "width": 2.75},
    "due": {"color": "#7F7F7F", "width": 1.5, "dash_type": "dash"},
    "target": {"color": "#1B7A3D", "width": 1.5},
}


def pace(book: Any, sheet: str, table: Table) -> Any:
    """Lines over days: what was signed, the pace, the target."""
    chart = book.add_chart({"type": "line"})
    columns = [column for column in table.columns if not column.hidden]
    last = len(table.rows)
    for place, column in enumerate(columns):
        if column.key in _LINES:
            chart.add_series(
                {
                    "name": [sheet, 0, place],
                    "categories": [sheet, 1, 0, last, 0],
                    "values": [sheet, 1, place, last, place],
                    "line": _LINES[column.key],
                }
            )
    chart.set_title({"name": clean(table.title), "name_font": {"size": 12}, "overlay": False})
    chart.set_x_axis({"num_format": "mm-dd", "text_axis": True, "num_font": {"size": 9}})
    chart.set_y_axis({"num_format": "#,##0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(SIZE)
    return chart


DRAWN: dict[str, Callable[[Any, str, Table], Any]] = {"pace": pace}
"""The pictures that a workbook has, by the chart's name."""
