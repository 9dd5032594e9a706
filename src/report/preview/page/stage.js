// What is being done while nothing can be shown yet, since when, and what stands in the way.

import { make } from "./ui.js";
import { _ } from "./words.js";

const SECOND_MS = 1000;
const IS_UNDER_WAY = ["waiting", "setting"];

let waited = { name: "", since: 0 };

/** Return whether pages are being set, or wait for their turn. */
export const isUnderWay = (stage) => IS_UNDER_WAY.includes(stage?.kind);

/** Return what stands in place of pages that are not there. */
export function stageOf(name, { stages, doing }) {
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
export const endWait = () => { waited = { name: "", since: 0 }; };

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
