// The page: what is shown comes from the program, anew at every change; the place stays.

import { listenToKeys } from "./keys.js";
import { listenToJump, listenToSearch, lookAgain, openJump, openSearch, showMarks } from "./search.js";
import { showContents, showCurrent, showProblems, showViews } from "./sidebar.js";
import { _, byId, called, choose, openPages, route, say, setting } from "./ui.js";
import { news, showPages, zoom } from "./view.js";

// Where one looks: it stays there when pages are exchanged, lists grow, or the window changes size.

const LISTS = "#problems, .contents section";

const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

let spot = null; // where one looked when all was at rest
let size = ""; // of the pages then
let isMoving = false;

/** Do what may change sizes, and bring back what was looked at. */
function staying(act) {
  const before = isMoving ? spot : seen();
  act();
  bringBack(before);
  isMoving = false;
  spot = seen();
  size = sizeNow();
}

/** Remember where one looks, for the browser has moved things before it tells of a new size.

    `settle` is called with each change of size; it is to end with `staying`. */
function watchPlace(settle) {
  spot = seen();
  const change = () => {
    if (sizeNow() === size) return;
    isMoving = true;
    settle();
  };
  addEventListener("scroll", () => { if (!isMoving) spot = seen(); }, { capture: true, passive: true });
  for (const name of BY_HAND) addEventListener(name, () => { isMoving = false; }, { capture: true, passive: true });
  addEventListener("resize", change);
  new ResizeObserver(change).observe(byId("pages"));
}

const sizeNow = () => [innerWidth, innerHeight, byId("pages").clientWidth, byId("pages").clientHeight, devicePixelRatio].join(" ");

function seen() {
  const lists = [...document.querySelectorAll(LISTS)];
  return { lists: lists.map((list) => anchor(list.getBoundingClientRect(), list)), window: anchor(new DOMRect(0, 0, innerWidth, innerHeight), document), paper: ofPaper() };
}

function bringBack({ lists, window, paper }) {
  [...document.querySelectorAll(LISTS)].forEach((list, index) => moveTo(lists[index], list, list));
  moveTo(window, document, document.scrollingElement);
  movePaper(paper);
}

/** Return what stands in the middle of a box, the smallest first: its name, and where its top is. */
function anchor(box, within) {
  const middle = box.top + box.height / 2;
  const far = ({ top, bottom }) => Math.max(top - middle, middle - bottom, 0);
  const all = [...within.querySelectorAll("[data-anchor]")].map((element) => ({ name: element.dataset.anchor, at: element.getBoundingClientRect() }));
  const [found] = all.sort((one, other) => far(one.at) - far(other.at) || one.at.height - other.at.height);
  return found && { name: found.name, top: found.at.top };
}

function moveTo(anchored, within, scroller) {
  const element = anchored && within.querySelector(`[data-anchor="${CSS.escape(anchored.name)}"]`);
  if (element) scroller.scrollBy({ top: element.getBoundingClientRect().top - anchored.top, behavior: "instant" });
}

/** Return the point of a paper that stands in the middle of the pages, and where that is. */
function ofPaper() {
  const spread = document.querySelector(".spread");
  if (!spread) return null;
  const box = byId("pages").getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const papers = [...spread.querySelectorAll(".paper")].map((paper) => paper.getBoundingClientRect());
  const index = Math.max(papers.findIndex((paper) => paper.right > x), 0);
  const paper = papers[index];
  return paper.width ? { id: spread.dataset.id, index, x, y, across: (x - paper.left) / paper.width, down: (y - paper.top) / paper.height } : null;
}

/** Bring a point of a paper to where it was, as far as that is within the pages now. */
function movePaper(point) {
  const spread = document.querySelector(".spread");
  if (!point || spread?.dataset.id !== point.id) return;
  const pages = byId("pages");
  const box = pages.getBoundingClientRect();
  const paper = spread.querySelectorAll(".paper")[point.index].getBoundingClientRect();
  const [x, y] = [within(point.x, box.left, box.right), within(point.y, box.top, box.bottom)];
  pages.scrollBy({ left: paper.left + point.across * paper.width - x, top: paper.top + point.down * paper.height - y, behavior: "instant" });
}

const within = (value, least, most) => Math.min(Math.max(value, least), most);

const QUIET_MS = 120; // of a window that is being made larger
const MARK = { auto: "light dark", light: "light", dark: "dark" };

let shown = { title: "", doing: _("starting"), products: {}, problems: [], texts: [], stages: {} };
let isFetching = false;
let isStale = false;

