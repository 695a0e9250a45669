"""Log lines made of event names and opaque ids. No address, body, query or value of a person's gets in."""

import logging
import logging.config
from typing import Any

import structlog

# Attributes that our own events may carry. Everything else that a library attaches is dropped.
ALLOWED = {
    "event", "level", "logger", "timestamp", "mail", "kind", "attempt", "error", "count", "task", "duration", "status",
    "frames", "entry", "edition", "version", "order", "post", "port", "part",
}  # fmt: skip


def configure(options: dict[str, Any]) -> None:
    """Django's LOGGING_CONFIG: one handler, one line an event, on standard error."""
    chain: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        name_foreign_events,
        keep_allowed,
    ]
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "event": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
                    ],
                    "foreign_pre_chain": chain,
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "event"}},
            "root": {"handlers": ["stderr"], "level": options["LEVEL"]},
            "loggers": {
                # Answers below 500 are the visitor's business; their lines would hold the URL asked for.
                "django.request": {"level": "ERROR"},
                "django.security": {"level": "ERROR"},
                "django.server": {"level": "ERROR"},
                # Its lines quote what a visitor sent, so from here on they are ours. What goes wrong before a process
                # has its settings is told in full.
                "gunicorn.error": {"handlers": [], "propagate": True},
                "django_tasks": {"level": "WARNING"},
                "django_tasks_db": {"level": "WARNING"},
                "PIL": {"level": "WARNING"},
                "pikepdf": {"level": "WARNING"},
                # Wagtail names pages and people in its messages; what happened is in our own log.
                "wagtail": {"level": "WARNING"},
                "fontTools": {"level": "ERROR"},
            },
        }
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *chain[:3],
            chain[-1],
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def name_foreign_events(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """A library's message is replaced by its logger's name and, for an error, the frames that led there.

    Messages and exception texts quote values (a path in a 404, a row in a database error); frames do not.
    """
    record = event.get("_record")
    if record is None:
        return event
    event["event"] = f"log:{record.name}"
    if record.exc_info and record.exc_info[0] is not None:
        event["error"] = record.exc_info[0].__name__
        event["frames"] = frames_of(record.exc_info[2])
    return event


def frames_of(traceback: Any) -> str:
    """Where an exception came from, the last twelve places, the innermost first."""
    frames = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return " < ".join(frames[-12:][::-1])


def keep_allowed(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key in ALLOWED or key.startswith("_")}
