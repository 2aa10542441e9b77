// What must never happen on the map: a name over a name or a symbol or under a
// card, a card over a symbol, type too small to read.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { lettering, overlap, touches, watchLettering } from './harness/lettering.mjs';
import { READERS, TABLETS } from './harness/matrix.mjs';
import { forReaders, forSome } from './harness/suite.mjs';

const NAMES = 'canvas.plane-labels';

/** Pixels around a symbol in which its element on the map still reacts. */
const REACH = 8;

/** Windows of three widths, each with both languages. */
const readers = [...READERS, ...TABLETS];

const VIEWS = [
  '/',
  '/?date=2017-11-17&place=rawa',
  '/?date=2015-05-01',
  '/?date=2008-01-01',
  '/?date=2017-12-09',
  '/?date=2014-06-21#map=7/33.6/42.5',
  '/?date=2017-11-03#map=10/34.38/41.1',
  '/?date=2017-11-03#map=12/34.38/41.05',
];

/** The symbols in view: their places' words, middle and radius. */
const symbols = page =>
  page.locator('.place-list [role=option]').evaluateAll(
    (options, reach) =>
      options.map(option => {
        const box = option.getBoundingClientRect();
        const text = option.getAttribute('aria-label');
        return { text, x: box.x + box.width / 2, y: box.y + box.height / 2, r: box.width / 2 - reach };
      }),
    REACH,
  );

/** The corners of the cards that lie on the map. */
const cards = page =>
  page.locator('#map-wrap :is(.card, .badges span), #panel-handle').evaluateAll(all =>
    all
      .map(card => card.getBoundingClientRect())
      .filter(box => box.width > 0)
      .map(b => [
        [b.left, b.top],
        [b.right, b.top],
        [b.right, b.bottom],
        [b.left, b.bottom],
      ]),
  );

forReaders('no name lies over a name or a symbol, or under a card', { readers }, async reading => {
  const { page } = reading;
  await watchLettering(page);
  for (const view of VIEWS) {
    await page.goto('about:blank');
    await reading.open(view);
    await eventually(async () => {
      const [names = []] = await lettering(page, NAMES);
      const marks = await symbols(page);
      const covers = await cards(page);
      assert.ok(names.length > 0, `${view} has no names`);
      const wrong = names.flatMap((name, i) => [
        ...names
          .slice(i + 1)
          .filter(other => overlap(name.quad, other.quad))
          .map(other => `${name.text} / ${other.text}`),
        ...covers.filter(card => overlap(card, name.quad)).map(() => `${name.text} / card`),
        ...marks.filter(mark => touches(mark, name.quad)).map(mark => `${name.text} / symbol of ${mark.text}`),
      ]);
      assert.deepEqual(wrong, [], view);
    }, 3000);
  }
});

forSome('nothing drawn is written smaller than 11 px', {}, async reading => {
  const { page } = reading;
  await watchLettering(page);
  await reading.open('/?place=rawa');
  await reading.spot('rawa');
  const texts = (await lettering(page, 'canvas')).flat();
  assert.ok(texts.length > 10);
  const small = texts.filter(text => text.size < 10.99).map(({ text, size }) => `${text}: ${size} px`);
  assert.deepEqual(small, []);
});

forReaders('no card lies over a symbol when the map opens', { readers }, async reading => {
  const { page } = reading;
  await reading.open('/');
  await reading.spot('al-qaim');
  const covered = await page.evaluate(
    marks => {
      const cards = [...document.querySelectorAll('#map-wrap .card, .page-map .bar, #timeline')].map(card =>
        card.getBoundingClientRect(),
      );
      const under = ({ x, y }) => cards.some(box => x > box.left && x < box.right && y > box.top && y < box.bottom);
      return marks.filter(under).map(mark => mark.text);
    },
    await symbols(page),
  );
  assert.deepEqual(covered, []);
});