async function refresh() {
  isStale = true;
  if (isFetching) return;
  isFetching = true;
  try {
    while (isStale) {
      isStale = false;
      const answer = await fetch(`shown.json?view=${route().name}`);
      if (answer.ok) update(await answer.json());
    }
  } catch {
    byId("doing").textContent = _("no answer");
  } finally {
    isFetching = false;
  }
}

/** Show other content. What is being done comes by news, and may be newer than this answer. */
function update(next) {
  const before = shown;
  shown = { ...next, doing: before.doing, stages: before.stages };
  show();
  lookAgain(shown, show);
  tell(before, next);
}

function show() {
  staying(draw);
  showCurrent();
}

function draw() {
  const at = route();
  document.title = `${shown.problems.length ? `(${shown.problems.length}) ` : ""}${shown.title} – ` + _("preview");
  byId("title").textContent = shown.title;
  document.body.dataset.opens = setting("opens");
  showDoing();
  showPages(shown, at); // first: the small pictures beside them can wait
  showMarks(shown, at);
  showDownload(shown.products[at.name]);
  showViews(shown, at);
  showContents(shown, at);
  showProblems(shown, at);
}

function showDoing() {
  byId("doing").textContent = shown.doing ? `${shown.doing} …` : "";
  document.body.classList.toggle("busy", Boolean(shown.doing));
}

/** Let the finished file be had of which the pages are. */
function showDownload(product) {
  const link = byId("download");
  const file = product?.file;
  link.title = file ? _("Download {file}", { file }) : _("The PDF comes when all pages are set.");
  if (file) Object.assign(link, { href: `files/${route().name}/${file}`, download: file });
  else link.removeAttribute("href");
  link.setAttribute("aria-disabled", String(!file));
}

/** Take news: what is being done comes with them, and all else is asked for if it has changed. */
function heed({ version, doing, stages }) {
  const { name } = route();
  const [before, now] = [shown.stages[name], stages[name]];
  const hasPages = Boolean(shown.products[name]?.pages.length);
  const words = hasPages ? "" : news(name, before, now);
  Object.assign(shown, { doing, stages });
  showDoing();
  if (!hasPages || before?.kind !== now?.kind) show();
  if (words) say(words);
  if (version !== shown.version) refresh();
}

/** Say what has changed before one's eyes, and not what is under way. */
function tell(before, next) {
  const { name, page } = route();
  const [old, now] = [before.products[name], next.products[name]];
  const numbers = openPages(name, page, now?.pages.length ?? 0);
  const changed = old ? numbers.filter((each) => old.pages[each - 1] && old.pages[each - 1].key !== now.pages[each - 1].key) : [];
  const words = [];
  if (changed.length) words.push(_("{pages} changed.", { pages: called(name, changed) }));
  if (before.problems.length !== next.problems.length) {
    const count = next.problems.length;
    words.push(count ? _("Problems: {count}.", { count }) : _("No problems."));
  }
  if (words.length && before.title) say(words.join(" "));
}

function listen() {
  const news = new EventSource("news");
  news.addEventListener("message", (event) => heed(JSON.parse(event.data)));
  news.addEventListener("error", () => { byId("doing").textContent = _("The program has ended; start it again."); });
}

function setUp() {
  for (const name of ["opens", "theme"]) {
    byId(name).value = setting(name);
    byId(name).addEventListener("change", () => choose(name, byId(name).value));
  }
  byId("keys-on").checked = setting("keys") === "on";
  byId("keys-on").addEventListener("change", () => choose("keys", byId("keys-on").checked ? "on" : "off"));
  byId("smaller").addEventListener("click", () => zoom(-1));
  byId("larger").addEventListener("click", () => zoom(1));
  byId("fit").addEventListener("click", () => choose("zoom", "fit"));
  byId("search-opens").addEventListener("click", () => openSearch(shown, show));
  byId("jump-opens").addEventListener("click", () => openJump(shown));
  listenToSearch(() => shown, show);
  listenToJump(() => shown);
  byId("help-opens").addEventListener("click", () => byId("help").showModal());
  byId("skip").addEventListener("click", () => byId("pages").focus());
  document.documentElement.style.colorScheme = MARK[setting("theme")];
  addEventListener("chosen", () => {
    document.documentElement.style.colorScheme = MARK[setting("theme")];
    byId("opens").value = setting("opens");
    show();
  });
  addEventListener("hashchange", () => { show(); bringIntoView(); lookAgain(shown, show); refresh(); });
  watchPlace(soon(show));
  listenToKeys(() => shown, show);
}

/** In a narrow window, what leads to a page stands below the pages: go back up to them. */
const bringIntoView = () => byId("pages").scrollIntoView({ block: "nearest" });

/** Do something when it has not been asked for again for a moment. */
function soon(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, QUIET_MS);
  };
}

setUp();
bringIntoView();
listen();
