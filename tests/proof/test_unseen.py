"""Where links lead and what is said of pictures is compared, though nobody sees it."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from report.compositor.source_map import SourceBox
from report.problems import Place
from report.proof.differences.changes import Change, Kind
from report.units import A5, pt_from_mm

from support.compared import compared_file
from support.paged import paged, words
from support.photos import photograph, saved
from support.spoken import swedish
from support.workspaces import Run, copy_some, rewrite

Link = tuple[str, float]  # its address, and how far below the top its words stand, in mm


def edges(top: float, width: float = 30) -> list[float]:
    left, foot = pt_from_mm(16), pt_from_mm(A5.height_mm - top - 1)
    return [left, foot, left + pt_from_mm(width), foot + pt_from_mm(5)]


def linked(pdf: bytes, *links: Sequence[Link], figures: Sequence[tuple[int, str]] = ()) -> bytes:
    """Return a file with links on its pages, and figures with alternatives, by page."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for page, own in zip(document.pages, links, strict=False):
            page.obj.Annots = Array(
                [
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Link,
                        Rect=Array(edges(top)),
                        A=Dictionary(S=Name.URI, URI=String(address)),
                    )
                    for address, top in own
                ]
            )
        for number, alternative in figures:
            attributes = Dictionary(O=Name.Layout, BBox=Array(edges(100)))
            figure = Dictionary(
                S=Name.Figure,
                Pg=document.pages[number - 1].obj,
                Alt=String(alternative),
                A=attributes,
            )
            document.Root.StructTreeRoot = Dictionary(K=document.make_indirect(figure))
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def said(changes: Sequence[Change]) -> list[tuple[Kind, int | None, str, str]]:
    return [(each.kind, each.page, each.before, each.after) for each in changes]


PAGES = (words(16, 30, "Provsidan") + words(16, 40, "Kommunen"), words(16, 30, "Andra bladet"))
A, B, C = "https://a.example/", "https://b.example/", "https://c.example/"


def test_a_link_that_leads_elsewhere_is_told_where_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "malmo.md"
    path.write_text(f"---\nname: X\n---\n\nLäs\n[Provsidan]({B}) här.\n", "utf-8")
    boxes = [SourceBox(1, (10, 20, 100, 30), "Läs Provsidan här.", Place(path, 5, 1))]
    pdf = paged(*PAGES)
    old, new = linked(pdf, [(A, 30), (C, 40)]), linked(pdf, [(B, 30), (C, 40)])
    (change,) = compared_file(old, new, boxes).changes
    assert said([change]) == [(Kind.LINK, 1, A, B)]
    assert change.note == "the address behind 'Provsidan'"
    with swedish():
        (told,) = compared_file(old, new, boxes).changes
    assert told.note == "adressen bakom 'Provsidan'"
    assert change.place == Place(path, 6, len("[Provsidan](") + 1)
    ((page, before),), ((_, after),) = change.marks_before, change.marks_after
    assert (page, before) == (1, after)
    assert before[:2] == pytest.approx((16, 26), abs=0.01)


def test_links_that_change_places_are_two_changes() -> None:
    pdf = paged(*PAGES)
    file = compared_file(linked(pdf, [(A, 30), (B, 40)]), linked(pdf, [(B, 30), (A, 40)]))
    assert said(file.changes) == [(Kind.LINK, 1, A, B), (Kind.LINK, 1, B, A)]


def test_a_link_that_came_and_one_that_went_are_told_each_by_itself() -> None:
    pdf = paged(*PAGES)
    file = compared_file(linked(pdf, [(A, 30)], [(C, 30)]), linked(pdf, [(A, 30), (B, 40)], []))
    assert said(file.changes) == [(Kind.LINK, 1, "", B), (Kind.LINK, 2, C, "")]


def test_what_moved_with_its_words_and_what_belongs_to_a_new_page_is_not_told() -> None:
    new_page = words(16, 30, "Ett nytt blad") + words(16, 50, "med helt andra ord och mening")
    old = linked(paged(*PAGES), [(A, 30)], [(B, 30)], figures=[(1, "En karta (sidan 2).")])
    after = paged(PAGES[0], new_page, PAGES[1])
    new = linked(after, [(A, 30)], [(C, 30)], [(B, 30)], figures=[(1, "En karta (sidan 3).")])
    assert said(compared_file(old, new).changes) == [(Kind.PAGE_ADDED, 2, "", "")]


