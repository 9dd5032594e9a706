// The side with all openings as small pictures, and the profiles with their meters.

import { BOOKLETS, address, called, openPages, openings, titleOf } from "./route.js";
import { byId, make, refill } from "./ui.js";
import { meter, source } from "./view.js";

const THUMB_PX = 62; // the width of a page
const SHEET_PX = 126;

export function showContents(shown, { name, page }) {
  const booklet = BOOKLETS.includes(name) ? name : "booklet";
  const product = shown.products[booklet];
  const profiles = Object.entries(shown.products).filter(([key]) => key.startsWith("profile-"));
  const at = name === booklet ? openPages(name, page, product?.pages.length ?? 0)[0] : 0;
  byId("booklet-title").textContent = titleOf(booklet);
  refill(byId("thumbs"), ...(product ? thumbs(booklet, product, at) : []));
  refill(byId("profiles"), ...profiles.map(([key, each]) => profileItem(key, each, key === name, shown)));
  showCurrent(`${name} ${at}`);
}

/** Bring the open pages into sight, but only when one has gone elsewhere. */
function showCurrent(place) {
  const thumbs = byId("thumbs");
  if (thumbs.dataset.place === place) return;
  const current = thumbs.querySelector("[aria-current]");
  if (!current) return;
  scrollWithin(thumbs.closest("section"), current);
  thumbs.dataset.place = place;
}

/** Scroll a box, and it alone: in a narrow window, the page itself would scroll away from the pages. */
function scrollWithin(box, element) {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}

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
    return make("li", {}, link);
  });
}

function profileItem(key, product, isHere, shown) {
  const tooLong = shown.problems.find((problem) => problem.rule === "profile-too-long" && problem.pages[key]);
  const link = make("a", { href: address(key, 1), "aria-current": isHere ? "page" : null, "data-focus": key }, product.title);
  return make("li", { className: product.isOld ? "old" : "" }, link, ...meter(product, tooLong));
}
