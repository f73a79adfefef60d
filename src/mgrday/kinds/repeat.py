"""The column of the kinds of which there may be several that are alike."""

from mgrday.kinds.base import Count, Field
from mgrday.words import N_

REPEAT = Field(
    "repeat_no", "重复序号", Count(1), help=N_("which of several records that are alike: empty, 2, 3 and so on"), beside=True
)
"""By which an import knows a second record of the same identity from the same line again."""
