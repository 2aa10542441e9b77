import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, compass, distance } from '../../src/map/measure';

test('a distance is within half a percent of the ellipsoid', () => {
  // A degree of the equator is 111,320 m, a degree of latitude at 45° 111,132 m.
  assert.ok(Math.abs(distance([0, 0], [1, 0]) / 111_320 - 1) < 0.005);
  assert.ok(Math.abs(distance([10, 44.5], [10, 45.5]) / 111_132 - 1) < 0.005);
  assert.equal(distance([179.5, 1], [179.5, 1]), 0);
});

test('a direction is the nearest of the eight main points, also across the 180th meridian', () => {
  assert.equal(compass([41, 34], [41, 35]), 'N');
  assert.equal(compass([41, 34], [41.02, 33]), 'S');
  assert.equal(compass([41, 34], [40, 33]), 'SW');
  assert.equal(compass([179.5, 0], [-179.5, 0]), 'E');
  assert.equal(compass([-179.5, 0], [179.5, 1]), 'NW');
});

test('a box around a point reaches as far to each side', () => {
  const [[south, west], [north, east]] = around([41, 34], 10_000);
  assert.ok(Math.abs(distance([41, 34], [41, north]) - 10_000) < 50);
  assert.ok(Math.abs(distance([41, 34], [west, 34]) - 10_000) < 50);
  assert.ok(south < 34 && east > 41);
});
