// What a page of text brings to paper: the picture of its day, which a screen does not fetch.
import assert from 'node:assert/strict';
import { forSome } from './harness/suite.mjs';

for (const path of ['/on/2017-11-03', '/on/2017-10-25/2017-11-18']) {
  forSome(`${path} is printed with its picture`, {}, async reading => {
    const { page } = reading;
    const asked = [];
    page.on('requestfinished', request => asked.push(new URL(request.url()).pathname));
    await reading.visit(path);
    const picture = page.locator('.on-paper img');
    assert.equal(await picture.isVisible(), false);
    assert.deepEqual(
      asked.filter(name => name.startsWith('/poster/')),
      [],
    );
    await page.pdf();
    assert.equal(asked.filter(name => name.startsWith('/poster/')).length, 1);
    assert.ok(await picture.evaluate(image => image.complete && image.naturalWidth > image.naturalHeight));
  });
}
