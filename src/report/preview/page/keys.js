// Single keys, as the list of keys tells; who needs them for something else turns them off.

import { openJump, openSearch } from "./search.js";
import { enterList, nextProblem } from "./sidebar.js";
import { BOOKLETS, _, byId, choose, go, openPages, route, say, setting } from "./ui.js";
import { enterTexts, zoom } from "./view.js";

export function listenToKeys(shown, show) {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea, dialog");
    if (setting("keys") !== "on" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = ACTS[event.key];
    if (!act) return;
    event.preventDefault();
    act(shown(), show);
  });
}

const ACTS = {
  ArrowRight: (shown) => turn(shown, 1),
  ArrowLeft: (shown) => turn(shown, -1),
  PageDown: (shown) => turn(shown, 1),
  PageUp: (shown) => turn(shown, -1),
  Home: () => go(route().name, 1),
  End: (shown) => go(route().name, shown.products[route().name]?.pages.length || 1),
  "+": () => zoom(1),
  "-": () => zoom(-1),
  0: () => choose("zoom", "fit"),
  1: () => view("booklet"),
  2: () => view("press"),
  3: () => view("office"),
  "/": openSearch,
  d: download,
  e: useEditor,
  f: aim,
  g: openJump,
  l: enterList,
  n: nextProblem,
  p: exchangeProduct,
  t: enterTexts,
  "?": () => byId("help").showModal(),
};

function download() {
  const link = byId("download");
  if (link.href) link.click();
  else say(link.title);
}

/** Let a click open the editor of the terminal, or copy the place again. */
function useEditor() {
  const option = document.querySelector("#opens [value=terminal]");
  const uses = setting("opens") === "terminal";
  if (option.disabled) {
    say(_("The terminal names no editor: set VISUAL or EDITOR, and start the preview again."));
    return;
  }
  choose("opens", uses ? "copy" : "terminal");
  say(uses ? _("A click copies the place.") : _("A click opens the editor."));
}

/** Let a click in a photograph tell where it was, or lead to its place again. */
function aim() {
  const aims = setting("opens") === "focus";
  choose("opens", aims ? "copy" : "focus");
  say(aims ? _("A click copies the place.") : _("A click in a photograph copies its focus."));
}

/** Turn over: within a booklet by its openings, among profiles from one to the next. */
function turn(shown, step) {
  const { name, page } = route();
  if (name.startsWith("profile-")) {
    const all = Object.keys(shown.products).filter((key) => key.startsWith("profile-"));
    const next = all[all.indexOf(name) + step];
    if (next) go(next, 1);
    return;
  }
  const count = shown.products[name]?.pages.length ?? 0;
  const pages = openPages(name, page, count);
  const next = step > 0 ? pages.at(-1) + 1 : pages[0] - 1;
  if (next >= 1 && next <= count) go(name, next);
}

function view(name) {
  const { name: before, page } = route();
  const isTurned = name === "office" || !BOOKLETS.includes(before) || before === "office";
  go(name, isTurned ? 1 : page);
}

/** Go from a text in the booklet to its profile, or back. */
function exchangeProduct(shown) {
  const { name, page } = route();
  const texts = Object.entries(shown.products).filter(([, product]) => product.slug);
  const file = (product) => product.pages[0]?.file;
  const pages = shown.products.booklet?.pages ?? [];
  if (name.startsWith("profile-")) {
    const wanted = file(shown.products[name]);
    const at = pages.findIndex((each) => each.file === wanted);
    go("booklet", at + 1 || 1);
    return;
  }
  const wanted = openPages(name, page, pages.length).map((number) => pages[number - 1]?.file);
  const found = texts.find(([, product]) => file(product) && wanted.includes(file(product)));
  if (found) go(found[0], 1);
}
