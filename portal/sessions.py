"""Sessions in the database, of which nothing is written for whoever only reads once there is no room."""

from django.contrib.sessions.backends import db

from partners.kernel.room import if_there_is_room


class SessionStore(db.SessionStore):
    def save(self, must_create: bool = False) -> None:
        with if_there_is_room("sessions"):
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        with if_there_is_room("sessions"):
            super().delete(session_key)