def test_what_a_new_page_has_in_common_with_those_before_is_not_told_of_them() -> None:
    new_page = words(16, 30, "Provsidan") + words(16, 50, "med helt andra ord på ett nytt blad")
    old = linked(paged(*PAGES), [(A, 30)])
    new = linked(paged(*PAGES, new_page), [(A, 30)], [], [(A, 30)])
    assert said(compared_file(old, new).changes) == [(Kind.PAGE_ADDED, 3, "", "")]
    assert said(compared_file(new, old).changes) == [(Kind.PAGE_GONE, None, "", "")]


def test_what_is_said_of_a_picture_is_compared() -> None:
    pdf = paged(*PAGES)
    old, new = (linked(pdf, figures=[(2, alt)]) for alt in ("En robot", "Två robotar"))
    (change,) = compared_file(old, new).changes
    assert said([change]) == [(Kind.ALTERNATIVE, 2, "En robot", "Två robotar")]
    assert change.marks_before == change.marks_after


def test_words_of_a_link_that_changed_are_told_as_words_alone() -> None:
    old = linked(paged(*PAGES), [(A, 30)])
    new = linked(paged(PAGES[0].replace("Provsidan", "Sidan"), PAGES[1]), [(A, 30)])
    assert [change.kind for change in compared_file(old, new).changes] == [Kind.WORDS]


def test_links_that_are_damaged_are_left_out_and_stop_nothing() -> None:
    pdf = linked(paged(*PAGES), [(A, 30)])
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0].obj
        for entries in (
            {"A": Dictionary(URI=7), "Rect": Array(edges(30))},
            {"A": Dictionary(URI=String(B)), "Rect": Array([1, 2])},
            {"A": Dictionary(URI=String(B)), "Rect": Array([1, 2, Name.X, 4])},
            {"Dest": Array([page, Name.Fit]), "Rect": Array(edges(30))},
            {"A": 4},
        ):
            made = {f"/{key}": value for key, value in entries.items()}
            page.Annots.append(Dictionary({"/Subtype": Name.Link, **made}))
        page.Annots.append(7)
        document.pages[1].obj.Annots = String("nothing")
        file = BytesIO()
        document.save(file)
    assert compared_file(pdf, file.getvalue()).changes == ()


def test_the_command_tells_of_both(run: Run, tmp_path: Path) -> None:
    workspace = copy_some(tmp_path, "norrby")
    text = workspace.year(2019) / "norrby.md"
    (workspace.year(2019) / "images").mkdir()
    (workspace.year(2019) / "images" / "skola.jpg").write_bytes(saved(photograph((1600, 1200))))
    photo = "photo: { file: skola.jpg, alt: En skola, caption: Skolan, credit: Foto }\nfigures:"
    rewrite(text, ("figures:", photo))
    text.write_text(text.read_text("utf-8") + "\nLäs [mer här](https://a.example/ett).\n", "utf-8")
    assert run("proof", "2019", cwd=workspace.root).returncode == 0
    assert run("proof", "2019", cwd=workspace.root).returncode == 0
    rewrite(text, ("alt: En skola", "alt: En gymnastiksal"), ("a.example/ett", "a.example/två"))
    done = run("proof", "2019", "--json", cwd=workspace.root)
    assert done.returncode == 1
    found: list[dict[str, Any]] = json.loads(done.stdout)["changes"]
    lines = text.read_text("utf-8").split("\n")
    for kind, before, after in (
        ("link", "https://a.example/ett", "https://a.example/tv%C3%A5"),
        ("alternative", "En skola", "En gymnastiksal"),
    ):
        rows = [row for row in found if row["kind"] == kind]
        assert {(row["before"], row["after"]) for row in rows} == {(before, after)}
        assert {row["file"] for row in rows} == {"booklet", "profiles/norrby"}
        places = {(row["place"]["line"], row["place"]["path"]) for row in rows}
        ((line, path),) = places
        assert path == "content/2019/norrby.md"
        assert ("a.example" if kind == "link" else "gymnastiksal") in lines[line - 1]
    assert {row["kind"] for row in found} == {"link", "alternative"}
    told = run("proof", "2019", cwd=workspace.root).stdout
    assert "'En skola' → 'En gymnastiksal' (said of a picture)" in told
    html = (workspace.proof(2019) / "index.html").read_text("utf-8")
    assert "En gymnastiksal" in html
    assert "https://a.example/ett" in html
