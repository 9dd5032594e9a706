// The side with all openings as small pictures, and the list of texts.

import { BOOKLETS, address, called, openPages, openings, titleOf } from "./route.js";
import { showTexts } from "./texts.js";
import { byId, make, refill } from "./ui.js";
import { source } from "./view.js";

const THUMB_PX = 62; // the width of a page
const SHEET_PX = 126;

export function showContents(shown, { name, page }) {
  const booklet = BOOKLETS.includes(name) ? name : "booklet";
  const product = shown.products[booklet];
  const at = name === booklet ? openPages(name, page, product?.pages.length ?? 0)[0] : 0;
  byId("booklet-title").textContent = titleOf(booklet);
  refill(byId("thumbs"), ...(product ? thumbs(booklet, product, at) : []));
  showTexts(shown, { name, page });
}

/** Bring the open pages into sight, but only when one has gone elsewhere. */
export function showCurrent() {
  const thumbs = byId("thumbs");
  const place = location.hash;
  if (thumbs.dataset.place === place) return;
  const current = thumbs.querySelector("[aria-current]");
  if (!current) return;
  scrollWithin(thumbs.closest("section"), current);
  scrollWithin(thumbs, current); // in a narrow window, they stand side by side
  thumbs.dataset.place = place;
}

/** Scroll a box, and it alone: in a narrow window, the page itself would scroll away from the pages. */
function scrollWithin(box, element) {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  box.scrollTop += outside(inner.top - outer.top, inner.bottom - outer.bottom);
  box.scrollLeft += outside(inner.left - outer.left, inner.right - outer.right);
}

const outside = (before, behind) => Math.min(before, 0) || Math.max(behind, 0);

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
    return make("li", { "data-anchor": `thumb ${numbers[0]}` }, link);
  });
}
