// What docs/http.md says of the map's own files is what they are: its decoder is run as it is written.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { control } from './harness/facts.mjs';
import { root } from './harness/packages.mjs';
import { ANBAR, STRAIT } from './harness/suite.mjs';

const DAYS = { [ANBAR]: '2017-11-03', [STRAIT]: '1923-05-02' };

for (const [site, date] of Object.entries(DAYS)) {
  test(`the decoder of the reference reads the map's files as control has them on ${date}`, async () => {
    const doc = await readFile(join(root, 'docs/http.md'), 'utf8');
    const [, code] = /A decoder, for a browser or Node:\s+```js\n(.*?)```/s.exec(doc);
    const said = code.replace('http://127.0.0.1:8080', site).replace(/console\.log\(on\('[^']+'\)\)/, 'export { on }');
    const { on } = await import(`data:text/javascript,${encodeURIComponent(said)}`);
    const states = await control(site, date);
    const spans = on(date);
    assert.equal(spans.length, states.size);
    for (const { place, name, status, holders, lonLat, start, end } of spans) {
      const state = states.get(place);
      assert.deepEqual([name, status], [state.name, state.status], place);
      assert.equal(holders.join(), (state.holders ?? []).toString(), place);
      assert.ok((!start || start <= date) && (!end || end > date), place);
      assert.equal(lonLat === null, !state.point, place);
      if (lonLat) for (const axis of [0, 1]) assert.ok(Math.abs(lonLat[axis] - state.point[axis]) < 1e-4, place);
    }
  });
}
