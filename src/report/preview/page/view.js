// The open pages: as large as there is room, or as was chosen; their pictures, and how full they are.

import { called, choose, openPages, setting } from "./route.js";
import { photographOf } from "./photographs.js";
import { endWait, isUnderWay, stageOf } from "./stage.js";
import { byId, leadTo, make, position } from "./ui.js";
import { _ } from "./words.js";

const PX_PER_MM = 96 / 25.4;
const STEPS = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 3, 4];
const ROOM_PX = { wide: 48, high: 84 }; // around the pages, with the line below them
const CHANGED_MS = 1600;

let factor = 1; // of the true size

/** Show the pages that lie open at a place. */
export function showPages(shown, { name, page }) {
  const main = byId("pages");
  const product = shown.products[name];
  if (!product?.pages.length) {
    main.replaceChildren(stageOf(name, shown));
    return;
  }
  endWait();
  const numbers = openPages(name, Math.min(page, product.pages.length), product.pages.length);
  const pages = numbers.map((number) => product.pages[number - 1]);
  factor = setting("zoom") === "fit" ? fitting(main, pages) : Number(setting("zoom"));
  byId("percent").textContent = `${Math.round(factor * 100)} %`;
  const id = `${name} ${numbers}`;
  let spread = main.querySelector(".spread");
  if (spread?.dataset.id !== id) {
    spread = make("div", { className: "spread" });
    spread.dataset.id = id;
    spread.append(...numbers.map(() => emptyFigure()));
    main.replaceChildren(spread);
    main.scrollTo(0, 0);
  }
  main.setAttribute("aria-label", `${product.title}: ${called(name, numbers)}`);
  spread.classList.toggle("old", product.isOld);
  explain(main, name, product);
  const remarks = [product.isOld && _("the last that was good"), name !== "booklet" && isUnderWay(shown.stages[name]) && _("being set again")];
  numbers.forEach((number, index) => fill(spread.children[index], pages[index], number, name, product, remarks));
}

/** Make the pages larger (1) or smaller (-1) by a step. */
export function zoom(direction) {
  const steps = direction > 0 ? STEPS : STEPS.toReversed();
  const next = steps.find((step) => (step - factor) * direction > 0.01);
  if (next) choose("zoom", String(next));
}

/** Bring the focus into the texts of the open pages. */
export const enterTexts = () => document.querySelector(".pages .box")?.focus();

function fitting(main, pages) {
  const wide = pages.reduce((sum, page) => sum + page.width, 0) * PX_PER_MM;
  const high = Math.max(...pages.map((page) => page.height)) * PX_PER_MM;
  return Math.min((main.clientWidth - ROOM_PX.wide) / wide, (main.clientHeight - ROOM_PX.high) / high);
}

function emptyFigure() {
  const image = make("img", { className: "picture", alt: "", draggable: false });
  const paper = make("div", { className: "paper" }, image, make("div", { className: "frames" }), make("div", { className: "marks", "aria-hidden": "true" }), make("div", { className: "boxes", role: "group" }));
  return make("figure", { className: "page" }, paper, make("figcaption"));
}

function fill(figure, page, number, name, product, remarks) {
  const [paper, caption] = figure.children;
  const [image, frames, , boxes] = paper.children;
  const width = page.width * PX_PER_MM * factor;
  paper.style.width = `${width}px`;
  paper.style.height = `${page.height * PX_PER_MM * factor}px`;
  image.alt = called(name, [number]);
  mark(figure, page.key);
  exchange(image, source(page, width));
  frames.replaceChildren(...(name === "press" ? framesOf(page, product.safeZone) : []));
  caption.textContent = [called(name, [number]) + fullness(product), ...reasonOf(page), ...remarks.filter(Boolean)].join(" – ");
  boxes.setAttribute("aria-label", _("Texts of {page}", { page: called(name, [number]).toLowerCase() }));
  fillBoxes(boxes, page);
}

/** Let a page that has changed under one's eyes be noticed. */
function mark(figure, key) {
  if (figure.dataset.key && figure.dataset.key !== key) {
    figure.classList.add("changed");
    setTimeout(() => figure.classList.remove("changed"), CHANGED_MS);
  }
  figure.dataset.key = key;
}

