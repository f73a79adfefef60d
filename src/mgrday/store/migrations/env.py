"""Alembic's way into the store: `migrating` hands over a connection inside a transaction of its own."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
