"""What a public site may not start without. Pure functions over the environment; production settings ask them first."""

import base64
import binascii
import ipaddress
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

Environment = Mapping[str, str]
Fault = str | None

SECRET_KEY_LENGTH = 50
PERSONAL_DATA_KEY_BYTES = 32
DEMONSTRATION_PERSONAL_DATA_KEY = base64.urlsafe_b64encode(b"demonstration-only-never-public!").decode()
MAIL_SCHEMES = {"smtp", "smtp+tls", "smtp+ssl"}


def faults(environment: Environment) -> list[str]:
    """Name every variable that is missing or unsafe, each with what to give instead. Empty: the site may start."""
    found = []
    for name, check in CHECKS.items():
        if not environment.get(name, "").strip():
            found.append(f"{name} is missing")
        elif fault := check(environment):
            found.append(f"{name} {fault}")
    if environment.get("SITE_IS_DEMONSTRATION", "").lower() in {"1", "true", "yes", "on", "y", "t", "ok"}:
        found.append("SITE_IS_DEMONSTRATION must be off: the demonstration's passwords are printed in the README")
    return found


def _database(environment: Environment) -> Fault:
    if urlsplit(environment["DATABASE_URL"]).scheme not in {"postgres", "postgresql", "psql", "pgsql"}:
        return "must lead to PostgreSQL (postgres://user:password@host/name)"
    return None


def _secret_key(environment: Environment) -> Fault:
    key = environment["SECRET_KEY"]
    if len(key) < SECRET_KEY_LENGTH or len(set(key)) < 10 or key.startswith("django-insecure-"):
        return f"must be {SECRET_KEY_LENGTH} random characters or more"
    return None


def _allowed_hosts(environment: Environment) -> Fault:
    hosts = [host.strip() for host in environment["ALLOWED_HOSTS"].split(",")]
    if any(host == "*" or "/" in host for host in hosts) or not all(hosts):
        return "must list the site's own names, separated by commas, without * and https://"
    return None


def _site_url(environment: Environment) -> Fault:
    address = urlsplit(environment["SITE_URL"])
    if address.scheme != "https" or not address.hostname or address.path.strip("/"):
        return "must be the site's public address, https:// and nothing behind the name"
    hosts = [host.strip().lower() for host in environment.get("ALLOWED_HOSTS", "").split(",")]
    if not any(
        address.hostname == host or (host[:1] == "." and f".{address.hostname}".endswith(host)) for host in hosts
    ):
        return "must name one of ALLOWED_HOSTS"
    return None


def _email(environment: Environment) -> Fault:
    address = urlsplit(environment["EMAIL_URL"])
    if address.scheme not in MAIL_SCHEMES or not address.hostname:
        return "must lead to a mail server (smtp+tls://user:password@host:587)"
    if address.scheme == "smtp" and address.password:
        return "must not send its password in the clear: smtp+tls:// or smtp+ssl://"
    return None


def _personal_data_keys(environment: Environment) -> Fault:
    keys = [key.strip() for key in environment["PERSONAL_DATA_KEYS"].split(",")]
    if not all(_is_personal_data_key(key) for key in keys) or len(set(keys)) < len(keys):
        return (
            f"must be one or more different keys, separated by commas, each {PERSONAL_DATA_KEY_BYTES} random bytes"
            " in URL-safe base64"
        )
    if DEMONSTRATION_PERSONAL_DATA_KEY in keys:
        return "must not hold the demonstration's key: everybody can read it in the code"
    return None


def _is_personal_data_key(key: str) -> bool:
    try:
        content = base64.b64decode(key, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(content) == PERSONAL_DATA_KEY_BYTES and len(set(content)) > 8


def _trusted_proxies(environment: Environment) -> Fault:
    for proxy in environment["TRUSTED_PROXIES"].split(","):
        try:
            network = ipaddress.ip_network(proxy.strip())
        except ValueError:
            return "must list addresses or networks of our own proxies, separated by commas (127.0.0.1,10.1.0.0/24)"
        if network.prefixlen < (8 if network.version == 4 else 32):
            return "must not trust half of the world: name the proxies themselves or a small network"
    return None


CHECKS: dict[str, Callable[[Environment], Fault]] = {
    "DATABASE_URL": _database,
    "SECRET_KEY": _secret_key,
    "ALLOWED_HOSTS": _allowed_hosts,
    "SITE_URL": _site_url,
    "EMAIL_URL": _email,
    "PERSONAL_DATA_KEYS": _personal_data_keys,
    "TRUSTED_PROXIES": _trusted_proxies,
}
