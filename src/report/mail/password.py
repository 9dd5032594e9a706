"""The password of the mail server: from the environment, the keyring, or whoever sits there."""

import os
from collections.abc import Callable, Mapping

from report.locales import _
from report.mail.settings import PASSWORD, Settings

SERVICE = "report mail"  # under which the keyring has it; the user is 'user@host'


def find_password(
    settings: Settings,
    ask: Callable[[str], str],
    environment: Mapping[str, str] = os.environ,
) -> str | None:
    """Return the password, or None where the server wants no login.

    It is held in memory alone. `ask` is called with the question where nothing else has it.
    """
    if not settings.user:
        return None
    account = f"{settings.user}@{settings.host}"
    question = _("Password of {account}:", account=account)
    return environment.get(PASSWORD) or _from_keyring(account) or ask(f"{question} ")


def _from_keyring(account: str) -> str | None:
    """Ask the keyring of the system, where the extra 'keyring' is installed and there is one."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, account)
    except keyring.errors.KeyringError:
        return None
