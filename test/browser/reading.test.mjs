// The same claims read in other ways: by another rule, as of an evening, without a voice.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { DESKS } from './harness/matrix.mjs';
import { forReaders, forSome } from './harness/suite.mjs';

const EVENING = '[data-reading="known=evening"]';
const param = (reading, name) => new URL(reading.page.url()).searchParams.get(name);
const summary = reading => reading.page.locator('.ways > summary');
const chip = reading => reading.page.locator('p.chips button').first();

/** Opens the explanation and waits until it compares the day shown. */
async function explain(reading) {
  await summary(reading).click();
  await reading.page.locator('.ways[open] .ways-body:not([aria-busy])').waitFor();
}

forSome('the explanation opens by keyboard and says what each rule accepts and changes', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  await summary(reading).focus();
  await page.keyboard.press('Enter');
  const list = page.locator('#ways');
  await list.waitFor();
  for (const rule of ['any', 'documented', 'strict']) {
    const note = await list.locator(`[data-rule=${rule}]`).getAttribute('data-note');
    assert.match(note, /[\d٠-٩]+.*[\d٠-٩]+/, `${rule} does not say how many claims it accepts`);
  }
  const strict = list.locator('[data-rule=strict]');
  await strict.locator('summary').click();
  assert.ok((await strict.locator('li a[data-place]').count()) > 3);
  await strict.locator('a[data-place=rawa]').click();
  await eventually(() => assert.equal(param(reading, 'place'), 'rawa'));
  // The keyboard moves to the place's text once that is there.
  await page.locator('article#place:not(.quick)').waitFor();
  await eventually(async () =>
    assert.ok(await page.locator('#place h1').evaluate(node => node === document.activeElement)),
  );
  if (reading.phone) await summary(reading).click();
  await summary(reading).focus();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.ways[open]').count(), 0);
  assert.ok(await summary(reading).evaluate(node => node === document.activeElement));
});

forReaders('a rule can be looked at before it is chosen', { readers: DESKS }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  await page.locator('#rule label', { has: page.locator('input[value=strict]') }).hover();
  const differs = await page.locator('#rule input[value=strict]').getAttribute('data-differs');
  await eventually(async () =>
    assert.ok((await page.locator('#rule-note').textContent()).includes(differs) && differs),
  );
  assert.equal(await page.locator('#map').getAttribute('data-rule'), 'documented');
});

forReaders('an opened explanation follows the date', { readers: DESKS }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  await explain(reading);
  const before = await page.locator('#ways [data-rule=strict] details').textContent();
  await page.locator('#date-input').fill('2017-12-09');
  await reading.showsDate('2017-12-09');
  await eventually(async () =>
    assert.notEqual(await page.locator('#ways [data-rule=strict] details').textContent(), before),
  );
});

forSome('the map as of that evening follows the slider without a request', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2015-11-03');
  await explain(reading);
  await page.locator(EVENING).click();
  await eventually(() => assert.equal(param(reading, 'known'), '2015-11-03'));
  await page.locator('article#day:not(.quick) .differ li').first().waitFor();
  assert.ok(await chip(reading).isVisible());

  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await reading.slider.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press(`Shift+${reading.onward}`, { delay: 20 });
  const scrubbed = asked.filter(url => url.includes('/map/'));
  assert.deepEqual(scrubbed, []);
  await eventually(async () => assert.equal(param(reading, 'known'), await reading.date()));

  await chip(reading).click();
  await eventually(() => assert.equal(param(reading, 'known'), null));
  assert.ok(await page.locator('p.chips').isHidden());
});

forSome('back leaves the evening, and forward takes it up again', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2015-11-03');
  await explain(reading);
  await page.locator(EVENING).click();
  await eventually(() => assert.equal(param(reading, 'known'), '2015-11-03'));
  await page.goBack();
  await page.locator('p.chips').waitFor({ state: 'hidden' });
  assert.equal(param(reading, 'known'), null);
  await page.goForward();
  await chip(reading).waitFor();
  assert.equal(param(reading, 'known'), '2015-11-03');
});

forSome('without a voice, what rests on it alone is empty', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  await explain(reading);
  await page.locator('.ways-body input[type=search]').fill(reading.rtl ? 'العمليات' : 'operations');
  const row = page.locator('.voices li:not([hidden])');
  assert.equal(await row.count(), 1);
  await row.locator('a').click();
  await eventually(() => assert.equal(param(reading, 'without'), 'joc'));
  const differ = page.locator('article#day:not(.quick) .differ');
  await differ.waitFor();
  assert.equal(await differ.locator('li').count(), 2);
  assert.ok(await chip(reading).isVisible());

  await page.locator('#day .correction [data-reading]').click();
  await eventually(() => assert.equal(param(reading, 'without'), null));
});

forSome('a fixed evening stays, until the reader lets it follow the date', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&known=2017-10-30');
  await reading.slider.focus();
  await page.keyboard.press(reading.onward);
  await reading.showsDate('2017-11-04');
  await eventually(() => assert.equal(param(reading, 'date'), '2017-11-04'));
  assert.equal(param(reading, 'known'), '2017-10-30');
  await page.locator(`.chips ${EVENING}`).click();
  await eventually(() => assert.equal(param(reading, 'known'), '2017-11-04'));
});

forSome('the other language keeps the reading', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&without=document');
  await reading.unfold('menu');
  await page.locator('#menu a[data-link=lang]').click();
  await page.locator(`html[lang=${reading.rtl ? 'en' : 'ar'}][data-ready=true]`).waitFor({ state: 'attached' });
  assert.equal(param(reading, 'without'), 'document');
  assert.ok(await chip(reading).isVisible());
});

forSome('the opened explanation has no barrier', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&known=2017-10-30&without=joc');
  await explain(reading);
  assert.deepEqual(await audit(page), []);
});
