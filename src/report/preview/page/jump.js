// Go to a page by its printed number, or to a text by a part of its name.

import { BOOKLETS, go, route } from "./route.js";
import { firstPage, profileOf } from "./texts.js";
import { byId, make } from "./ui.js";
import { _ } from "./words.js";

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
