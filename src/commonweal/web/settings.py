"""Settings of the site, read from the environment; see docs/reference/settings.md."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from csp.constants import NONE, SELF

from commonweal.web.databases import database

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[2]

DEBUG = False
ALLOWED_HOSTS = os.environ.get("COMMONWEAL_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(
    ","
)
# Nothing is signed yet: no sessions, no forms that write. The key only has to differ per machine.
SECRET_KEY = hashlib.sha256(f"commonweal:{PROJECT}".encode()).hexdigest()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "commonweal.people",
    "commonweal.delivery",
]
AUTH_USER_MODEL = "people.Person"
DATABASES = {"default": database(os.environ.get("COMMONWEAL_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "commonweal.web.urls"
WSGI_APPLICATION = "commonweal.web.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "commonweal.web.middleware.CommonPathMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates", HERE.parent / "publication" / "templates"],
        "OPTIONS": {"environment": "commonweal.web.environment.environment"},
    }
]

LOGIN_URL = "/account/sign-in/"
SIGN_OUT_URL = "/account/sign-out/"
FORM_RENDERER = "commonweal.web.forms.GovukRenderer"

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
LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR"}},
}
