"""Withdraws a material in a process of its own: `python -m tests.support.withdrawing MATERIAL PERSON [how…]`.

`killed`: nothing is left of the process once all that follows was written, and before it was committed. `unprotected`:
each statement is committed by itself, as without a transaction.
"""

import os
import signal
import sys
from typing import Any

import django


def main(material: str, person: str, *how: str) -> None:
    django.setup()
    from django.db import connection
    from django.db.transaction import Atomic

    from partners.kernel.actors import acting
    from partners.materials.models import Material
    from partners.materials.services import withdraw_material
    from partners.publications import services
    from partners.users.models import User

    def die(_thing: Any, _verb: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if "killed" in how:
        services.FOLLOWERS.append(die)
    if "unprotected" in how:
        Atomic.__enter__ = Atomic.__exit__ = lambda *_arguments: None  # type: ignore[method-assign,assignment]
        connection.features.has_select_for_update = False
    reasons = {"en": "The photograph shows a street."}
    withdraw_material(Material.objects.get(public_id=material), reasons=reasons, by=acting(User.objects.get(pk=person)))


if __name__ == "__main__":
    main(*sys.argv[1:])
