"""Web addresses as they are printed."""

import ipaddress
import re
from typing import Final

from report.locales import _

MOST_CHARACTERS: Final = 2_000  # of an address that every browser takes
# What a code of 21 mm can hold with modules of a quarter of a mm, which a telephone still reads.
MOST_IN_A_CODE: Final = 360
MOST_OF_HOST, MOST_OF_LABEL = 253, 63
_PARTS: Final = re.compile(
    r"https?://(?P<user>[^/?#]*@)?(?P<host>\[[^\]/?#]*\]|[^/?#:\[\]]+)(?P<port>:[^/?#]*)?"
    r"(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_LABEL: Final = re.compile(r"[^\W_](?:(?:[^\W_]|[-_])*[^\W_])?")
# A host whose last part is a number is one as a whole (WHATWG URL, 3.5, "ends in a number").
_NUMBER: Final = re.compile("[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
_STUB: Final = re.compile("[-_.][^-_.]{1,2}$")
LONGEST_ADDRESS: Final = 48  # characters: two lines of a column of the sources


def printed_address(url: str) -> str:
    """Return a web address as it is printed: without the scheme and the last slash.

    >>> printed_address("https://www2.diu.se/guldtrappan/")
    'www2.diu.se/guldtrappan'
    """
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def page_address(url: str) -> str:
    """Return a web address as it is printed for a source: the site and the way to the page.

    Of a long way the folders between are left out, and then the end of the page's name.

    >>> page_address("https://www.larande.se/om-oss/nyheter/")
    'larande.se/om-oss/nyheter'
    >>> page_address("https://skl.se/naringsliv/digitalisering/nyhetsarkiv/arkiv/sexskolhuvudman2016.html")
    'skl.se/…/sexskolhuvudman2016.html'
    >>> page_address("https://www.example.org/" + "nyheter-om-skolan-" * 5)
    'example.org/nyheter-om-skolan-nyheter-om-skolan…'
    """
    way = printed_address(url).partition("#")[0].partition("/")[2].removesuffix("/")
    *folders, page = way.split("/")
    whole = f"{site(url)}/{way}".removesuffix("/")
    if len(whole) <= LONGEST_ADDRESS:
        return whole
    short = "/".join([site(url), *(["…"] if folders else []), page])
    return short if len(short) <= LONGEST_ADDRESS else _cut_off(short)


def _cut_off(address: str) -> str:
    """Cut an address off behind a word of it, if there is one to cut behind."""
    kept = address[:LONGEST_ADDRESS]
    # Behind a full stop or a hyphen, a sign or two would tell nothing, and stand on a line alone.
    words = _STUB.sub("", kept[: max(kept.rfind(sign) for sign in "-_.")])
    return f"{words if len(words) > len(kept) / 2 else kept}…"


def site(url: str) -> str:
    """Return the name of the site of a web address, as it is printed.

    >>> site("https://www.larande.se/om-oss/nyheter/")
    'larande.se'
    >>> site("http://www.xn--folkhlsa-4za.nu/barn")
    'folkhälsa.nu'

    One that is no such name is printed as it stands, which `fault` tells before.

    >>> site("https://xn--a-0/")
    'xn--a-0'
    """
    name = re.split("[/?#]", printed_address(url), maxsplit=1)[0].removeprefix("www.")
    try:
        return name.encode().decode("idna") if "xn--" in name else name
    except UnicodeError:
        return name


def fault(url: str) -> str:
    """Tell in a few words what is wrong with a web address that is printed, or nothing.

    The syntax is that of RFC 3986, section 3.2, the names of hosts that of RFC 1035, section
    2.3.4, and of RFC 5891; an address with a name or password for whoever asks (3.2.1) is
    nothing to print.

    >>> fault("https://www.example.org:8080/åk/9?a=b")
    ''
    >>> fault("https://999.1.1.1/")
    "'999.1.1.1' is no address of a machine"
    >>> fault("https://intranet/planen")
    "'intranet' leads nowhere outside its own network"
    >>> fault("https://" + "a" * 70 + ".example.org")
    "a part of the host's name has 70 letters, and 63 is the most"
    """
    if len(url) > MOST_CHARACTERS:
        return _(
            "it has {count} characters, and {most} is the most",
            count=len(url),
            most=MOST_CHARACTERS,
        )
    if any(c.isspace() or not c.isprintable() or c in '<>"\\' for c in url):
        return _("it has a space or another character that no address has")
    match = _PARTS.match(url)
    if not match:
        return _("it does not begin with https:// and the name of a host")
    if match["user"]:
        return _("it has a user's name before the host")
    if match["port"] and not _is_port(match["port"][1:]):
        return _("'{port}' is no port", port=match["port"][:20])
    if match["rest"] and match["rest"][0] not in "/?#":
        return _("'{rest}' belongs to no host", rest=match["rest"][:20])
    host = match["host"]
    is_number = host.startswith("[") or _NUMBER.fullmatch(host.removesuffix(".").split(".")[-1])
    return _number_fault(host) if is_number else _host_fault(host)


def _is_port(written: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,9}", written)) and int(written) in range(1, 65536)


def _number_fault(host: str) -> str:
    """Return what is wrong with a host that is a number, for those who read it elsewhere."""
    number = host[1:-1] if host.startswith("[") else host.removesuffix(".")
    try:
        machine = ipaddress.ip_address(number)
    except ValueError:
        return _("'{host}' is no address of a machine", host=host[:60])
    if (machine.version == 6) != host.startswith("[") or "%" in number:
        return _("'{host}' is no address of a machine", host=host[:60])
    return "" if machine.is_global else _within_its_network(host)


def _within_its_network(host: str) -> str:
    return _("'{host}' leads nowhere outside its own network", host=host[:60])


def _host_fault(host: str) -> str:
    labels = host.removesuffix(".").split(".")
    if len(labels) == 1 or labels[-1].lower() == "localhost":
        return _within_its_network(host)
    if len(host) > MOST_OF_HOST:
        return _(
            "the host's name has {count} letters, and {most} is the most",
            count=len(host),
            most=MOST_OF_HOST,
        )
    for label in labels:
        if not label:
            return _("a part of the host's name is empty")
        if len(label) > MOST_OF_LABEL:
            return _(
                "a part of the host's name has {count} letters, and {most} is the most",
                count=len(label),
                most=MOST_OF_LABEL,
            )
        if not _LABEL.fullmatch(label):
            return _("'{label}' is no part of a host's name", label=label)
        try:
            label.encode("idna").decode("idna")
        except UnicodeError:
            return _("'{label}' is no part of a host's name", label=label)
    return ""
