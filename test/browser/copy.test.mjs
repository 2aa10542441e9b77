// A copy of the site on a plain file server: what the address asks for is shown
// without a program behind it, no file is asked for that is not there, and what
// cannot be had is said.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { actor, control } from './harness/facts.mjs';
import { ANBAR, COPY, forReaders } from './harness/suite.mjs';

const DESK = [
  { lang: 'en', theme: 'light', size: 'desk' },
  { lang: 'ar', theme: 'dark', size: 'phone' },
];
const ONE = DESK.slice(0, 1);
const site = COPY;

forReaders(
  'a copy shows the map, follows the slider and asks for nothing that is missing',
  { site, readers: DESK },
  async reading => {
    const { page } = reading;
    await reading.open('/');
    assert.equal(await page.locator('html').getAttribute('lang'), reading.reader.lang);
    await reading.showsDate('2017-11-03');
    await page.locator('#date-input').fill('2017-11-17');
    await reading.showsDate('2017-11-17');
    await page.locator('article#day:not(.quick)[data-date="2017-11-17"]').waitFor();
    const { features } = await (await fetch(`${ANBAR}/changes.geojson?from=2017-11-17&to=2017-11-18`)).json();
    assert.ok((await page.locator('article#day [data-place]').count()) >= features.length);
    await eventually(async () => assert.match(page.url(), /date=2017-11-17/));
    assert.deepEqual(
      reading.watch.requests.filter(url => new URL(url).origin !== new URL(site).origin),
      [],
    );
  },
);

forReaders('an address with a rule, a date and a place shows exactly these', { site, readers: DESK }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&rule=strict&place=rumana');
  await reading.showsDate('2017-11-03');
  assert.equal(await page.locator('#map').getAttribute('data-rule'), 'strict');
  await page.locator('article#place:not(.quick)').waitFor();
  const data = await page.locator('#legend a[data-link=csv]').getAttribute('href');
  assert.match(data, /\/rules\/strict\/control\/2017-11-03\.csv$/);
  const mine = await (await fetch(new URL(data, site))).text();
  const theirs = await (await fetch(`${ANBAR}/control/2017-11-03.csv?rule=strict`)).text();
  assert.equal(mine, theirs);
});

forReaders(
  'the page of a rule shows that rule, and another rule can be taken there',
  { site, readers: ONE },
  async reading => {
    const { page } = reading;
    await reading.open('/rules/any/');
    await page.locator('#map[data-rule=any]').waitFor();
    await page.locator('#rule label', { has: page.locator('input[value=documented]') }).click();
    await page.locator('#map[data-rule=documented]').waitFor();
    await page.locator('article#day:not(.quick)').waitFor();
    await eventually(async () => assert.doesNotMatch(page.url(), /rule/));
    const kept = page.url();
    await page.goto('about:blank');
    await page.goto(kept);
    await reading.ready();
    assert.equal(await page.locator('#map').getAttribute('data-rule'), 'documented');
  },
);

forReaders('areas are those of the day and the rule', { site, readers: ONE }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-04&rule=strict&areas=1');
  await page.locator('canvas.plane-areas').waitFor();
  const asked = reading.watch.requests.filter(url => /\/areas\//.test(new URL(url).pathname));
  assert.equal(asked.length, 1);
  const { features } = await (await fetch(asked[0])).json();
  const theirs = await (await fetch(`${ANBAR}/areas/2017-11-04.geojson?rule=strict`)).json();
  assert.deepEqual(features, theirs.features);
});

forReaders('symbols have the colours of the state', { site, readers: ONE }, async reading => {
  await reading.open('/?date=2017-11-17&place=rawa');
  const { holder } = (await control(ANBAR, '2017-11-17')).get('rawa');
  const { rgb } = await actor(ANBAR, holder, reading.reader.theme);
  await reading.seesColour('rawa', rgb);
});

forReaders(
  'a day without a report has no page of its own and reads as the server tells it',
  { site, readers: ONE },
  async reading => {
    const { page } = reading;
    await reading.open('/?date=2016-02-02');
    const article = page.locator('article#day:not(.quick)');
    await article.waitFor();
    const mine = (await article.innerText()).replace(/\s+/g, ' ').trim();
    await page.goto(`${ANBAR}/?date=2016-02-02`);
    await reading.ready();
    assert.equal(mine, (await article.innerText()).replace(/\s+/g, ' ').trim());
    reading.watch.troubles.length = 0; // the other origin was asked for on purpose
  },
);

forReaders('the page of a place is turned to the day that its address names', { site, readers: ONE }, async reading => {
  const { page } = reading;
  const state = () => page.locator('article#place > .state').innerText();
  await reading.visit('/places/rawa/?date=2017-11-20');
  const mine = await state();
  assert.match(mine, /20 November 2017/);
  await page.goto(`${ANBAR}/places/rawa?date=2017-11-20`);
  assert.equal(mine, await state());
  reading.watch.troubles.length = 0; // the other origin was asked for on purpose
});

forReaders('what only a server can tell is said, and links to it are gone', { site, readers: ONE }, async reading => {
  const { page } = reading;
  await reading.open('/?known=2017-11-01&date=1801-01-01');
  assert.equal(await page.locator('.notice').count(), 2);
  await page.goto(`${site}/?from=2017-10-20&to=2017-11-17`);
  await reading.ready();
  await page.locator('article#range .note, #panel-body > .note').first().waitFor();
  assert.equal(await page.locator('.panel-failed').count(), 0);
  assert.equal(await page.locator('#legend a[data-link=csv]').isVisible(), false);
});

forReaders(
  'old addresses with a query lead to their files',
  { site, readers: ONE, expected: [/404.*\/on\/2016-02-02/, /404 \(Not Found\)/] },
  async reading => {
    const { page } = reading;
    await page.goto(`${site}/on/2017-11-03?rule=strict&lang=ar`);
    await page.waitForURL(`${site}/lang/ar/rules/strict/on/2017-11-03/`);
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    await page.goto(`${site}/on/2016-02-02`);
    await page.waitForURL(/\/\?date=2016-02-02/);
    await reading.showsDate('2016-02-02');
    await page.goto(`${site}/places?q=rawa`);
    await page.waitForURL(/\/\?q=rawa/);
    await page.locator('#find-results [role=option]', { hasText: 'Rawa' }).first().waitFor();
  },
);

forReaders('the map for frames reads its query on a file server', { site, readers: ONE }, async reading => {
  const { page } = reading;
  await reading.open('/embed/?date=2017-11-17&rule=strict&title=Rawa');
  await page.locator('#map[data-date="2017-11-17"]').waitFor();
  assert.match(await page.locator('#title').textContent(), /Rawa.*17 November 2017/);
  assert.ok(reading.watch.requests.some(url => /\/rules\/strict\/map\/history\.json$/.test(url)));
});
