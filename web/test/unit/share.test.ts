// What there is to copy, where a file server has a page for some days only.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Addresses } from '../../src/copy/addresses';
import { pageOf } from '../../src/share/incopy';

const HERE = 'https://maps.example';
const forms = {
  langs: ['en', 'ar'],
  rules: ['any', 'documented', 'strict'],
  rule: 'documented',
  days: ['2017-11-01', '2017-11-03'],
};

afterEach(() => {
  Object.assign(globalThis, { heldline: undefined });
});

test('a server is asked for the very state', () => {
  const address = `${HERE}/share?date=2017-11-02&place=rawa&rule=strict`;
  assert.equal(pageOf(address), address);
});

for (const [asked, file] of [
  ['/share/2017-11-03/?date=2017-11-03&bbox=1,2,3,4', '/share/2017-11-03/'],
  ['/share/2017-11-03/?date=2017-11-02&place=rawa', '/share/2017-11-01/'],
  ['/share/2017-11-03/?date=2017-01-01', '/share/2017-11-01/'],
  ['/share/2017-11-03/?from=2017-11-01&to=2017-12-05', '/share/2017-11-03/'],
  ['/lang/ar/share/2017-11-03/?date=2017-11-03&rule=strict', '/lang/ar/rules/strict/share/2017-11-03/'],
  ['/e/0123456789abcdef/share/2017-11-03/?date=2017-11-03&rule=any', '/e/0123456789abcdef/rules/any/share/2017-11-03/'],
]) {
  test(`a copy answers ${asked} by the page of the last day told`, () => {
    Object.assign(globalThis, { heldline: new Addresses(forms, HERE) });
    assert.equal(pageOf(HERE + asked), file);
  });
}
