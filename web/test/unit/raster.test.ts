import assert from 'node:assert/strict';
import { test } from 'node:test';
import { over, Raster } from '../../src/map/raster';
import { type Sprite, trimmed } from '../../src/symbols/sprite';

/** Numbers below n that look like chance and are always the same. */
function chance(seed: number) {
  return (n: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % n;
  };
}

/** A colour; often one that is not there at all, or opaque. */
function anyColor(random: (n: number) => number): number {
  const alpha = [0, 255, random(256)][random(3)]!;
  return ((alpha << 24) | random(0x1000000)) >>> 0;
}

const channels = (color: number) => [0, 8, 16, 24].map(shift => ((color >>> shift) & 255) / 255);

/** Source-over as compositing defines it: premultiplied, in fractions, rounded at the very end. */
function reference(color: number, ground: number): number[] {
  const [r, g, b, a] = channels(color) as [number, number, number, number];
  const [gr, gg, gb, ga] = channels(ground) as [number, number, number, number];
  const alpha = a + ga * (1 - a);
  const mix = (x: number, y: number) => (alpha === 0 ? 0 : (x * a + y * ga * (1 - a)) / alpha);
  return [mix(r, gr), mix(g, gg), mix(b, gb), alpha];
}

test('a colour over another is that of source-over, on transparent, faint and opaque ground', () => {
  const random = chance(1);
  for (let i = 0; i < 20_000; i++) {
    const [color, ground] = [anyColor(random), anyColor(random)];
    const told = channels(over(color, ground));
    const right = reference(color, ground);
    // The alpha is rounded first, and a colour that is not there has none.
    if (right[3] === 0) assert.equal(told[3], 0);
    else for (const c of [0, 1, 2, 3]) assert.ok(Math.abs(told[c]! - right[c]!) <= 0.51 / 255, `${color} ${ground}`);
  }
});

type Laid = { sprite: Sprite; x: number; y: number };

function anySprite(random: (n: number) => number): Sprite {
  const [width, height] = [random(12), random(12)];
  const pixels = Uint32Array.from({ length: width * height }, () => anyColor(random));
  return { width, height, left: 0, top: 0, pixels };
}

const anywhere = (random: (n: number) => number): Laid => ({
  sprite: anySprite(random),
  x: random(SIZE.width + 20) - 15,
  y: random(SIZE.height + 20) - 15,
});

const SIZE = { width: 45, height: 30 };

/** Sprites one beneath the other, pixel by pixel, from the top down. */
function plain(list: Laid[]): Uint32Array {
  const out = new Uint32Array(SIZE.width * SIZE.height);
  for (const { sprite, x, y } of list) {
    for (let v = Math.max(0, -y); v < sprite.height && y + v < SIZE.height; v++) {
      for (let u = Math.max(0, -x); u < sprite.width && x + u < SIZE.width; u++) {
        const at = (y + v) * SIZE.width + x + u;
        const color = sprite.pixels[v * sprite.width + u]!;
        if (out[at]! >>> 24 < 255) out[at] = out[at] ? over(out[at]!, color) : color;
      }
    }
  }
  return out;
}

function draw(raster: Raster, list: Laid[]): void {
  for (const { sprite, x, y } of list) raster.lay(sprite, x, y);
}

test('sprites lie one beneath the other, also over the edges', () => {
  const random = chance(2);
  for (let round = 0; round < 20; round++) {
    const list = Array.from({ length: 60 }, () => anywhere(random));
    const raster = new Raster(SIZE.width, SIZE.height);
    raster.openAll();
    draw(raster, list);
    assert.deepEqual(raster.pixels, plain(list));
  }
});

/** A canvas that keeps what is put onto it, and counts its pixels. */
class Canvas {
  readonly pixels = new Uint32Array(SIZE.width * SIZE.height);
  put = 0;

  putImageData(image: ImageData, _x: number, _y: number, left = 0, top = 0, w = SIZE.width, h = SIZE.height): void {
    const pixels = new Uint32Array(image.data.buffer);
    for (let y = top; y < Math.min(top + h, SIZE.height); y++) {
      for (let x = left; x < Math.min(left + w, SIZE.width); x++) {
        this.pixels[y * SIZE.width + x] = pixels[y * SIZE.width + x]!;
        this.put++;
      }
    }
  }
}

test('drawing only what a change opens gives the picture that drawing all gives, and puts no more than that', () => {
  // Browsers alone have ImageData.
  globalThis.ImageData ??= class {
    constructor(readonly data: Uint8ClampedArray) {}
  } as unknown as typeof ImageData;
  const random = chance(3);
  const list = Array.from({ length: 80 }, () => anywhere(random));
  const raster = new Raster(SIZE.width, SIZE.height);
  const canvas = new Canvas();
  const put = () => raster.put(canvas as unknown as CanvasRenderingContext2D);
  raster.openAll();
  draw(raster, list);
  put();
  for (let step = 0; step < 100; step++) {
    const laid = list[random(list.length)]!;
    const { x, y } = laid;
    for (const sprite of [laid.sprite, anySprite(random)]) {
      raster.openAt(x, y, sprite.width, sprite.height);
      laid.sprite = sprite;
    }
    draw(raster, list);
    canvas.put = 0;
    const few = raster.open;
    put();
    assert.ok(!few === (canvas.put === 0) && !raster.open);
    assert.deepEqual(raster.pixels, plain(list));
    assert.deepEqual(canvas.pixels, raster.pixels);
  }
});

test('what is closed takes no sprite', () => {
  const raster = new Raster(SIZE.width, SIZE.height);
  const random = chance(4);
  draw(raster, [anywhere(random), anywhere(random)]);
  assert.ok(raster.pixels.every(p => p === 0));
  const block = { width: 16, height: 16, left: 0, top: 0, pixels: new Uint32Array(256).fill(0xff112233) };
  raster.openAt(3, 3, 2, 2);
  raster.lay(block, 0, 0);
  assert.equal(raster.pixels.filter(p => p > 0).length, 64, 'one tile is open');
});

test('a picture is cut down to what is painted, and its point stays where it was', () => {
  const pixels = new Uint32Array(36);
  pixels[1 * 6 + 2] = 0xff0000ff;
  pixels[3 * 6 + 4] = 0x01000000;
  assert.deepEqual(trimmed(pixels, 6), {
    width: 3,
    height: 3,
    left: -1,
    top: -2,
    pixels: Uint32Array.from([0xff0000ff, 0, 0, 0, 0, 0, 0, 0, 0x01000000]),
  });
  const nothing = trimmed(new Uint32Array(16), 4);
  assert.deepEqual([nothing.width, nothing.height, nothing.pixels.length], [0, 0, 0]);
});
