// Words, elements, where one is, and what was chosen: what all other scripts use.

// What the page says, in the language of the program: its messages come with the page.

const words = JSON.parse(document.getElementById("words").textContent);

/** Return a message in the language that is spoken, with values in place of its {names}. */
export function _(message, values = {}) {
  return words[message].replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

// Where one is, written behind the # of the address; and what the reader chose, kept in this browser.

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

// What all of the page is made with: elements, a line of news, links to places of the content.

export const byId = (id) => document.getElementById(id);

/** Make an element with some properties and children; a property with a hyphen is an attribute. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.includes("-") || name === "role" || name === "lang") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Put children in place of others, and leave the focus on what had it, by `data-focus`. */
export function refill(parent, ...children) {
  const name = parent.contains(document.activeElement) && document.activeElement.dataset.focus;
  parent.replaceChildren(...children);
  if (name) parent.querySelector(`[data-focus="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

// One line at the foot of the window, which a screen reader reads out.

const SHOWN_MS = 6000;
let timer = 0;

export function say(words) {
  show(words);
}

/** Say what can be seen elsewhere to those who listen alone. */
export function tell(words) {
  show(words, true);
}

function show(words, isHeard = false) {
  const news = byId("news");
  clearTimeout(timer);
  news.classList.toggle("unseen", isHeard);
  news.textContent = words;
  timer = setTimeout(() => { news.textContent = ""; }, SHOWN_MS);
}

// A place of the content: a button that copies it or opens it in the editor of the terminal, or a
// link by which VS Code opens it.

/** Return what leads to a place; `properties` and children are those of the element. */
export function leadTo({ place, link }, properties, ...children) {
  if (setting("opens") === "editor") return make("a", { href: link, title: place, ...properties }, ...children);
  const button = make("button", { type: "button", title: place, ...properties }, ...children);
  button.addEventListener("click", () => (setting("opens") === "terminal" ? open(place) : copy(place)));
  return button;
}

/** Copy words, and say so; where the browser does not let us, say the words. */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    say(_("Copied {words}", { words }));
  } catch {
    say(words);
  }
}

/** Ask the program to open a place in the editor of its terminal, and say what came of it. */
async function open(place) {
  try {
    const answer = await fetch("open", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ place }) });
    say((await answer.json()).said);
  } catch {
    say(_("no answer"));
  }
}

/** Put an element where something stands on a page, in mm from its upper left. */
export function position(element, page, left, top, width, height) {
  element.style.left = `${(100 * left) / page.width}%`;
  element.style.top = `${(100 * top) / page.height}%`;
  element.style.width = `${(100 * width) / page.width}%`;
  element.style.height = `${(100 * height) / page.height}%`;
}
