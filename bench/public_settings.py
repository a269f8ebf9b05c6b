"""The site's own settings, with one address more: an empty page to measure beside."""

from commonweal.web.settings import *  # noqa: F403

ROOT_URLCONF = "bench.public_addresses"
ALLAUTH_TRUSTED_PROXY_COUNT = 1
"""Every writer comes from a network of its own, as a proxy in front would tell."""
