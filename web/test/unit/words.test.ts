import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay } from '../../src/days';
import { Words } from '../../src/words';

const DAY = parseDay('2017-11-03')!;
const plural = { zero: 'صفر', one: 'واحد', two: 'اثنان', few: '{n} أماكن', many: '{n} مكانًا', other: '{n} مكان' };

test('placeholders are filled, numbers in the digits of the language', () => {
  assert.equal(new Words('en-GB', { a: 'from {x} to {n}' }).t('a', { x: 'here', n: 1234 }), 'from here to 1,234');
  assert.equal(new Words('ar-IQ-u-nu-arab', { a: '{n} كم' }).t('a', { n: 20 }), '٢٠ كم');
});

test('plural forms follow the language', () => {
  const words = new Words('ar-IQ-u-nu-arab', { places: plural });
  const texts = [0, 1, 2, 3, 11, 100].map(n => words.t('places', { n }));
  assert.deepEqual(texts, ['صفر', 'واحد', 'اثنان', '٣ أماكن', '١١ مكانًا', '١٠٠ مكان']);
});

test('an unknown key shows itself and never throws', () => {
  assert.equal(new Words('en-GB', {}).t('map.nothing'), 'map.nothing');
});

test('dates are calendar days, whatever the time zone of the machine', () => {
  assert.equal(new Words('en-GB', {}).date(DAY), '3 November 2017');
  assert.match(new Words('ar-IQ-u-ca-gregory-nu-arab', {}).date(DAY), /٣ تشرين الثاني ٢٠١٧/);
});