/** Say below pages for the press what their lines mean. */
function explain(main, name, { safeZone }) {
  main.querySelector(".legend")?.remove();
  if (name !== "press") return;
  const lines = [["bleed", _("bleed")], ["trim", _("trim")], ["safe", _("safe zone, {width} mm", { width: decimal(safeZone) })]];
  main.append(make("p", { className: "legend" }, ...lines.map(([kind, words]) => make("span", { className: `line ${kind}` }, words))));
}

function framesOf(page, safeZone) {
  const safe = page.trim.map((inset) => inset + safeZone);
  return [["bleed", page.bleed], ["trim", page.trim], ["safe", safe]].map(([kind, insets]) => {
    const frame = make("div", { className: `frame ${kind}` });
    const [left, top, right, foot] = insets;
    position(frame, page, left, top, page.width - left - right, page.height - top - foot);
    return frame;
  });
}

function fillBoxes(group, page) {
  const written = JSON.stringify([page.boxes, page.photographs, setting("opens")]);
  if (group.dataset.written !== written) {
    const focused = [...group.children].indexOf(document.activeElement);
    group.dataset.written = written;
    group.replaceChildren(...page.boxes.map((box) => boxOf(box, page)), ...page.photographs.map((each) => photographOf(each, page)));
    [...group.children].forEach((element, index) => {
      element.tabIndex = index ? -1 : 0;
      element.addEventListener("keydown", walk);
    });
    if (focused >= 0) group.children[Math.min(focused, group.children.length - 1)]?.focus({ preventScroll: true });
  }
}

function boxOf(box, page) {
  const words = [make("span", { lang: "sv" }, box.text), ` (${box.place})`];
  const element = leadTo(box, { className: "box" }, make("span", { className: "unseen" }, ...words));
  const [left, top, width, height] = box.area;
  const [indent, drop] = page.trim; // boxes are measured from the trim
  position(element, page, left + indent, top + drop, width, height);
  return element;
}

/** Step from text to text: together they are one stop of the Tab key. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...document.querySelectorAll(".pages .box")];
  const next = all[all.indexOf(event.currentTarget) + step];
  event.preventDefault();
  if (!next) return;
  event.currentTarget.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// Pictures of pages, dot for dot as wide as they are shown; those that look alike have the same address.

export function source(page, widthPx) {
  return `pictures/${page.key}/${Math.round(widthPx * devicePixelRatio)}.png`;
}

/** Show another picture once it is there, and the old one until then. */
export async function exchange(image, address) {
  if (image.dataset.wanted === address) return;
  image.dataset.wanted = address;
  const next = new Image();
  next.src = address;
  try {
    await next.decode();
  } catch {
    return; // it has been superseded, and the next news brings another
  }
  if (image.dataset.wanted === address) image.src = address;
}

// How full the page of a profile is, and in which size of type.

/** Return the link to a profile with its meter, or with by how much its text is too long. */
export function meter(product, tooLong, link) {
  if (tooLong) return [make("p", { className: "figures" }, link, ": ", make("strong", { className: "over" }, linesOver(tooLong.message)))];
  if (product.fill === null) return [make("p", { className: "figures" }, link)];
  const bar = make("meter", { min: 0, max: 100, low: 90, high: 96, optimum: 100, value: product.fill, "aria-label": _("How full the page of {title} is", { title: product.title }) });
  return [make("p", { className: "figures" }, link, `: ${words(product)}`), bar];
}

/** Return the same in words, for the line below the page; nothing for a booklet. */
export const fullness = (product) => (product.fill === null ? "" : `: ${words(product)}`);

const words = ({ fill, size, gaveWay }) => _("{fill} % full, {size} pt", { fill: decimal(fill, 1), size: decimal(size) }) + yielded(gaveWay);

/** Write a number as the language does, with so many decimals or as many as it has. */
const decimal = (number, digits = 0) => number.toLocaleString(document.documentElement.lang, { minimumFractionDigits: digits });

const yielded = (parts) => (parts.length ? "; " + _("gave way: {parts}", { parts: parts.join(", ") }) : "");

/** Return how the pages of a text that begins here are made up, and why. */
const reasonOf = ({ reason }) => (reason ? [`${reason.design}: ${reason.why}${yielded(reason.gaveWay)}`] : []);

/** Return '12 lines too long' out of the message, or all of it. */
const linesOver = (message) => message.match(new RegExp(_("[0-9]+ lines? too long")))?.[0] ?? message;
