// Pictures of pages, dot for dot as wide as they are shown; those that look alike have the same address.

export function source(page, widthPx) {
  return `pictures/${page.key}/${Math.round(widthPx * devicePixelRatio)}.png`;
}

/** Show another picture once it is there, and the old one until then. */
export async function exchange(image, address) {
  if (image.dataset.wanted === address) return;
  image.dataset.wanted = address;
  const next = new Image();
  next.src = address;
  try {
    await next.decode();
  } catch {
    return; // it has been superseded, and the next news brings another
  }
  if (image.dataset.wanted === address) image.src = address;
}
