/** A picture around a point, in device pixels; colours as ImageData holds them: straight alpha, red in the lowest byte. */
export interface Sprite {
  width: number;
  height: number;
  /** Where its upper left corner lies from the point. */
  left: number;
  top: number;
  pixels: Uint32Array;
}

/** Cuts a picture with the point in its middle down to what is painted. Cost: its pixels. */
export function trimmed(pixels: Uint32Array, width: number): Sprite {
  const height = pixels.length / width;
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x]! >>> 24 === 0) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = y + 1;
    }
  }
  const box = { width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0) };
  const cut = new Uint32Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (y0 + y) * width + x0;
    cut.set(pixels.subarray(from, from + box.width), y * box.width);
  }
  return { ...box, left: x0 - width / 2, top: y0 - height / 2, pixels: cut };
}
