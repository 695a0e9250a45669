"""Who signs in, how, and for how long."""

from environs import Env

from . import values

env = Env()

AUTH_USER_MODEL = "users.User"
# Only allauth's backend: Django's own would let the password alone sign a member of staff in.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard:start"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "partners.users.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "partners.users.forms.people.NamedForm"
# Every form of allauth's with an address in it: each door takes it in one form (docs/adr/0027).
ACCOUNT_FORMS = {
    "login": "partners.users.forms.entrance.LoginForm",
    "signup": "partners.users.forms.entrance.SignupForm",
    "add_email": "partners.users.forms.entrance.AddEmailForm",
    "change_email": "partners.users.forms.entrance.ChangeEmailForm",
    "reset_password": "partners.users.forms.entrance.ResetPasswordForm",
    "request_login_code": "partners.users.forms.entrance.RequestLoginCodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
# Twice at most, and allauth's limit per address holds: one letter in ten seconds.
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
# In seconds. allauth gives the code for a new password three minutes, which is less than some mail takes.
MAILED_CODE_AGE = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = MAILED_CODE_AGE
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = MAILED_CODE_AGE
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
# A portal that mails addresses it does not know can be made to bother third parties.
# Our adapter does the work of such a letter, so that the time tells nothing, and sends none.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
# What is None here is limited by our adapter and forms, per address and place: a limit by the address alone would let
# a stranger lock its owner out (partners.kernel.limits.guesses).
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "confirm_email": None, "reset_password": "20/m/ip"}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# None: the form asks whether to stay signed in.
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_GET = False
# In seconds.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_MAX_LENGTH = 254
# None unless told: otherwise a header that anybody can send would choose the IP address whose limit is counted.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0, validate=values.PROXIES)
MFA_ADAPTER = "portal.second_factor.NamedMFAAdapter"
MFA_FORMS = {
    "authenticate": "partners.users.forms.people.FactorForm",
    "reauthenticate": "partners.users.forms.people.FactorAgainForm",
    "add_webauthn": "partners.users.forms.people.AddKeyForm",
    "edit_webauthn": "partners.users.forms.people.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Staff show their factor in each session, so no browser is trusted for longer.
MFA_TRUST_ENABLED = False
# The code before still counts: whoever types at the end of half a minute is not turned away.
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
# Not Strict: who comes by a link in a letter has to find the session.
SESSION_COOKIE_SAMESITE = "Lax"
KNOWN_BROWSER_COOKIE_NAME = "known-browser"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# How long a second factor counts in one session of a member of staff, in seconds.
STAFF_SECOND_FACTOR_AGE = 12 * 3600
