// Without JavaScript the page states the same.
import assert from 'node:assert/strict';
import { actor, control } from './harness/facts.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const options = { javaScriptEnabled: false };

forSome('without JavaScript the page names date, changes and who says so', options, async reading => {
  const { page } = reading;
  const place = (await control(ANBAR, '2017-11-03')).get('al-qaim');
  const holder = await actor(ANBAR, 'iraq', 'light');
  await reading.visit('/');
  const day = page.locator('#day[data-date="2017-11-03"]');
  assert.match(await day.locator('h1').textContent(), reading.rtl ? /٣ تشرين الثاني ٢٠١٧/ : /3 November 2017/);
  const name = reading.rtl ? place.name_ar : place.name;
  const change = day.locator('.changed li', { has: page.locator('a[data-place="al-qaim"]') });
  assert.ok(await change.getByText(name).first().isVisible());
  assert.ok(await change.locator('.says b').first().isVisible(), 'nobody is named who says so');
  assert.ok(
    (await change.locator('.pair').getAttribute('aria-label')).includes(reading.rtl ? holder.name_ar : holder.name),
  );
  await change.locator('h3 a').click();
  assert.equal(new URL(page.url()).pathname, '/places/al-qaim');
  assert.equal((await page.locator('#place h1').textContent()).trim(), name);
});

forSome('without JavaScript another date and another rule are a form away', options, async reading => {
  const { page } = reading;
  await reading.visit('/');
  await page.locator('#date-input').fill('2017-11-17');
  await page.locator('#date-form button').click();
  await page.locator('#day[data-date="2017-11-17"]').waitFor();
  await page.locator('#rule label', { has: page.locator('input[value=strict]') }).click();
  await page.locator('#rule button').click();
  await page.locator('#rule input[value=strict][checked]').waitFor({ state: 'attached' });
  const shown = new URL(page.url()).searchParams;
  assert.deepEqual([shown.get('date'), shown.get('rule')], ['2017-11-17', 'strict']);
  assert.equal(await page.locator('html').getAttribute('lang'), reading.reader.lang);
});

forSome('without JavaScript a name can be searched', options, async reading => {
  const { page } = reading;
  await reading.visit('/');
  await page.locator('#find-input').fill('Hadihta');
  await page.locator('#find-input').press('Enter');
  await page.locator('main a[href*="/places/haditha"]').first().waitFor();
});
