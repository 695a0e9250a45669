from tests.partners.press.conftest import consent, listed, newest_code, submit  # noqa: F401  the same people
