"""Web addresses as they are printed."""

from typing import Final

LONGEST_ADDRESS: Final = 34  # characters that one can be expected to type


def printed_address(url: str) -> str:
    """Give a web address as it is printed: without the scheme and the last slash.

    >>> printed_address("https://www2.diu.se/guldtrappan/")
    'www2.diu.se/guldtrappan'
    """
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")


def short_address(url: str) -> str:
    """Give a web address as it is printed where it need not be typed: the site, if it is long.

    >>> short_address("https://www.spsm.se/kurser--aktiviteter/nyheter/nyheter/sundsvalls-kommun/")
    'spsm.se'
    """
    address = printed_address(url)
    return address if len(address) <= LONGEST_ADDRESS else site(url)


def site(url: str) -> str:
    """Give the name of the site of a web address, as it is printed.

    >>> site("https://www.larande.se/om-oss/nyheter/")
    'larande.se'
    >>> site("http://www.xn--folkhlsa-4za.nu/barn")
    'folkhälsa.nu'
    """
    name = printed_address(url).partition("/")[0].removeprefix("www.")
    return name.encode().decode("idna") if "xn--" in name else name
