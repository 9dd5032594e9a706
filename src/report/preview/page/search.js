// Search in the pages, and go to a page by its printed number or to a text by a part of its name.

import { firstPage, profileOf } from "./sidebar.js";
import { BOOKLETS, _, byId, called, go, make, openPages, position, route, tell } from "./ui.js";

// Search in the text: words on all pages of what is shown, marked, and stepped through.

const QUIET_MS = 150; // of somebody who types

const NOTHING = { words: "", volume: "", version: -1, hits: [], isMore: false };

let found = NOTHING;
let current = -1; // the hit that one looks at
let asked = 0; // times, so that an older answer never replaces a newer one
let timer = 0;
let opener = null;

/** Let the panel do its work; `shown` returns what is shown, `show` shows it anew. */
export function listenToSearch(shown, show) {
  const field = byId("search-words");
  const look = (step = 1) => lookFor(field.value, shown(), (isSame) => (isSame ? show() : goTo(nearest(shown(), step), show)));
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    clearTimeout(timer);
    const step = event.shiftKey ? -1 : 1;
    if (field.value.trim() === found.words) goTo(current + step, show);
    else look(step);
  });
  byId("search-next").addEventListener("click", () => goTo(current + 1, show));
  byId("search-back").addEventListener("click", () => goTo(current - 1, show));
  byId("search-closes").addEventListener("click", () => closeSearch(show));
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSearch(show);
  });
}

export function openSearch(shown, show) {
  const field = byId("search-words");
  if (byId("search").hidden) opener = document.activeElement;
  byId("search").hidden = false;
  field.focus();
  field.select();
  if (field.value) lookFor(field.value, shown, () => goTo(nearest(shown, 1), show));
}

function closeSearch(show) {
  clearTimeout(timer);
  asked += 1;
  byId("search").hidden = true;
  [found, current] = [NOTHING, -1];
  showCount();
  show();
  (opener?.isConnected && opener !== document.body ? opener : byId("pages")).focus({ preventScroll: true });
}

/** Look again after a change of what is shown, without going anywhere. */
export function lookAgain(shown, show) {
  if (byId("search").hidden || !found.words) return;
  if (found.version === shown.version && found.volume === volumeOf(route().name)) return;
  const last = current;
  lookFor(found.words, shown, (isSame) => {
    current = isSame ? Math.min(last, found.hits.length - 1) : nearest(shown, 1);
    showCount();
    show();
  });
}

/** Mark the hits on the open pages. */
export function showMarks(shown, { name, page }) {
  const pages = shown.products[name]?.pages ?? [];
  const figures = document.querySelectorAll(".page");
  openPages(name, Math.min(page, pages.length), pages.length).forEach((number, index) => {
    const here = found.hits.flatMap((hit, each) => (hit.name === name && hit.page === number ? markOf(hit, each === current, pages[number - 1]) : []));
    figures[index]?.querySelector(".marks").replaceChildren(...here);
  });
}

/** Ask where words are, and go on when it is known; `then` learns whether they are those of before. */
async function lookFor(written, shown, then) {
  const words = written.trim();
  const volume = volumeOf(route().name);
  const time = (asked += 1);
  const { hits, isMore } = words ? await answered(words) : NOTHING;
  if (time !== asked) return;
  const isSame = words === found.words && volume === found.volume;
  found = { words, volume, version: shown.version, hits, isMore };
  then(isSame);
}

async function answered(words) {
  try {
    const answer = await fetch("hits.json?" + new URLSearchParams({ in: route().name, for: words }));
    return answer.ok ? await answer.json() : NOTHING;
  } catch {
    return NOTHING; // the line above the pages says that there is no answer
  }
}

/** Return the first hit from the open pages on, or the last one before them for a step back. */
function nearest(shown, step) {
  const order = Object.keys(shown.products);
  const { name, page } = route();
  const [first] = openPages(name, page, Infinity);
  const isBehind = (hit) => hit.name === name ? hit.page >= first : order.indexOf(hit.name) > order.indexOf(name);
  const next = found.hits.findIndex(isBehind);
  if (step < 0) return next < 0 ? found.hits.length - 1 : next - 1;
  return found.hits.length ? Math.max(next, 0) : -1;
}

/** Go to a hit; behind the last comes the first. */
function goTo(number, show) {
  const count = found.hits.length;
  current = count ? (number + count) % count : -1;
  showCount();
  const hit = found.hits[current];
  const { name, page } = route();
  if (hit && !(hit.name === name && openPages(name, page, Infinity).includes(hit.page))) go(hit.name, hit.page);
  else show();
  document.querySelector(".mark.current")?.scrollIntoView({ block: "center", inline: "center" });
  if (found.words) tell(hit ? [counted(), called(hit.name, [hit.page]).toLowerCase()].join(", ") : _("No hits."));
}

