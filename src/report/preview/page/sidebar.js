// The side with all openings as small pictures, the list of texts, and the problems.

import { BOOKLETS, _, address, byId, called, go, leadTo, make, openings, openPages, refill, route, titleOf } from "./ui.js";
import { meter, source } from "./view.js";

// The texts of the edition: where each stands, its pages in the booklet, and its profile with its meter.

function showTexts(shown, at) {
  refill(byId("texts"), ...shown.texts.map((text) => textItem(text, shown, at)));
}

/** Bring the focus into the list: to the text that lies open, or to the first. */
export function enterList() {
  const list = byId("texts");
  (list.querySelector("[aria-current]") ?? list.querySelector("a, button"))?.focus();
}

/** Return the first page of a text in a booklet, counted from 1; 0 where it has none. */
export function firstPage(text, name, shown) {
  const all = (each) => shown.products[each]?.pages ?? [];
  if (name !== "office") return all(name).findIndex((page) => page.file === text.file) + 1;
  const folio = firstPage(text, "booklet", shown);
  return folio && all("office").findIndex((side) => side.folios.includes(folio)) + 1;
}

export const profileOf = (text) => `profile-${text.slug}`;

function textItem(text, shown, { name, page }) {
  const booklet = BOOKLETS.includes(name) && firstPage(text, name, shown) ? name : "booklet";
  const first = firstPage(text, booklet, shown);
  const pages = shown.products[booklet]?.pages ?? [];
  const isHere = name === booklet && openPages(name, page, pages.length).some((each) => isOn(text, each, name, shown));
  const focus = `text ${text.slug}`;
  const link = first
    ? make("a", { className: "name", href: address(booklet, first), "aria-current": isHere ? "page" : null, "data-focus": focus }, text.name)
    : leadTo(text, { className: "name", "data-focus": focus }, text.name);
  const standing = make("span", { className: "standing", "data-state": text.state }, text.standing);
  return make("li", { "data-anchor": focus }, make("p", { className: "head" }, link, " ", standing), ...profile(text, shown, name));
}

function isOn(text, number, name, shown) {
  if (name !== "office") return shown.products[name].pages[number - 1]?.file === text.file;
  const folios = shown.products.office?.pages[number - 1]?.folios ?? [];
  return folios.some((folio) => isOn(text, folio, "booklet", shown));
}

function profile(text, shown, name) {
  const key = profileOf(text);
  const product = shown.products[key];
  if (!product) return [];
  const tooLong = shown.problems.find((problem) => problem.rule === "profile-too-long" && problem.pages[key]);
  const link = make("a", { href: address(key, 1), "aria-current": key === name ? "page" : null, "data-focus": key, className: product.isOld ? "old" : "" },
    _("Profile"), make("span", { className: "unseen" }, " " + _("of {title}", { title: product.title })));
  return meter(product, tooLong, link);
}

// The side with all openings as small pictures, and the list of texts.

const THUMB_PX = 62; // the width of a page
const SHEET_PX = 126;

export function showContents(shown, { name, page }) {
  const booklet = BOOKLETS.includes(name) ? name : "booklet";
  const product = shown.products[booklet];
  const at = name === booklet ? openPages(name, page, product?.pages.length ?? 0)[0] : 0;
  byId("booklet-title").textContent = titleOf(booklet);
  refill(byId("thumbs"), ...(product ? thumbs(booklet, product, at) : []));
  showTexts(shown, { name, page });
}

/** Bring the open pages into sight, but only when one has gone elsewhere. */
export function showCurrent() {
  const thumbs = byId("thumbs");
  const place = location.hash;
  if (thumbs.dataset.place === place) return;
  const current = thumbs.querySelector("[aria-current]");
  if (!current) return;
  scrollWithin(thumbs.closest("section"), current);
  scrollWithin(thumbs, current); // in a narrow window, they stand side by side
  thumbs.dataset.place = place;
}

/** Scroll a box, and it alone: in a narrow window, the page itself would scroll away from the pages. */
function scrollWithin(box, element) {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  box.scrollTop += outside(inner.top - outer.top, inner.bottom - outer.bottom);
  box.scrollLeft += outside(inner.left - outer.left, inner.right - outer.right);
}

