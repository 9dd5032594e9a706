// How full the page of a profile is, and in which size of type.

import { make } from "./dom.js";

/** Give the meter of a profile, or by how much its text is too long. */
export function meter(product, tooLong) {
  if (tooLong) return [make("p", { className: "over" }, linesOver(tooLong.message))];
  if (product.fill === null) return [];
  const bar = make("meter", { min: 0, max: 100, low: 90, high: 96, optimum: 100, value: product.fill, "aria-label": `How full the page of ${product.title} is` });
  return [bar, make("p", { className: "figures" }, words(product))];
}

/** Give the same in words, for the line below the page; nothing for a booklet. */
export const fullness = (product) => (product.fill === null ? "" : `: ${words(product)}`);

const words = ({ fill, size }) => `${fill.toFixed(1)} % full, ${size} pt`;

/** Take '12 lines too long' out of the message, or all of it. */
const linesOver = (message) => message.match(/\d+ lines? too long/)?.[0] ?? message;
