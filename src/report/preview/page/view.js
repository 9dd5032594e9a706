// The open pages with all that lies on them, and what is said while there are none.

import { _, byId, called, choose, copy, leadTo, make, openPages, position, setting } from "./ui.js";

// What is being done while nothing can be shown yet, since when, and what stands in the way.

const SECOND_MS = 1000;
const IS_UNDER_WAY = ["waiting", "setting"];

let waited = { name: "", since: 0 };

/** Return whether pages are being set, or wait for their turn. */
const isUnderWay = (stage) => IS_UNDER_WAY.includes(stage?.kind);

/** Return what stands in place of pages that are not there. */
function stageOf(name, { stages, doing }) {
  const stage = stages[name];
  if (stage?.kind === "failed") return failure(name, stage.why);
  if (!doing && !isUnderWay(stage)) return make("div", { className: "stage" }, make("p", {}, _("Nothing is set yet.")));
  if (waited.name !== name) waited = { name, since: Date.now() };
  return make("div", { className: "stage" },
    make("p", { className: "what" }, under(name, stage)),
    make("p", { className: "now" }, doing ? `${doing} …` : ""),
    make("p", { className: "elapsed", "aria-hidden": "true" }, seconds()));
}

/** Begin to count anew with the next wait. */
const endWait = () => { waited = { name: "", since: 0 }; };

/** Return what is to be said when a stage has come after another, or nothing. */
export function news(name, before, now) {
  if (!isUnderWay(before) || before.kind === now?.kind) return "";
  if (now?.kind === "ready") return { booklet: _("The booklet is ready."), press: _("The pages for the press are ready."), office: _("The sheets are ready.") }[name] ?? "";
  return now?.kind === "failed" ? failed(name) : "";
}

const seconds = () => `${Math.round((Date.now() - waited.since) / SECOND_MS)} s`;

const under = (name, stage) => {
  if (stage?.kind !== "setting") return { press: _("The pages for the press come when the booklet is set"), office: _("The sheets come when the booklet is set") }[name] ?? _("Setting the pages");
  return { booklet: _("Setting the booklet"), press: _("Setting the pages for the press"), office: _("Laying the pages on sheets") }[name];
};

const failed = (name) => ({ booklet: _("The booklet cannot be set."), press: _("The pages for the press cannot be set."), office: _("The sheets cannot be made.") })[name];

function failure(name, why) {
  return make("div", { className: "stage failed" },
    make("p", { className: "what" }, failed(name)),
    make("ul", {}, ...why.map((message) => make("li", {}, message))),
    make("p", { className: "now" }, _("Mend it and save the file: it is tried again.")));
}

setInterval(() => {
  const elapsed = document.querySelector(".stage .elapsed");
  if (elapsed) elapsed.textContent = seconds();
}, SECOND_MS);

// Photographs on a page: a ring where the faces are, and a click that tells a new place for it.

/** Return what stands over a photograph: a click leads to its place in the content, or copies where it was. */
function photographOf(photograph, page) {
  const { seen, whole, focus, text, place } = photograph;
  const words = [make("span", { lang: "sv" }, text), " (" + _("photograph, {place}", { place }) + ")"];
  const aims = setting("opens") === "focus";
  const element = leadTo(photograph, { className: `box photograph${aims ? " aiming" : ""}` },
    make("span", { className: "unseen" }, ...words), focus && ringAt(focus, seen, whole));
  const [left, top, width, height] = seen;
  position(element, page, left + page.trim[0], top + page.trim[1], width, height);
  element.addEventListener("click", (event) => {
    const isPointed = event.detail > 0; // and not a key, which is nowhere
    if (!isPointed || !(event.shiftKey || setting("opens") === "focus")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    copy(`focus: ${pointedAt(event, element, seen, whole).join(" ")}`);
  }, { capture: true });
  return element;
}

/** Return where a click was, in per cent of the whole picture, with what its frame cuts off. */
function pointedAt(event, element, seen, whole) {
  const box = element.getBoundingClientRect();
  const shares = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  return shares.map((share, axis) => {
    const from = seen[axis] + share * seen[axis + 2] - whole[axis];
    return Math.min(100, Math.max(0, Math.round((100 * from) / whole[axis + 2])));
  });
}

function ringAt(focus, seen, whole) {
  const ring = make("span", { className: "ring", "aria-hidden": "true" });
  const [x, y] = focus.map((share, axis) => whole[axis] + (share / 100) * whole[axis + 2] - seen[axis]);
  ring.style.left = `${(100 * x) / seen[2]}%`;
  ring.style.top = `${(100 * y) / seen[3]}%`;
  return ring;
}

// The open pages: as large as there is room, or as was chosen; their pictures, and how full they are.

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
async function exchange(image, address) {
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
const fullness = (product) => (product.fill === null ? "" : `: ${words(product)}`);

const words = ({ fill, size, gaveWay }) => _("{fill} % full, {size} pt", { fill: decimal(fill, 1), size: decimal(size) }) + yielded(gaveWay);

/** Write a number as the language does, with so many decimals or as many as it has. */
const decimal = (number, digits = 0) => number.toLocaleString(document.documentElement.lang, { minimumFractionDigits: digits });

const yielded = (parts) => (parts.length ? "; " + _("gave way: {parts}", { parts: parts.join(", ") }) : "");

/** Return how the pages of a text that begins here are made up, and why. */
const reasonOf = ({ reason }) => (reason ? [`${reason.design}: ${reason.why}${yielded(reason.gaveWay)}`] : []);

/** Return '12 lines too long' out of the message, or all of it. */
const linesOver = (message) => message.match(new RegExp(_("[0-9]+ lines? too long")))?.[0] ?? message;
