// English and Arabic are equals; Arabic runs from right to left.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { forReaders } from './harness/suite.mjs';

forReaders('the other language shows the same date and place', {}, async reading => {
  const { page } = reading;
  const other = reading.rtl ? 'en' : 'ar';
  await reading.open('/?place=rawa');
  await page.locator('#date-input').fill('2017-11-17');
  await page.locator('article#place:not(.quick)').waitFor();
  await eventually(async () => assert.match(page.url(), /date=2017-11-17/));
  await reading.unfold('menu');
  await page.locator('a[data-link=lang]').click();
  await page.locator(`html[lang=${other}][data-ready=true]`).waitFor({ state: 'attached' });
  await reading.showsDate('2017-11-17');
  assert.equal(new URL(page.url()).searchParams.get('place'), 'rawa');
  await page.locator('article#place').waitFor();
});

forReaders('time runs as the reader reads, the map does not turn', {}, async reading => {
  const { page } = reading;
  const { rtl } = reading;
  await reading.open('/');
  assert.equal(await page.locator('html').getAttribute('dir'), rtl ? 'rtl' : 'ltr');
  const flag = () => page.locator('.tl-head:visible').first().boundingBox();
  const before = await flag();
  await reading.slider.focus();
  await page.keyboard.press(`Shift+${reading.onward}`);
  await reading.showsDate('2017-11-10');
  await eventually(async () => {
    const after = await flag();
    assert.ok(rtl ? after.x < before.x : after.x > before.x, 'a later day is on the wrong side');
  });
  const box = await reading.slider.boundingBox();
  await page.mouse.click(box.x + box.width * (rtl ? 0.1 : 0.9), box.y + box.height / 2);
  await eventually(async () => assert.ok((await reading.date()) > '2017-11-20'));

  const [west, east] = [await reading.spot('al-qaim'), await reading.spot('rawa')];
  assert.ok(west.x < east.x, 'the map is mirrored');
});

forReaders('panel, bar and controls stand on the side where reading begins', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  const middle = async selector => {
    const box = await page.locator(selector).first().boundingBox();
    return box.x + box.width / 2;
  };
  const onward = (a, b) => (reading.rtl ? a > b : a < b);
  assert.ok(onward(await middle('.brand'), await middle('.bar-folds')));
  if (reading.phone) return;
  assert.ok(onward(await middle('#panel'), await middle('#map')));
  assert.ok(onward(await middle('.tl-play'), await middle('.tl-next')));
});

forReaders('the text speaks the language of the page', {}, async reading => {
  const { page } = reading;
  await reading.visit('/on/2017-11-03');
  const lede = await page.locator('#day .lede').first().textContent();
  const title = await page.title();
  for (const text of [lede, title]) assert.equal(/[\u0600-\u06ff]/.test(text), reading.rtl, text);
  const keys = await page.locator('body').innerText();
  assert.doesNotMatch(keys, /\b(map|day|place|nav|rule)\.[a-z_]+\b|\{[a-z]+\}|%!|undefined|NaN|\[object/);
});
