"""How the program says who it is: the ways of SASL that servers of mail know (RFC 4954)."""

import binascii
import hmac
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from typing import Final

from report.mail.delivery.line import Answer, Line, OutOfStepError

ACCEPTED: Final = 235
_GO_ON: Final = 334
_NOT_THIS_WAY: Final = (504, 534, 538)  # the way is not known, too weak, or not without TLS


def log_in(line: Line, offered: Iterable[str], user: str, password: str) -> Answer | None:
    """Log in by the first way that the server takes; give its last answer.

    None where it offers no way that is known here. Raises what a `Line` does.
    """
    names = {name.upper() for name in offered}
    answer = None
    for name, way in _WAYS.items():
        if name in names:
            answer = way(line, _bytes(user), _bytes(password))
            if answer.code not in _NOT_THIS_WAY:
                return answer
    return answer


def _bytes(text: str) -> bytes:
    """Return a name or password in UTF-8 (RFC 4616, section 2), or as the system handed it over."""
    return text.encode("utf-8", "surrogateescape")


def _plain(line: Line, user: bytes, password: bytes) -> Answer:
    """Log in at once; a server that asks first gets the same as its answer (RFC 4616)."""
    said = _base64(b"\0" + user + b"\0" + password)
    answer = line.command("AUTH", "PLAIN", said)
    return line.command(said) if answer.code == _GO_ON else answer


def _login(line: Line, user: bytes, password: bytes) -> Answer:
    """Log in by the way that has no standard: two questions, whose words nobody reads."""
    answer = line.command("AUTH", "LOGIN")
    for said in (user, password):
        if answer.code != _GO_ON:
            break
        answer = line.command(_base64(said))
    return answer


def _cram_md5(line: Line, user: bytes, password: bytes) -> Answer:
    """Log in without showing the password (RFC 2195)."""
    answer = line.command("AUTH", "CRAM-MD5")
    if answer.code != _GO_ON:
        return answer
    try:
        challenge = b64decode(b"".join(answer.lines))
    except binascii.Error as error:
        raise OutOfStepError(answer) from error
    digest = hmac.new(password, challenge, "md5").hexdigest()
    return line.command(_base64(user + b" " + digest.encode()))


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


_WAYS: Final[dict[str, Callable[[Line, bytes, bytes], Answer]]] = {
    "PLAIN": _plain,
    "LOGIN": _login,
    "CRAM-MD5": _cram_md5,
}
