// The texts of the edition: where each stands, its pages in the booklet, and its profile with its meter.

import { BOOKLETS, address, openPages } from "./route.js";
import { byId, leadTo, make, refill } from "./ui.js";
import { meter } from "./view.js";
import { _ } from "./words.js";

export function showTexts(shown, at) {
  refill(byId("texts"), ...shown.texts.map((text) => item(text, shown, at)));
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

function item(text, shown, { name, page }) {
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
