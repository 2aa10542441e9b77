// Without colour, at the size of a phone, no two marks of the map look alike.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { json } from './harness/facts.mjs';
import { root } from './harness/packages.mjs';
import { ANBAR, forReaders } from './harness/suite.mjs';

const { build } = createRequire(join(root, 'web/package.json'))('esbuild');

/**
 * Least difference of two marks: the difference in lightness, 0 to 1, summed over
 * all pixels at single density. Marks of different states differ by 8 and more;
 * those of one state at neighbouring ages are steps of one scale and may be nearer.
 */
const STATES_APART = 7;
const AGES_APART = 1;

/** The drawing code of the map, as a script that sets window.marks. */
async function drawing() {
  const contents = `
    import { Sprites } from './symbols/sprites';
    import { radius } from './symbols/size';
    import { readPalette } from './theme';
    window.marks = { Sprites, radius, readPalette };`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'web/src'), loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0].text;
}

/** The actors that ever hold, announce or contest a place, under the rule that accepts most. */
async function drawn(site) {
  const { actors } = await json(site, '/map/places.json');
  const { states } = await json(site, '/map/history.json?rule=any');
  const indexes = new Set(states.flatMap(state => state.holders));
  return actors.filter((_, i) => indexes.has(i));
}

/** Every look that an atlas with these actors can have. */
function looks(actors) {
  const all = [{ status: 'unknown', actors: [], core: 0 }];
  for (const a of actors.keys()) {
    all.push({ status: 'claimed', actors: [a], core: 0 }, { status: 'unsure', actors: [a], core: 0 });
    for (const core of [0, 1, 2, 3]) {
      all.push({ status: 'held', actors: [a], core }, { status: 'contested', actors: [a], core });
      for (const b of actors.keys()) if (a !== b) all.push({ status: 'contested', actors: [a, b], core });
    }
  }
  return all.map(look => ({ ...look, approximate: false }));
}

/** Runs in the page: the pairs of marks that differ least, and by how much. */
function nearest({ actors, shapes, looks, zoom }) {
  const { Sprites, radius, readPalette } = window.marks;
  const palette = readPalette();
  const sprites = new Sprites(actors, shapes, palette, 2);
  const r = radius('village', zoom);
  const grey = look => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil(8 * r);
    const ctx = canvas.getContext('2d');
    ctx.fillStyle = palette.ground;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.setTransform(2, 0, 0, 2, canvas.width / 2, canvas.height / 2);
    sprites.draw(ctx, look, r, true, false);
    const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from(
      { length: data.length / 4 },
      (_, i) => (0.2126 * data[4 * i] + 0.7152 * data[4 * i + 1] + 0.0722 * data[4 * i + 2]) / 255,
    );
  };
  const pictures = looks.map(grey);
  const pairs = [];
  for (let i = 0; i < looks.length; i++)
    for (let j = i + 1; j < looks.length; j++) {
      let sum = 0;
      for (let k = 0; k < pictures[i].length; k++) sum += Math.abs(pictures[i][k] - pictures[j][k]);
      pairs.push({ by: sum / 4, a: looks[i], b: looks[j] });
    }
  const state = look => look.status + look.actors;
  const least = same => pairs.filter(p => (state(p.a) === state(p.b)) === same).sort((x, y) => x.by - y.by)[0];
  return { states: least(false), ages: least(true) };
}

const text = ({ by, a, b }) => `${by.toFixed(1)}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`;

/** The zoom of phones from which on symbols have shapes: their smallest size. */
const SHAPED = 8.8;

const readers = ['light', 'dark'].map(theme => ({ lang: 'en', theme, size: 'phone' }));

forReaders('no two marks look alike in grey at phone size', { readers }, async ({ page, site }) => {
  const actors = await drawn(ANBAR);
  assert.ok(actors.length >= 4, 'too few actors for a test');
  await page.goto(`${site}/`);
  const shapes = JSON.parse(await page.locator('#boot').textContent()).shapes;
  await page.evaluate(await drawing());
  const all = looks(actors);
  const near = await page.evaluate(nearest, { actors, shapes, looks: all, zoom: SHAPED });
  assert.ok(near.states.by > STATES_APART, text(near.states));
  assert.ok(near.ages.by > AGES_APART, text(near.ages));

  // The same measure finds a twin: an actor of the same shape and lightness.
  const twin = [...actors, { ...actors[0], actor_id: 'twin' }];
  const same = await page.evaluate(nearest, { actors: twin, shapes, looks: looks(twin), zoom: SHAPED });
  assert.ok(same.states.by < STATES_APART, 'the measure finds no difference too small');
});
