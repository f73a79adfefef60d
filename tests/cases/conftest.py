"""A world per test, spoken of in English."""

import pytest
from world import World

from mgrday import words


@pytest.fixture
def world() -> World:
    words.use("en")
    return World()
