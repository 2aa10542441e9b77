import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDay } from '../../src/days';
import { isAsked, readAsked } from '../../src/embed/asked';
import type { EmbedBoot } from '../../src/embed/boot';
import { Atlas } from '../../src/state/atlas';
import type { PlacesJson, RecordsJson } from '../../src/state/wire';
import { Words } from '../../src/words';

const places: PlacesJson = {
  edition: '',
  actors: [],
  places: {
    count: 2,
    scale: 1,
    lon: [],
    lat: [],
    sizes: [{ kind: 'town', rank: 1, precision_m: 0 }],
    size: '00',
    more: [],
  },
};

const records: RecordsJson = {
  claimants: [{ claimant_id: 'general', name: 'General', name_ar: '', party: -1 }],
  campaigns: [
    {
      campaign_id: 'summer',
      title: '',
      title_ar: '',
      window_start: '1900-05-01',
      window_end: '1900-06-30',
      places: [0],
    },
    {
      campaign_id: 'autumn',
      title: '',
      title_ar: '',
      window_start: '1900-09-01',
      window_end: '1900-10-15',
      places: [1],
    },
  ],
  phases: [],
  dates: { date: [], claims: [], tray: [], events: [] },
  events: [],
  within: [-1, -1],
};

const atlas = new Atlas(places, records, false);
atlas.call({ place_id: ['port', 'hill'], name: ['Port', 'Hill'] });

const boot = {
  date: '1900-05-03',
  default_date: '1900-05-03',
  first: '1900-01-01',
  last: '1900-12-31',
  rule: 'documented',
  known: null,
  without: null,
} as EmbedBoot;

const ask = (search: string, pathname = '/embed') =>
  readAsked({ search, pathname }, boot, atlas, new Words('en-GB', {}));

/** Day and span of an address, and the keys of its notices. */
function days(search: string, pathname?: string) {
  const { day, span, notices } = ask(search, pathname);
  return [isoDay(day), span && `${isoDay(span.from)}/${isoDay(span.to)}`, notices.join()];
}

test('an embed opens on the day asked for, and is locked to the days given', () => {
  assert.deepEqual(days(''), ['1900-05-03', null, '']);
  assert.deepEqual(days('?date=1900-07-04'), ['1900-07-04', null, '']);
  assert.deepEqual(days('', '/e/0123/embed/1900-07-04/'), ['1900-07-04', null, '']);
  assert.deepEqual(days('?from=1900-04-01&to=1900-05-09'), ['1900-05-09', '1900-04-01/1900-05-09', '']);
  assert.deepEqual(days('?from=1900-04-01&to=1900-05-09&date=1900-04-02'), ['1900-04-02', '1900-04-01/1900-05-09', '']);
  assert.deepEqual(days('?from=1900-04-01'), ['1900-12-31', '1900-04-01/1900-12-31', '']);
  assert.deepEqual(days('?from=1900-04-01&to=1900-04-01'), ['1900-04-01', null, '']);
});

test('a campaign gives its window, and opens on the day asked for, the own day, or its last', () => {
  assert.deepEqual(days('?campaign=summer'), ['1900-05-03', '1900-05-01/1900-06-30', '']);
  assert.deepEqual(days('?campaign=autumn'), ['1900-10-15', '1900-09-01/1900-10-15', '']);
  assert.deepEqual(days('?campaign=autumn&date=1900-09-09'), ['1900-09-09', '1900-09-01/1900-10-15', '']);
  assert.deepEqual(days('?campaign=summer,autumn'), ['1900-05-03', '1900-05-01/1900-10-15', '']);
  assert.deepEqual(days('?campaign=autumn&from=1900-04-01&to=1900-04-30')[1], '1900-04-01/1900-04-30');
});

test('what cannot be shown is brought near and said', () => {
  assert.deepEqual(days('?date=x'), ['1900-05-03', null, 'notice.date']);
  assert.deepEqual(days('?date=2000-01-01'), ['1900-12-31', null, 'notice.nearest']);
  assert.deepEqual(days('?from=1900-06-01&to=1900-05-01'), [
    '1900-06-01',
    '1900-05-01/1900-06-01',
    'notice.range.order',
  ]);
  assert.deepEqual(days('?from=1900-06-01&to=1900-07-01&date=1900-01-05')[2], 'notice.locked');
  const all = ask(
    '?highlight=hill,moon&layers=roads,x&controls=dance&theme=pink&rule=no&place=moon&bbox=1,2&campaign=x&without=me',
  );
  assert.deepEqual(all.highlight, [1]);
  assert.deepEqual([all.layers, all.place, all.theme, all.box, all.rule], [['roads'], null, null, null, 'documented']);
  assert.equal(all.notices.length, 9);
  assert.equal(ask('?fbclid=1&utm_source=x&secret=y').notices.length, 0);
});

test('lists may be empty, boxes may cross the 180th meridian, titles end', () => {
  assert.deepEqual([ask('?layers=none').layers, ask('?controls=none').controls], [[], []]);
  assert.ok(!ask('').controls.includes('zoom'));
  assert.deepEqual(ask('?bbox=-10,30,10,40').box, [
    [30, -10],
    [40, 10],
  ]);
  const [[, west], [, east]] = ask('?bbox=170,30,-170,40').box!;
  assert.equal(east - west, 20);
  assert.equal([...ask(`?title=${'م'.repeat(200)}`).title!].length, 121);
});

test('a page written for another address is known by its parameters', () => {
  assert.ok(isAsked('?date=1900-05-01&fbclid=x', { date: '1900-05-01' }));
  assert.ok(!isAsked('?date=1900-05-01', {}));
  assert.ok(!isAsked('', { theme: 'dark' }));
});
