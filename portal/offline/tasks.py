"""Hints to the worker: a ZIP that says what the site says is missing."""

from django.core.cache import cache
from django_tasks import task

from partners.kernel import clock
from portal.offline.bundle import bundles_kept, keep_bundle, name_of, open_languages

# Seconds after which the same ZIP is asked for once more: the worker may have been killed over it.
ASK_AGAIN = 120


@task
def make_bundle(language: str) -> None:
    """Safe to run twice: what is there already is left."""
    keep_bundle(language, at=clock.now())


def ask_for(language: str) -> bool:
    """Whether the worker was asked now, and not a moment ago."""
    is_first = cache.add(f"offline-{language}", 1, ASK_AGAIN)
    if is_first:
        make_bundle.enqueue(language)
    return is_first


def ask_for_missing() -> int:
    """How many languages need a new one."""
    now = clock.now()
    missing = [code for code in open_languages(at=now) if name_of(code, at=now) not in bundles_kept(code)]
    return sum(ask_for(code) for code in missing)
