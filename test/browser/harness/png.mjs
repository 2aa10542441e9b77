import { inflateSync } from 'node:zlib';

/** Bytes per pixel by PNG colour type: 2 is RGB, 6 is RGB with alpha. */
const CHANNELS = { 2: 3, 6: 4 };

/**
 * Reads a PNG as Chromium's screenshots are: eight bits a channel, RGB or RGBA,
 * not interlaced. Returns its size and a function from a point to [r, g, b].
 */
export function readPng(file) {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const size = CHANNELS[file[25]];
  if (file[24] !== 8 || !size || file[28] !== 0) throw new Error('not a PNG that screenshots are');
  const packed = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const pixels = unfilter(inflateSync(Buffer.concat(packed)), width * size, height, size);
  return {
    width,
    height,
    at: (x, y) => [...pixels.subarray((y * width + x) * size, (y * width + x) * size + 3)],
  };
}

/** Undoes the filter of each line, which its first byte names. */
function unfilter(data, stride, height, size) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const left = i >= size ? out[y * stride + i - size] : 0;
      const up = y > 0 ? out[(y - 1) * stride + i] : 0;
      const corner = y > 0 && i >= size ? out[(y - 1) * stride + i - size] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * stride + i] = data[y * (stride + 1) + 1 + i] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
