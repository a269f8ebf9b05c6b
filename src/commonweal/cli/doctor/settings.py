"""Whether the settings of an instance fit each other: addresses, encryption, proxies, key, mail."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from commonweal.cli.doctor.finding import Finding, mind, well, wrong
from commonweal.publication.locations import KEY_FILE

HERE = {"127.0.0.1", "localhost", "[::1]", "testserver"}
SETTINGS = "docs/reference/settings.md"


def addresses(told: Mapping[str, str]) -> Iterator[Finding]:
    """Hosts, encryption, proxies and the address of links, as the environment names them."""
    hosts = {one.strip() for one in told.get("COMMONWEAL_HOSTS", "").split(",") if one.strip()}
    others, https = sorted(hosts - HERE), told.get("COMMONWEAL_HTTPS") == "yes"
    if not others:
        yield well("hosts", "only this machine can be asked for pages")
        return
    yield _hosts(others)
    if https:
        yield well("https", "cookies travel encrypted only")
    else:
        yield wrong("https", "cookies of the site travel unencrypted", "Set COMMONWEAL_HTTPS=yes")
    yield _proxies(told.get("COMMONWEAL_PROXIES", "0"))
    yield _site(told.get("COMMONWEAL_SITE", ""), hosts, https)


def _hosts(others: list[str]) -> Finding:
    if "*" in others:
        told = "any name is answered, so that links in mail can be forged"
        return wrong("hosts", told, "Name the hosts in COMMONWEAL_HOSTS")
    return well("hosts", ", ".join(others))


def _proxies(number: str) -> Finding:
    if number == "0":
        told = "no web server in front is believed: all people share one limit of attempts"
        return mind("proxies", told, "Set COMMONWEAL_PROXIES to the number of yours in front")
    return well("proxies", f"{number} in front")


def _site(site: str, hosts: set[str], https: bool) -> Finding:
    do = "Set COMMONWEAL_SITE to the address that people use"
    if not site:
        return wrong("site", "links in mail lead to this machine itself", do)
    parts = urlsplit(site)
    if parts.hostname not in hosts and parts.netloc not in hosts:
        return wrong("site", f"{site} is not among COMMONWEAL_HOSTS", do)
    if https and parts.scheme != "https":
        return wrong("site", f"{site} does not begin with https://", do)
    return well("site", site)


def key(told: str, home: Path) -> Finding:
    """Where the secret key comes from, and who can read it."""
    path = home / KEY_FILE
    if told:
        return well("secret key", "named in the environment")
    if not path.exists():
        do = "It is made when it is first needed; then keep a copy apart"
        return mind("secret key", "there is none yet", do)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return wrong("secret key", f"others can read {path}", f"Run 'chmod 600 {path}'")
    return well("secret key", f"in {path}")


def mail(told: Mapping[str, str]) -> Finding:
    """Whether mail leaves, and whether its server lets us in."""
    if not told.get("COMMONWEAL_EMAIL"):
        do = "Set COMMONWEAL_EMAIL"
        return mind("mail", "printed, not sent: nobody is reminded", do)
    if not told.get("COMMONWEAL_EMAIL_FROM"):
        do = "Set COMMONWEAL_EMAIL_FROM to an address of yours"
        return wrong("mail", "it comes from commonweal@localhost", do)
    return _answers()


def _answers() -> Finding:
    from smtplib import SMTPException

    from django.core.mail import get_connection

    line = get_connection(timeout=5)
    try:
        line.open()
        line.close()
    except (OSError, SMTPException) as fault:
        told = f"its server does not let us in ({type(fault).__name__})"
        return wrong("mail", told, f"Look at COMMONWEAL_EMAIL, see {SETTINGS}")
    return well("mail", "its server lets us in")


def environment() -> Mapping[str, str]:
    """The environment, where all settings stand."""
    return os.environ
