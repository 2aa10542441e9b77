// Which places are shown: the filter, its words, its address, and the table of them.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { control, json } from './harness/facts.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const DATE = '2017-11-03';
const option = (page, group, id) => page.locator(`input[name=${group}][value="${id}"]`);
const button = (page, name) => page.locator('.bar-folds button').filter({ hasText: name });

/** A number in Latin or Arabic digits. */
const number = text =>
  Number(text.replace(/[٠-٩]/g, digit => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)).match(/\d+/)?.[0] ?? Number.NaN);

/** How many places the server keeps under a query. */
async function kept(query) {
  return (await json(ANBAR, `/control/${DATE}.geojson?${query}`)).features.length;
}

async function openFilter(reading) {
  const { page } = reading;
  await button(page, await reading.t('map.filter')).click();
  await page.locator('.filter[open]').waitFor();
}

async function openTable(reading) {
  const { page } = reading;
  await button(page, await reading.t('map.table')).click();
  await page.locator('.table-view[open]').waitFor();
}

const ROWS = '.table-view tbody tr';

for (const [group, id] of [
  ['actor', 'is'],
  ['status', 'claimed'],
  ['kind', 'village'],
  ['campaign', 'al-karmah-offensive'],
  ['claimant', 'joc'],
]) {
  forSome(`the filter by ${group} keeps what the data keeps, and says so everywhere`, {}, async reading => {
    const { page } = reading;
    await reading.open('/');
    await openFilter(reading);
    const box = option(page, group, id);
    const closed = page.locator('.filter details:not([open])', { has: box });
    if (await closed.count()) await closed.locator('summary').click();
    const wanted = await kept(`${group}=${id}`);
    assert.equal(number(await page.locator('label', { has: box }).locator('.tl-number').textContent()), wanted);
    await box.check();
    assert.deepEqual(await audit(page), []);
    await page.keyboard.press('Escape');
    await page
      .locator('.filter[open]')
      .waitFor({ state: 'detached' })
      .catch(() => {});
    assert.equal(new URL(page.url()).searchParams.get(group), id);
    await openTable(reading);
    await eventually(async () => assert.equal(await page.locator(ROWS).count(), wanted));
    assert.ok((await page.locator('.table-view caption').textContent()).length > 10);
  });
}

forSome('no request is made while places are filtered and the day moves', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await page.locator('article#day .counts').waitFor();
  await openFilter(reading);
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await option(page, 'actor', 'iraq').check();
  await option(page, 'status', 'held').check();
  await page.waitForTimeout(600);
  assert.deepEqual(asked, []);
});

forSome('legend and map lose what the filter leaves out, and the legend says of how many', {}, async reading => {
  const { page } = reading;
  await reading.open(`/?actor=is&date=${DATE}`);
  await reading.spot('rawa');
  await reading.unfold('legend');
  const shown = await page.locator('.place-list [role=option]').count();
  await eventually(async () => {
    const total = await page.locator('#legend .legend-total').textContent();
    assert.equal(shown, 1);
    assert.ok(reading.rtl || number(total) === shown, total);
    const rows = await page.locator('#legend .legend-list .legend-n').allTextContents();
    assert.equal(number(rows[0]), shown);
  });
});

forSome('the address keeps the filter through Back, Forward and the other language', {}, async reading => {
  const { page } = reading;
  await reading.open(`/?status=held&kind=town,village`);
  const words = page.locator('#rule .chips[role=group] button[aria-label]');
  const chips = () => page.locator('#rule .chips[role=group]').locator('button[aria-label]').count();
  await eventually(async () => assert.equal(await chips(), 3));
  await words.last().click();
  await eventually(async () => assert.equal(await chips(), 2));
  await page.goBack();
  await eventually(async () => assert.equal(await chips(), 3));
  await page.goForward();
  await eventually(async () => assert.equal(await chips(), 2));
  const other = new URL(await page.locator('a[data-link=lang]').first().getAttribute('href'), ANBAR).searchParams;
  assert.equal(other.get('status'), 'held');
  assert.equal(other.get('kind'), 'town');
  const day = new URL(await page.locator('.bar-links a[data-link=day]').getAttribute('href'), ANBAR).searchParams;
  assert.equal(day.get('status'), 'held');
});

