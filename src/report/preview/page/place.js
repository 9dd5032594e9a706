// Where one looks: it stays there when pages are exchanged, lists grow, or the window changes size.

import { byId } from "./ui.js";

const LISTS = "#problems, .contents section";

const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

let spot = null; // where one looked when all was at rest
let size = ""; // of the pages then
let isMoving = false;

/** Do what may change sizes, and bring back what was looked at. */
export function staying(act) {
  const before = isMoving ? spot : seen();
  act();
  bringBack(before);
  isMoving = false;
  spot = seen();
  size = sizeNow();
}

/** Remember where one looks, for the browser has moved things before it tells of a new size.

    `settle` is called with each change of size; it is to end with `staying`. */
export function watchPlace(settle) {
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
