// What the reader chose, kept in this browser.

const USUAL = { zoom: "fit", opens: "copy", theme: "auto", keys: "on" };

export const setting = (name) => localStorage.getItem(name) ?? USUAL[name];

export function choose(name, value) {
  localStorage.setItem(name, value);
  dispatchEvent(new CustomEvent("chosen", { detail: name }));
}
