"""The house's contracts hold, and each of them bites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.ladder import contracts

ROOT = Path(__file__).resolve().parent.parent.parent
LINT = Path(sys.executable).with_name("lint-imports")

# contract id, file that is spoilt, the line that spoils it
SABOTAGE = [
    ("packages", "partners/activity/selectors.py", "import cms.media.models"),
    ("packages", "cms/backoffice/services.py", "import portal.views"),
    ("packages", "cms/media/models.py", "import api.errors"),
    ("partners-ladder", "partners/press/models/contacts.py", "import partners.editions.models"),
    ("partners-ladder", "partners/artwork/models/__init__.py", "import partners.branding.models"),
    ("partners-ladder", "partners/branding/selectors.py", "import partners.editions.models"),
    ("partners-ladder", "partners/activity/selectors.py", "import partners.organizations.models"),
    ("partners-ladder", "partners/newthing/__init__.py", "'''A package without a place on the ladder.'''"),
    ("feature-vocabulary", "partners/organizations/models.py", "import partners.organizations.services"),
    ("feature-vocabulary", "partners/mail/tasks.py", "import partners.mail.services"),
    ("feature-vocabulary", "partners/organizations/forms/joining.py", "import partners.organizations.services.joining"),
    ("feature-vocabulary", "partners/press/helpers.py", "'''A module without a word of the vocabulary.'''"),
    ("cms-ladder", "cms/library/selectors.py", "import cms.campaign_pages.models"),
    ("cms-ladder", "cms/media/models.py", "import cms.pages.models"),
    ("cms-vocabulary", "cms/pages/translations.py", "import cms.pages.models"),
    ("cms-vocabulary", "cms/media/forms.py", "import cms.media.models"),
    ("cms-vocabulary", "cms/library/models.py", "import cms.library.views"),
    ("partners-ladder", "partners/materials/selectors.py", "import partners.updates.models"),
    ("cms-vocabulary", "cms/backoffice/press/views/inquiries.py", "import cms.backoffice.press.viewsets"),
    ("cms-vocabulary", "cms/pages/helpers.py", "'''A module without a word of the vocabulary.'''"),
    ("backoffice-subjects", "cms/backoffice/press/views/inquiries.py", "import cms.backoffice.organizations.views"),
    ("backoffice-subjects", "cms/backoffice/frame/waiting.py", "import cms.backoffice.press.viewsets"),
    ("backoffice-subjects", "cms/backoffice/newsubject/__init__.py", "'''A subject without a place.'''"),
    ("pure-domain", "partners/campaigns/selectors.py", "import wagtail.models"),
    ("pure-domain", "partners/campaigns/models.py", "import rest_framework.fields"),
    ("pure-recognition", "partners/editions/recognition/arrays.py", "import django.conf"),
    ("pure-routing", "partners/press/routing/ranking.py", "import partners.kernel.clock"),
    ("log-tables", "api/errors.py", "import partners.activity.models"),
    ("log-tables", "partners/organizations/selectors.py", "import partners.activity.models"),
    ("demo-apart", "portal/founding/campaign.py", "import portal.demo.facts"),
    ("demo-apart", "partners/dashboard/views.py", "import portal.demo.personas"),
    ("no-cycles", "partners/kernel/models.py", "import partners.activity.models"),
    ("api-plumbing", "api/errors.py", "import api.v1.urls"),
    ("api-plumbing", "api/utils.py", "'''A module without a place.'''"),
    ("api-resources", "api/v1/organizations.py", "import api.v1.materials"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [LINT, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def declared() -> dict[str, str]:
    return {key: contract["name"] for key, contract in contracts().items()}


def no_code(folder: str, names: list[str]) -> set[str]:
    drawn = {"campaign", "people"} if Path(folder).name == "demo" else set()
    return {"static", "locale", "fonts", "__pycache__"} | drawn


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory):
    """The four packages without what is no code."""
    folder = tmp_path_factory.mktemp("house")
    for package in ("portal", "partners", "cms", "api"):
        shutil.copytree(ROOT / package, folder / package, ignore=no_code)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_holds():
    result = lint(ROOT)

    assert result.returncode == 0, result.stdout


def test_every_contract_is_sabotaged_here():
    assert {contract for contract, _file, _line in SABOTAGE} == set(declared())


@pytest.mark.parametrize(("contract", "file", "line"), SABOTAGE, ids=[f"{c}:{f}" for c, f, _l in SABOTAGE])
def test_a_contract_bites(copied_tree, contract, file, line):
    path = copied_tree / file
    before = path.read_text() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before or ''}\n{line}\n")
    try:
        result = lint(copied_tree)
    finally:
        if before is not None:
            path.write_text(before)
        else:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()

    broken = f"{declared()[contract]} BROKEN" in result.stdout
    # A module that nothing has made room for stops the run before its contract is printed.
    unplaced = result.returncode != 0 and Path(file).stem in result.stdout + result.stderr
    assert broken or unplaced, result.stdout
