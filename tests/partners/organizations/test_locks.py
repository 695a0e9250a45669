"""An organisation is locked in one way."""

from pathlib import Path

import partners


def test_no_service_locks_an_organisation_by_itself():
    root = Path(partners.__file__).parent
    sources = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.py")}

    locking = [name for name, text in sources.items() if "Organization.objects.select_for_update" in text]
    assert locking == ["organizations/services/locks.py"]
