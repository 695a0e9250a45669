"""Rows as they were before there was one form, and the migrations that meet them."""

import importlib
from types import SimpleNamespace

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor


def run_migration(app: str, name: str) -> None:
    """One migration's function, on the tables as it finds them, with the models as they were then."""
    module = importlib.import_module(f"partners.{app}.migrations.{name}")
    state = MigrationExecutor(connection).loader.project_state([(app, name)])
    module.in_one_form(state.apps, SimpleNamespace(connection=connection))


def typed(model: type[models.Model], pk: int, **columns) -> None:
    """Past the columns, which would bring it into the one form."""
    for name, value in columns.items():
        table, column = model._meta.db_table, model._meta.get_field(name).column
        with connection.cursor() as cursor:
            cursor.execute(f'update "{table}" set "{column}" = %s where id = %s', [value, pk])
