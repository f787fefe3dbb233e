"""How alembic runs the steps: on the connection that `tawatur.ledger.migrate` gives, and no other."""
from alembic import context

context.run_migrations()
