// One line at the foot of the window, which a screen reader reads out.

import { byId } from "./dom.js";

const SHOWN_MS = 6000;
let timer = 0;

export function say(words) {
  const news = byId("news");
  clearTimeout(timer);
  news.textContent = words;
  timer = setTimeout(() => { news.textContent = ""; }, SHOWN_MS);
}
