// Problems: first those of the open pages, then the others.

import { address, called, go, openPages, route } from "./route.js";
import { byId, leadTo, make, refill } from "./ui.js";
import { _ } from "./words.js";

export function showProblems(shown, { name, page }) {
  const count = shown.products[name]?.pages.length ?? 0;
  const numbers = openPages(name, page, count);
  const isHere = (problem) => (problem.pages[name] ?? []).some((each) => numbers.includes(each));
  const here = shown.problems.filter(isHere);
  const elsewhere = shown.problems.filter((problem) => !isHere(problem));
  byId("problems-title").textContent = shown.problems.length ? _("Problems ({count})", { count: shown.problems.length }) : _("No problems");
  byId("problems").classList.toggle("none", !shown.problems.length);
  refill(
    byId("problems-list"),
    ...group(here.length && elsewhere.length ? _("On these pages") : "", here, name),
    ...group(here.length && elsewhere.length ? _("Elsewhere") : "", elsewhere, name),
  );
}

/** Go to the page of the next problem that has one. */
export function nextProblem(shown) {
  const { name, page } = route();
  const stops = shown.problems.flatMap((problem) => {
    const at = target(problem, name);
    return at ? [at] : [];
  });
  const here = stops.findIndex((stop) => stop.name === name && openPages(name, page, Infinity).includes(stop.page));
  const next = stops[(here + 1) % stops.length];
  if (next) go(next.name, next.page);
  byId("problems").focus({ preventScroll: true }); // in a narrow window, the page would scroll away
}

function group(title, problems, name) {
  if (!problems.length) return [];
  const list = make("ul", {}, ...problems.map((problem) => item(problem, name)));
  return title ? [make("h3", {}, title), list] : [list];
}

function item(problem, name) {
  const at = target(problem, name);
  const where = problem.place && leadTo(problem, { className: "place", "data-focus": `${problem.rule} ${problem.place}` }, problem.place);
  const show = at && make("a", { href: address(at.name, at.page), className: "show" }, at.name.startsWith("profile-") ? _("Show the profile") : _("Show {page}", { page: called(at.name, [at.page]).toLowerCase() }));
  return make("li", { className: problem.severity, "data-anchor": `${problem.rule} ${problem.place ?? problem.message}` },
    make("p", {}, make("strong", {}, problem.severity === "error" ? _("Mistake") : _("Warning")), ` ${problem.message}`),
    where && make("p", {}, where),
    problem.advice ? make("p", { className: "advice" }, problem.advice) : null,
    make("p", { className: "foot" }, make("code", {}, problem.rule), show ? " · " : "", show || ""));
}

/** Find where a problem can be seen: in the product that is shown, or else in the first. */
function target(problem, name) {
  const found = problem.pages[name] ? name : Object.keys(problem.pages)[0];
  return found ? { name: found, page: problem.pages[found][0] } : null;
}
