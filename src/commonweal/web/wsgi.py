"""The site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
application = get_wsgi_application()

from commonweal.people.demonstration import must_match  # noqa: E402 - needs the models
from commonweal.publication.locations import demonstration  # noqa: E402

must_match(demonstration())
