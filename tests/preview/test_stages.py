"""A wait tells what is being done, when it has ended, and what failed."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from report.compositor.results import Progress
from report.preview import builder
from report.preview.builder import Builder
from report.preview.images import Images
from report.preview.stages import Stages
from report.preview.stand_in import StandIn
from report.preview.state import PreviewState, Product, Stage, StageKind
from report.problems import ContentError, Problem
from report.products.target import Target
from report.recipes.content import read_content
from report.workspace import Workspace

from support.served import Served

FAILED = Problem("shop-unknown", "the shop 'x' is not there")


def kinds(state: PreviewState) -> dict[str, str]:
    return {name: stage.kind.value for name, stage in state.shown.stages.items()}


def test_the_booklet_comes_first_and_the_others_wait() -> None:
    state = PreviewState("2019")
    stages = Stages(state, lambda: ["booklet", "press"])
    stages.begin()
    assert kinds(state) == {"booklet": "waiting", "press": "waiting"}
    stages.set("booklet")
    stages.end("booklet", ())
    stages.set("press")
    assert kinds(state) == {"booklet": "ready", "press": "setting"}
    stages.end("press", (FAILED,))
    assert kinds(state) == {"booklet": "ready", "press": "failed"}
    stages.fail((FAILED,))
    assert state.shown.stages["booklet"].problems == (FAILED,)


def test_what_is_set_is_no_other_content() -> None:
    state = PreviewState("2019")
    Stages(state, lambda: ["booklet"]).begin()
    assert state.shown.version == 0


def test_where_the_booklet_fails_the_others_tell_why(
    mini: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any) -> Any:
        raise ContentError(FAILED)

    monkeypatch.setattr(builder, "set_booklet", fail)
    monkeypatch.setattr(builder, "set_pages", lambda *given: [])
    edition = replace(read_content(mini, 2019).require(), chapters=())
    state = PreviewState("2019")
    whole = Builder(mini, state, Images())
    whole.targets.append(Target.PRESS)
    quiet: Progress = lambda doing: None  # noqa: E731
    whole.set(StandIn(edition), None, quiet)  # type: ignore[arg-type]
    assert kinds(state) == {"booklet": "failed", "press": "failed"}
    assert state.shown.stages["press"].problems == (FAILED,)


def stage(kind: StageKind, *problems: Problem) -> dict[str, Stage]:
    return {"press": Stage(kind, problems)}


def test_a_wait_for_the_press_is_never_blank(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/press/1")
    main = page.locator("main")
    expect(main).to_contain_text("Nothing is set yet.")
    served.state.show(stages=stage(StageKind.WAITING), doing="fitting norrby")
    expect(main).to_contain_text("The pages for the press come when the booklet is set")
    expect(main).to_contain_text("fitting norrby …")
    served.state.show(stages=stage(StageKind.SETTING), doing="setting pages for the press: 4 of 8")
    expect(main).to_contain_text("Setting the pages for the press")
    expect(main).to_contain_text("setting pages for the press: 4 of 8 …")
    expect(page.locator(".elapsed")).to_have_text("2 s")  # it counts
    served.put("press", Product("Tryckeriet"), 0.5)
    served.state.show(stages=stage(StageKind.READY), doing="")
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    expect(main.locator(".stage")).to_have_count(0)


def test_listeners_hear_that_the_pages_are_ready(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/press/1")
    expect(page.locator("main")).to_contain_text("Nothing is set yet.")
    served.state.show(stages=stage(StageKind.SETTING), doing="setting pages for the press")
    expect(page.locator("main")).to_contain_text("Setting the pages for the press")
    served.state.show(stages=stage(StageKind.READY), doing="")
    expect(page.get_by_role("status")).to_have_text("The pages for the press are ready.")


def test_what_failed_is_said_in_place_of_the_pages(served: Served, page: Page) -> None:
    page.goto(f"{served.url}#/press/1")
    served.state.show(stages=stage(StageKind.SETTING), doing="setting pages for the press")
    expect(page.locator("main")).to_contain_text("Setting the pages for the press")
    served.state.show(stages=stage(StageKind.FAILED, FAILED), doing="", problems=(FAILED,))
    main = page.locator("main")
    expect(main).to_contain_text("The pages for the press cannot be set.")
    expect(main.get_by_role("listitem")).to_have_text([FAILED.message])
    expect(main).to_contain_text("Mend it and save the file")


def test_pages_that_are_set_again_stay_and_say_so(served: Served, page: Page) -> None:
    served.put("press", Product("Tryckeriet"), 0.5)
    page.goto(f"{served.url}#/press/1")
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
    served.state.show(stages=stage(StageKind.SETTING))
    expect(page.locator("figcaption")).to_have_text(["Page 1 – being set again"])
    served.state.show(stages=stage(StageKind.READY))
    expect(page.locator("figcaption")).to_have_text(["Page 1"])
