import assert from 'node:assert/strict';
import { test } from 'node:test';
import { over, Raster, type Rect } from '../../src/map/raster';
import { Tiles } from '../../src/map/tiles';
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

/** A raster with a sprite laid pixel by pixel. */
function layed(raster: Raster, sprite: Sprite, left: number, top: number, part: Rect): Uint32Array {
  const out = raster.pixels.slice();
  for (let y = part.y0; y < part.y1; y++) {
    for (let x = part.x0; x < part.x1; x++) {
      const [u, v] = [x - left, y - top];
      if (u < 0 || v < 0 || u >= sprite.width || v >= sprite.height) continue;
      const color = sprite.pixels[v * sprite.width + u]!;
      if (color >>> 24) out[y * raster.width + x] = over(color, out[y * raster.width + x]!);
    }
  }
  return out;
}

function anySprite(random: (n: number) => number): Sprite {
  const [width, height] = [random(7), random(7)];
  const pixels = Uint32Array.from({ length: width * height }, () => anyColor(random));
  return { width, height, left: -random(4), top: -random(4), pixels };
}

function filled(random: (n: number) => number, width: number, height: number): Raster {
  const raster = new Raster(width, height);
  for (let i = 0; i < raster.pixels.length; i++) raster.pixels[i] = anyColor(random);
  return raster;
}

test('a sprite changes what it covers within the part, also at the edges, and nothing else', () => {
  const random = chance(2);
  for (let i = 0; i < 500; i++) {
    const raster = filled(random, 12, 9);
    const sprite = anySprite(random);
    const [x0, y0] = [random(12), random(9)];
    const part = { x0, y0, x1: x0 + random(13 - x0), y1: y0 + random(10 - y0) };
    const [left, top] = [random(20) - 5, random(16) - 5];
    const right = layed(raster, sprite, left, top, part);
    raster.blit(sprite, left, top, part);
    assert.deepEqual(raster.pixels, right);
  }
});

test('a part is cleared and nothing else', () => {
  const raster = filled(() => 200, 4, 3);
  raster.clear({ x0: 1, y0: 1, x1: 3, y1: 3 });
  assert.deepEqual(
    Array.from(raster.pixels, p => +(p > 0)),
    [1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1],
  );
});

test('drawing only the tiles that a change touches gives the picture that drawing all gives', () => {
  const random = chance(3);
  const [width, height] = [150, 100];
  const places = Array.from({ length: 120 }, () => ({ x: random(width + 20) - 10, y: random(height + 20) - 10 }));
  const kinds = Array.from({ length: 6 }, () => anySprite(random));
  const faces = places.map(() => random(6));
  const kept = new Raster(width, height);
  const mark = (tiles: Tiles, i: number) =>
    tiles.mark(places[i]!.x, places[i]!.y, kinds[faces[i]!]!.width, kinds[faces[i]!]!.height);
  const draw = (raster: Raster, tiles: Tiles) => {
    tiles.each(part => raster.clear(part));
    places.forEach(({ x, y }, i) => {
      const sprite = kinds[faces[i]!]!;
      let parts = 0;
      tiles.within(x, y, sprite.width, sprite.height, part => {
        parts++;
        raster.blit(sprite, x, y, part);
      });
      assert.equal(tiles.meets(x, y, sprite.width, sprite.height), parts > 0);
    });
  };
  const all = new Tiles(kept.whole);
  all.mark(0, 0, width, height);
  assert.equal(all.share, 1);
  draw(kept, all);
  const some = new Tiles(kept.whole);
  for (let step = 0; step < 50; step++) {
    some.clear();
    const i = random(places.length);
    mark(some, i);
    faces[i] = random(6);
    mark(some, i);
    assert.ok(some.share <= 4 / 247, 'a picture smaller than a tile meets four tiles at most');
    draw(kept, some);
    const fresh = new Raster(width, height);
    draw(fresh, all);
    assert.deepEqual(kept.pixels, fresh.pixels);
  }
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
