"""The mark that every change of what everybody sees leaves behind, in its own transaction.

Triggers of the database write it, so no way of writing is forgotten: services, Wagtail's screens, bulk updates, a
command, a statement typed by hand. They stand on every table but those named here.
"""

from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

# What changes often and stands on no page for everybody: `app.` or `app.Model`. A table that nobody has named is
# watched: that costs a page drawn anew, the other mistake would show what is gone.
QUIET = (
    "account.", "activity.", "auth.", "contenttypes.", "django_tasks_database.", "editions.Confirmation",
    "editions.Edition", "editions.FilmOrder", "editions.Photograph", "editions.PrivateLink", "editions.Renewal",
    "editions.Sighting", "kernel.Counter", "mail.", "mfa.", "organizations.AccessKey",
    "organizations.AgreementAcceptance", "organizations.Invitation", "organizations.Membership",
    "organizations.VettingDocument", "organizations.VettingReview", "press.Absence", "press.AnswerTemplate",
    "press.DutyShift", "press.EmbargoAccess", "press.EmbargoCopy", "press.HeldInquiry", "press.InquiryFile",
    "press.InquiryLetter", "press.InquiryMessage", "press.InquiryOffer", "press.MediaInquiry", "press.PersonRequest",
    "press.PressRules", "press.ReplyAddress", "press.Subscription", "sessions.", "users.", "usersessions.",
    "wagtailadmin.", "wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry", "wagtailcore.PageSubscription", "wagtailcore.ReferenceIndex", "wagtailcore.Revision",
    "wagtailcore.Task", "wagtailcore.Workflow", "wagtailsearch.", "wagtailusers.",
)  # fmt: skip
TABLE = "portal_page_mark"
CHANGE = f"UPDATE {TABLE} SET mark = randomblob(16)"
# Hours; a process that has slept for longer reads another mark all the same.
KEPT_FOR = 1


def watched_models() -> list[type[Model]]:
    """Those whose rows may stand on a page for everybody, tables between two models included."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy and not is_quiet(model)]


def is_quiet(model: type[Model]) -> bool:
    label = model._meta.label
    return any(label == name or (name.endswith(".") and label.startswith(name)) for name in QUIET)


def keep_watch(**kwargs: Any) -> None:
    """Put the triggers in place that are missing. After each `migrate`: SQLite loses those of a table that it makes
    anew to change a column, and a new model has none."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if TABLE not in there:
            return
        quiet = triggers_on(cursor)
        for model in watched_models():
            table = model._meta.db_table
            if table in there:
                for name, statement in triggers_for(table):
                    if (table, name) not in quiet:
                        cursor.execute(statement)


def triggers_on(cursor: Any) -> set[tuple[str, str]]:
    """Table and name of each trigger that is there."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
        )
    else:
        cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
    return set(cursor.fetchall())


def triggers_for(table: str) -> list[tuple[str, str]]:
    """Name and statement of each."""
    quoted = connection.ops.quote_name(table)
    if connection.vendor == "postgresql":
        when, what = (
            "INSERT OR UPDATE OR DELETE OR TRUNCATE",
            "FOR EACH STATEMENT EXECUTE FUNCTION portal_page_changed()",
        )
        return [("page_mark", f"CREATE TRIGGER page_mark AFTER {when} ON {quoted} {what}")]
    names = {event: f"page_mark_{table}_{event.lower()}" for event in ("INSERT", "UPDATE", "DELETE")}
    return [
        (name, f'CREATE TRIGGER "{name}" AFTER {event} ON {quoted} BEGIN {CHANGE}; END')
        for event, name in names.items()
    ]


def read_mark() -> Any:
    """Something that is equal until a change is committed. One query; raises what the database raises."""
    # Numbers are handed out before commits, so the highest alone would miss a slow one; each adds a row.
    of_many = f"SELECT count(*), max(id) FROM {TABLE}"
    statement = of_many if connection.vendor == "postgresql" else f"SELECT mark FROM {TABLE}"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()


def purge_marks() -> int:
    """Marks that every process has read long ago. A new one is left in their place, so that the count tells."""
    if connection.vendor != "postgresql":
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE at < now() - interval '{KEPT_FOR} hours'")
        gone: int = cursor.rowcount
        if gone:
            cursor.execute(
                f"INSERT INTO {TABLE} (changed_by, at) VALUES (pg_current_xact_id(), now()) ON CONFLICT DO NOTHING"
            )
    return gone
