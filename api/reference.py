"""The page for developers, drawn on the server from the same description that programs read."""

from django.http import HttpRequest, HttpResponse


def reference(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
