// Photographs on a page: a ring where the faces are, and a click that tells a new place for it.

import { setting } from "./route.js";
import { copy, leadTo, make, position } from "./ui.js";
import { _ } from "./words.js";

/** Return what stands over a photograph: a click leads to its place in the content, or copies where it was. */
export function photographOf(photograph, page) {
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
