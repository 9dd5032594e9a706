"use strict";

const byId = (id) => document.getElementById(id);
const links = [...document.querySelectorAll("a[data-change]")];
const root = document.documentElement;
const STEP = 5; // per cent of the page that a key moves the slider by

let here = -1; // which change one looks at

/** Go to a change: into its line of the list, and to its mark on the pages. */
function show(index) {
  if (!links[index]) return;
  here = index;
  const number = links[index].dataset.change;
  mark(links, (link) => link === links[index]);
  const id = links[index].hash.slice(1);
  const thumbs = [...document.querySelectorAll("a.thumb")];
  mark(thumbs, (thumb) => thumb.hash === `#${id}`);
  const leaf = byId(id);
  let first = null;
  for (const rect of document.querySelectorAll(".marks rect")) {
    const own = rect.dataset.change === number;
    rect.classList.toggle("is-here", own);
    if (own && leaf?.contains(rect) && (!first || rect.closest(".after"))) first ??= rect;
  }
  thumbs.find((thumb) => thumb.hash === `#${id}`)?.scrollIntoView({ block: "nearest", inline: "center" });
  links[index].scrollIntoView({ block: "nearest" });
  (first ?? leaf)?.scrollIntoView({ block: first ? "center" : "start" });
  const news = byId("news");
  const values = { "{number}": index + 1, "{count}": links.length };
  news.textContent = news.dataset.place.replace(/\{\w+\}/g, (name) => values[name]);
}

function mark(elements, isCurrent) {
  for (const element of elements) {
    if (isCurrent(element)) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
  }
}

/** Step to the next change, or to the one before, and let the focus go along. */
function step(by) {
  const next = here < 0 && by < 0 ? links.length - 1 : here + by;
  if (!links[next]) {
    const news = byId("news");
    news.textContent = by > 0 ? news.dataset.last : news.dataset.first;
    return;
  }
  show(next);
}

const isOver = () => document.body.classList.contains("is-over");

function lay(over) {
  document.body.classList.toggle("is-over", over);
  byId("over").setAttribute("aria-pressed", String(over));
  byId("beside").setAttribute("aria-pressed", String(!over));
  byId("wipe").disabled = !over;
  if (here >= 0) show(here);
}

function wipe(percent) {
  const share = Math.min(100, Math.max(0, percent));
  byId("wipe").value = String(share);
  root.style.setProperty("--wipe", `${share}%`);
}

function showMarks(wanted) {
  byId("marks").checked = wanted;
  document.body.classList.toggle("is-bare", !wanted);
}

/** Let the line between the versions follow a finger or a mouse. */
function follow(event) {
  const pair = event.target.closest?.(".is-over .pair");
  if (!pair || !(event.buttons & 1) || pair.querySelector(".alone")) return;
  const box = pair.getBoundingClientRect();
  wipe(Math.round((100 * (event.clientX - box.left)) / box.width));
}

const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  o: () => lay(!isOver()),
  m: () => showMarks(!byId("marks").checked),
  "?": () => byId("help").showModal(),
  ArrowRight: () => isOver() && wipe(Number(byId("wipe").value) + STEP),
  ArrowLeft: () => isOver() && wipe(Number(byId("wipe").value) - STEP),
};

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  const isSlider = event.target.closest("[type=range]") && event.key.startsWith("Arrow");
  if (!act || isSlider || event.target.closest("dialog")) return;
  if (!byId("keys-on").checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow") && !isOver()) return;
  event.preventDefault();
  act();
});
for (const [index, link] of links.entries()) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show(index);
  });
}
byId("next").addEventListener("click", () => step(1));
byId("previous").addEventListener("click", () => step(-1));
byId("beside").addEventListener("click", () => lay(false));
byId("over").addEventListener("click", () => lay(true));
byId("wipe").addEventListener("input", (event) => wipe(Number(event.target.value)));
byId("marks").addEventListener("change", (event) => showMarks(event.target.checked));
byId("help-opens").addEventListener("click", () => byId("help").showModal());
byId("pages").addEventListener("pointerdown", follow);
byId("pages").addEventListener("pointermove", follow);

byId("controls").hidden = false;
wipe(50);
document.querySelector("a.thumb")?.scrollIntoView({ block: "nearest", inline: "center" });
if (matchMedia("(max-width: 40rem)").matches) lay(true);
