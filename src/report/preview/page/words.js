// What the page says, in the language of the program: its messages come with the page.

const words = JSON.parse(document.getElementById("words").textContent);

/** Return a message in the language that is spoken, with values in place of its {names}. */
export function _(message, values = {}) {
  return words[message].replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}
