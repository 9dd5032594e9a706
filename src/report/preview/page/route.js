// Where one is, written behind the # of the address; and what the reader chose, kept in this browser.

import { _ } from "./words.js";

export const BOOKLETS = ["booklet", "press", "office"];

/** Return what a booklet is for: the screen, a press, or the office printer. */
export const titleOf = (name) => ({ booklet: _("Screen"), press: _("Press"), office: _("Sheets") })[name];

/** Read the address, such as #/booklet/8; pages count from 1. */
export function route() {
  const [, name, page] = location.hash.match(/^#\/([\w-]+)\/(\d+)$/) ?? [null, "booklet", "1"];
  return { name, page: Number(page) };
}

export const address = (name, page) => `#/${name}/${page}`;

/** Go somewhere without leaving a trail of pages for the back button. */
export function go(name, page) {
  history.replaceState(null, "", address(name, page));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Return the pages that lie open with one: of a booklet the left and the right one. */
export function openPages(name, page, count) {
  if (name === "office" || name.startsWith("profile-")) return [page];
  const left = page - (page % 2);
  return [left, left + 1].filter((each) => each >= 1 && each <= count);
}

/** Return the pages of each opening, one opening after the other. */
export function openings(name, count) {
  const all = [];
  for (let page = 1; page <= count; page = all.at(-1).at(-1) + 1) all.push(openPages(name, page, count));
  return all;
}

/** Return the name of open pages: 'Pages 8 and 9', 'Sheet 1, front', 'Profile'. */
export function called(name, pages) {
  if (name.startsWith("profile-")) return _("Profile");
  if (name === "office") {
    const sheet = Math.ceil(pages[0] / 2);
    return pages[0] % 2 ? _("Sheet {sheet}, front", { sheet }) : _("Sheet {sheet}, back", { sheet });
  }
  const [page, next] = pages;
  return next ? _("Pages {page} and {next}", { page, next }) : _("Page {page}", { page });
}

// What the reader chose, kept in this browser.

const USUAL = { zoom: "fit", opens: "copy", theme: "auto", keys: "on" };

export const setting = (name) => localStorage.getItem(name) ?? USUAL[name];

export function choose(name, value) {
  localStorage.setItem(name, value);
  dispatchEvent(new CustomEvent("chosen", { detail: name }));
}
