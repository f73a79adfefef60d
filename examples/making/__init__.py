"""How the demonstration department is made; ``examples/make_department.py`` runs it."""
