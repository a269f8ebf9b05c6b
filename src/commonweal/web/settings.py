"""Settings of the site, read from the environment; see docs/reference/settings.md."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from commonweal.publication.languages.language import LANGUAGES as OFFERED
from commonweal.publication.locations import data_dir
from commonweal.web.council import council
from commonweal.web.databases import database
from commonweal.web.demonstration.switch import demonstration_here
from commonweal.web.mail import mail
from commonweal.web.secret_key import secret_keys

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[2]

DEBUG = False
ALLOWED_HOSTS = os.environ.get("COMMONWEAL_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(
    ","
)
DEMONSTRATION = demonstration_here(ALLOWED_HOSTS)
SECRET_KEY, SECRET_KEY_FALLBACKS = secret_keys(
    os.environ.get("COMMONWEAL_SECRET_KEY", ""), data_dir()
)
HTTPS = os.environ.get("COMMONWEAL_HTTPS", "") == "yes"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "commonweal.people",
    "commonweal.delivery",
    "commonweal.participation",
    "commonweal.web.accounts",
]
AUTH_USER_MODEL = "people.Person"
DATABASES = {"default": database(os.environ.get("COMMONWEAL_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "commonweal.web.urls"
WSGI_APPLICATION = "commonweal.web.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    *(["commonweal.web.demonstration.middleware.NoIndexMiddleware"] if DEMONSTRATION else []),
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "commonweal.web.middleware.CommonPathMiddleware",
    "commonweal.web.middleware.PlainWordsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "commonweal.web.languages.LanguageMiddleware",
    "commonweal.web.accounts.second_factor.SecondFactorMiddleware",
    "commonweal.web.accounts.idle.IdleMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates", HERE.parent / "publication" / "templates"],
        "OPTIONS": {
            "environment": "commonweal.web.environment.environment",
            "context_processors": ["commonweal.web.accounts.frame.around_accounts"],
        },
    }
]

AUTHENTICATION_BACKENDS = ["commonweal.web.accounts.backend.Accounts"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_CHECK = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_CHECK}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_CHECK}.CommonPasswordValidator"},
    {"NAME": f"{_CHECK}.NumericPasswordValidator"},
    {
        "NAME": f"{_CHECK}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
PASSWORD_RESET_TIMEOUT = 2 * 3600
LOGIN_URL = "/account/sign-in/"
SIGN_OUT_URL = "/account/sign-out/"
FORM_RENDERER = "commonweal.web.forms.GovukRenderer"
LOGIN_REDIRECT_URL = "/work/"

SESSION_COOKIE_AGE = 8 * 3600  # of doing nothing
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "commonweal.web.accounts.refusals.form_from_elsewhere"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # else a flood of keys would throw out the limits
    }
}

ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("COMMONWEAL_PROXIES", "0"))
ACCOUNT_ADAPTER = "commonweal.web.accounts.adapter.Accounts"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever invites has vouched for the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Demonstration] " if DEMONSTRATION else ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a name, no secret
ACCOUNT_FORMS = {
    "login": "commonweal.web.accounts.forms.SignIn",
    "reauthenticate": "commonweal.web.accounts.forms.PasswordAgain",
    "change_password": "commonweal.web.accounts.forms.ChangePassword",
    "set_password": "commonweal.web.accounts.forms.SetPassword",
    "reset_password": "commonweal.web.accounts.forms.AskForReset",
    "reset_password_from_key": "commonweal.web.accounts.forms.ResetPassword",
}
MFA_ADAPTER = "commonweal.web.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "commonweal.web.accounts.forms.Code",
    "reauthenticate": "commonweal.web.accounts.forms.CodeAgain",
    "activate_totp": "commonweal.web.accounts.forms.AddApp",
    "authenticate_webauthn": "commonweal.web.accounts.forms.ShowPasskey",
    "reauthenticate_webauthn": "commonweal.web.accounts.forms.PasskeyAgain",
    "add_webauthn": "commonweal.web.accounts.forms.AddPasskey",
}
SOCIALACCOUNT_ADAPTER = "commonweal.web.accounts.adapter.CouncilAccounts"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may not lead to another site; the state guards the way
SOCIALACCOUNT_PROVIDERS = council(os.environ)

globals().update(mail("" if DEMONSTRATION else os.environ.get("COMMONWEAL_EMAIL", "")))
CONSULTATION_WEEKS = int(os.environ.get("COMMONWEAL_CONSULTATION_WEEKS", "6"))
"""Weeks that count as enough time to answer a consultation; ours, as no law names any."""
DEFAULT_FROM_EMAIL = os.environ.get("COMMONWEAL_EMAIL_FROM", "commonweal@localhost")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31536000

LANGUAGE_CODE = "en-gb"
LANGUAGES = [(one.code, one.english) for one in OFFERED]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR"}},
}