function showCount() {
  const count = byId("search-count");
  count.textContent = !found.words ? "" : found.hits.length ? counted() : _("No hits.");
  for (const name of ["search-back", "search-next"]) byId(name).disabled = found.hits.length < 2;
}

const counted = () => _("{number} of {count}", { number: current + 1, count: found.hits.length + (found.isMore ? "+" : "") });

const volumeOf = (name) => (name.startsWith("profile-") ? "profiles" : name);

function markOf(hit, isCurrent, page) {
  return hit.areas.map(([left, top, width, height]) => {
    const mark = make("div", { className: `mark${isCurrent ? " current" : ""}` });
    position(mark, page, left, top, width, height);
    return mark;
  });
}

// Go to a page by its printed number, or to a text by a part of its name.

let choices = []; // texts that may be meant
let active = -1; // of them, which Enter takes

/** Let the dialog do its work; `shown` returns what is shown. */
export function listenToJump(shown) {
  const field = byId("jump-to");
  field.addEventListener("input", () => complete(field.value, shown()));
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length) {
      event.preventDefault();
      activate((active + step + choices.length) % choices.length);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      jump(field.value.trim(), shown());
    }
  });
  byId("jump-list").addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) arrive(goalOf(choices[Number(option.dataset.number)], shown()));
  });
}

export function openJump(shown) {
  const dialog = byId("jump");
  if (dialog.open) return;
  byId("jump-to").value = "";
  complete("", shown);
  dialog.showModal();
}

/** List the texts whose names have what was written, those that begin with it first. */
function complete(written, shown) {
  const wanted = bare(written);
  byId("jump-wrong").textContent = "";
  const names = (text) => [bare(text.name), text.slug];
  const isMeant = (text) => names(text).some((name) => name.includes(wanted));
  const begins = (text) => names(text).some((name) => name.startsWith(wanted));
  const meant = isNumber(wanted) ? [] : shown.texts.filter((text) => goalOf(text, shown) && isMeant(text));
  choices = [...meant.filter(begins), ...meant.filter((text) => !begins(text))];
  byId("jump-list").replaceChildren(...choices.map((text, number) => option(text, number, shown)));
  byId("jump-list").hidden = !choices.length;
  byId("jump-to").setAttribute("aria-expanded", String(choices.length > 0));
  activate(wanted && choices.length ? 0 : -1);
}

function option(text, number, shown) {
  const { name, page } = goalOf(text, shown);
  const where = BOOKLETS.includes(name) ? _("page {page}", { page: firstPage(text, "booklet", shown) }) : _("Profile");
  return make("li", { id: `choice-${number}`, role: "option", "aria-selected": "false", "data-number": String(number), "data-page": String(page) },
    make("span", { lang: "sv" }, text.name), " ", make("span", { className: "where" }, where));
}

function activate(number) {
  active = number;
  [...byId("jump-list").children].forEach((each, index) => {
    each.setAttribute("aria-selected", String(index === number));
    if (index === number) each.scrollIntoView({ block: "nearest" });
  });
  const field = byId("jump-to");
  if (number >= 0) field.setAttribute("aria-activedescendant", `choice-${number}`);
  else field.removeAttribute("aria-activedescendant");
}

function jump(written, shown) {
  const goal = isNumber(written) ? numbered(Number(written), shown) : active >= 0 && goalOf(choices[active], shown);
  if (goal) arrive(goal);
  else if (written) byId("jump-wrong").textContent = isNumber(written) ? _("The pages are 1 to {count}.", { count: count(shown) }) : _("No text has that name.");
}

function arrive({ name, page }) {
  byId("jump").close();
  go(name, page);
}

/** Return where a page is: from a profile, in the booklet; of sheets, the side that it lies on. */
function numbered(page, shown) {
  const { name } = route();
  if (page < 1 || page > count(shown)) return null;
  if (name !== "office") return { name: BOOKLETS.includes(name) ? name : "booklet", page };
  const side = shown.products.office?.pages.findIndex((each) => each.folios.includes(page)) ?? -1;
  return side < 0 ? { name: "booklet", page } : { name, page: side + 1 };
}

/** Return where a text is: its profile from another one, or else its pages; null where it has none. */
function goalOf(text, shown) {
  const { name } = route();
  const key = profileOf(text);
  const page = firstPage(text, BOOKLETS.includes(name) ? name : "booklet", shown);
  if (page && BOOKLETS.includes(name)) return { name, page };
  return shown.products[key] ? { name: key, page: 1 } : page ? { name: "booklet", page } : null;
}

const count = (shown) => shown.products.booklet?.pages.length ?? 0;

const isNumber = (written) => /^\d+$/.test(written);

/** Return a name as it is compared: small, and without marks on its letters. */
const bare = (written) => written.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