const outside = (before, behind) => Math.min(before, 0) || Math.max(behind, 0);

export function showViews(shown, { name, page }) {
  const at = BOOKLETS.includes(name) ? page : 1;
  const turned = (key) => (key === "office" || name === "office" ? 1 : at);
  refill(
    byId("views"),
    ...BOOKLETS.map((key) =>
      make("a", { href: address(key, turned(key)), "aria-current": key === name ? "page" : null, "data-focus": key }, titleOf(key))),
  );
}

function thumbs(name, product, at) {
  const width = name === "office" ? SHEET_PX : THUMB_PX;
  return openings(name, product.pages.length).map((numbers) => {
    const pictures = numbers.map((number) => {
      const page = product.pages[number - 1];
      const height = Math.round((width * page.height) / page.width);
      return make("img", { src: source(page, width), alt: "", width, height, loading: "lazy" });
    });
    const isHere = numbers[0] === at;
    const side = numbers.length > 1 || name === "office" ? "" : numbers[0] === 1 ? " cover" : " back";
    const words = called(name, numbers);
    const link = make("a", { href: address(name, numbers[0]), className: `thumb${side}`, "aria-current": isHere ? "page" : null, "data-focus": `thumb ${numbers[0]}` },
      make("span", { className: "sheets" }, ...pictures), make("span", { className: "unseen" }, words), make("span", { className: "folio", "aria-hidden": "true" }, name === "office" ? words : numbers.join("–")));
    return make("li", { "data-anchor": `thumb ${numbers[0]}` }, link);
  });
}

// Problems: first those of the open pages, then the others.

export function showProblems(shown, { name, page }) {
  const count = shown.products[name]?.pages.length ?? 0;
  const numbers = openPages(name, page, count);
  const isHere = (problem) => (problem.pages[name] ?? []).some((each) => numbers.includes(each));
  const here = shown.problems.filter(isHere);
  const elsewhere = shown.problems.filter((problem) => !isHere(problem));
  byId("problems-title").textContent = shown.problems.length ? _("Problems ({count})", { count: shown.problems.length }) : _("No problems");
  byId("problems").classList.toggle("none", !shown.problems.length);
  refill(
    byId("problems-list"),
    ...group(here.length && elsewhere.length ? _("On these pages") : "", here, name),
    ...group(here.length && elsewhere.length ? _("Elsewhere") : "", elsewhere, name),
  );
}

/** Go to the page of the next problem that has one. */
export function nextProblem(shown) {
  const { name, page } = route();
  const stops = shown.problems.flatMap((problem) => {
    const at = target(problem, name);
    return at ? [at] : [];
  });
  const here = stops.findIndex((stop) => stop.name === name && openPages(name, page, Infinity).includes(stop.page));
  const next = stops[(here + 1) % stops.length];
  if (next) go(next.name, next.page);
  byId("problems").focus({ preventScroll: true }); // in a narrow window, the page would scroll away
}

function group(title, problems, name) {
  if (!problems.length) return [];
  const list = make("ul", {}, ...problems.map((problem) => problemItem(problem, name)));
  return title ? [make("h3", {}, title), list] : [list];
}

function problemItem(problem, name) {
  const at = target(problem, name);
  const where = problem.place && leadTo(problem, { className: "place", "data-focus": `${problem.rule} ${problem.place}` }, problem.place);
  const show = at && make("a", { href: address(at.name, at.page), className: "show" }, at.name.startsWith("profile-") ? _("Show the profile") : _("Show {page}", { page: called(at.name, [at.page]).toLowerCase() }));
  return make("li", { className: problem.severity, "data-anchor": `${problem.rule} ${problem.place ?? problem.message}` },
    make("p", {}, make("strong", {}, problem.severity === "error" ? _("Mistake") : _("Warning")), ` ${problem.message}`),
    where && make("p", {}, where),
    problem.advice ? make("p", { className: "advice" }, problem.advice) : null,
    make("p", { className: "foot" }, make("code", {}, problem.rule), show ? " · " : "", show || ""));
}

/** Find where a problem can be seen: in the product that is shown, or else in the first. */
function target(problem, name) {
  const found = problem.pages[name] ? name : Object.keys(problem.pages)[0];
  return found ? { name: found, page: problem.pages[found][0] } : null;
}
