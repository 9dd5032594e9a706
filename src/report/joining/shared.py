"""Pictures, colour profiles and inks that several pieces use, once in the file."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Page, Stream

ICC: Final = Name.ICCBased


class Shared:
    """What was met on the pages of a document, by its content."""

    def __init__(self) -> None:
        self._known: dict[bytes, Any] = {}
        self._seen: set[tuple[int, int]] = set()

    def share(self, pages: Iterable[Page]) -> None:
        """Let pages use what was met on others before, where it is the same to the last byte."""
        for page in pages:
            self._resources(page.obj.Resources)

    def _resources(self, resources: Any) -> None:
        if resources.is_indirect and not self._is_new(resources):
            return
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in sorted(spaces.keys()):
            if _is_ink(spaces[name]):
                spaces[name] = self._known.setdefault(spaces[name].unparse(True), spaces[name])
            self._space(spaces[name])
        drawn = resources.get("/XObject", Dictionary())
        for name in sorted(drawn.keys()):  # the library has them in no order
            if drawn[name].get("/Subtype") == Name.Image:
                drawn[name] = self._picture(drawn[name])
        for form in _forms(resources):
            self._form(form)

    def _form(self, form: Any) -> None:
        if self._is_new(form):
            self._space(form.get("/Group", Dictionary()).get("/CS"))
            if "/Resources" in form:
                self._resources(form.Resources)

    def _picture(self, picture: Any) -> Any:
        if not self._is_new(picture):
            return picture
        if "/SMask" in picture:
            picture["/SMask"] = self._picture(picture.SMask)
        self._space(picture.get("/ColorSpace"))
        return self._once(picture)

    def _space(self, space: Any) -> None:
        """Share the profile of a colour space that has one."""
        if isinstance(space, Array) and len(space) == 2 and space[0] == ICC:
            space[1] = self._once(space[1])

    def _once(self, stream: Any) -> Any:
        """Return the stream of this content that was met first."""
        described = b"".join(
            key.encode() + stream[key].unparse(resolved=not stream[key].is_indirect)
            if hasattr(stream[key], "unparse")
            else f"{key}{stream[key]!r}".encode()
            for key in sorted(stream.keys())
        )
        digest = sha256(described + stream.read_raw_bytes()).digest()
        return self._known.setdefault(digest, stream)

    def _is_new(self, item: Any) -> bool:
        if item.objgen in self._seen:
            return False
        self._seen.add(item.objgen)
        return True


def _is_ink(space: Any) -> bool:
    """Whether a colour space is one ink; it is in a file once, so that all its plates are one."""
    return isinstance(space, Array) and space[0] == Name.Separation and space.is_indirect


def _forms(resources: Any) -> Iterator[Any]:
    """Yield what draws with resources of its own: groups, patterns and soft masks."""
    for kind in ("/XObject", "/Pattern"):
        for item in resources.get(kind, Dictionary()).values():
            if isinstance(item, Stream) and item.get("/Subtype") != Name.Image:
                yield item
    for state in resources.get("/ExtGState", Dictionary()).values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            yield mask.G
