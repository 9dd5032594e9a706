// A place of the content: a button that copies it, or a link by which VS Code opens it.

import { make } from "./dom.js";
import { say } from "./say.js";
import { setting } from "./settings.js";

/** Make what leads to a place; `properties` and children are those of the element. */
export function leadTo({ place, link }, properties, ...children) {
  if (setting("opens") === "editor") return make("a", { href: link, title: place, ...properties }, ...children);
  const button = make("button", { type: "button", title: place, ...properties }, ...children);
  button.addEventListener("click", () => copy(place));
  return button;
}

async function copy(place) {
  try {
    await navigator.clipboard.writeText(place);
    say(`Copied ${place}`);
  } catch {
    say(place);
  }
}