forSome('where nothing matches the page says so, and one tap clears it', {}, async reading => {
  const { page } = reading;
  await reading.open('/?actor=sdf&status=contested');
  const words = page.locator('#rule .chips[role=group]');
  const none = await reading.t('map.filter.none');
  await eventually(async () => assert.equal(await words.locator('b').textContent(), none));
  assert.equal(await page.locator('.place-list [role=option]').count(), 0);
  assert.deepEqual(await audit(page), []);
  await words.locator('.filter-clear').click();
  await reading.spot('al-qaim');
  assert.equal(new URL(page.url()).searchParams.get('actor'), null);
});

forSome('an id that no option has is left aside, with a notice', {}, async reading => {
  const { page } = reading;
  await reading.visit('/?actor=nobody&status=held');
  assert.match(await page.locator('.notice').first().textContent(), /nobody/);
});

forSome('the chosen place stays though the filter leaves it out', {}, async reading => {
  await reading.open('/?place=al-qaim&actor=is');
  await reading.spot('al-qaim');
});

forSome('search finds voices and actors, and picking one shows their places only', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await reading.unfold('find');
  const field = page.locator('#find-input');
  await field.fill(reading.rtl ? 'قيادة' : 'joint operations');
  const voice = page.locator('#find-results [aria-labelledby=find-voices] [role=option]').first();
  await voice.click();
  await eventually(async () => assert.equal(new URL(page.url()).searchParams.get('claimant'), 'joc'));
});

forSome('the table has every place, sorts by keyboard, follows the day and closes by Escape', {}, async reading => {
  const { page } = reading;
  const all = await control(ANBAR, DATE);
  await reading.open('/?view=table');
  await eventually(async () => assert.equal(await page.locator(ROWS).count(), all.size));
  const heads = page.locator('.table-view thead th');
  assert.equal(await heads.first().getAttribute('aria-sort'), 'ascending');
  const first = async () => page.locator(`${ROWS} th`).first().textContent();
  const before = await first();
  await heads.first().locator('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await heads.first().getAttribute('aria-sort'), 'descending');
  assert.notEqual(await first(), before);
  await heads.nth(3).locator('button').focus();
  await page.keyboard.press('Space');
  assert.equal(await heads.nth(3).getAttribute('aria-sort'), 'ascending');
  assert.equal(await heads.first().getAttribute('aria-sort'), 'none');
  assert.deepEqual(await audit(page), []);
  const csv = await page.locator('.table-view a[download]').getAttribute('href');
  assert.equal((await fetch(new URL(csv, ANBAR))).status, 200);
  if (!reading.phone) {
    const caption = await page.locator('.table-view caption').textContent();
    await reading.slider.focus();
    await page.keyboard.press(reading.onward);
    await eventually(async () => assert.notEqual(await page.locator('.table-view caption').textContent(), caption));
    await heads.first().locator('button').focus();
  }
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await page.locator('.table-view[open]').count(), 0));
  assert.equal(new URL(page.url()).searchParams.get('view'), null);
});

forSome('a place of the table opens beside it, or instead of it on a phone', {}, async reading => {
  const { page } = reading;
  await reading.open('/?view=table&actor=is');
  await page.locator(`${ROWS} a`).first().click();
  await page.locator('article#place').waitFor();
  assert.equal(await page.locator('.table-view[open]').count(), reading.phone ? 0 : 1);
  assert.equal(new URL(page.url()).searchParams.get('place'), 'rawa');
});

forSome('a skip link leads to the table', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await page.locator('#skip-table').focus();
  await page.keyboard.press('Enter');
  await page.locator('.table-view[open]').waitFor();
});
