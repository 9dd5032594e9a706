// Pictures of pages, as wide as they are shown; those that look alike have the same address.

const STEP_PX = 256; // so that a little more or less room needs no new picture

export function source(page, widthPx) {
  const dots = Math.ceil((widthPx * devicePixelRatio) / STEP_PX) * STEP_PX;
  return `pictures/${page.key}/${dots}.png`;
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
