import assert from 'node:assert/strict';
import { test } from 'node:test';
import { middleOf, near, nearGeometry, withoutSeam } from '../../src/meridian';

test('the middle of bounds lies between west and east, also across the 180th meridian', () => {
  assert.equal(middleOf([40, 33, 44, 35]), 42);
  assert.equal(middleOf([179, -18, -179, -16]), 180);
  assert.equal(middleOf([-100, 0, -60, 10]), -80);
});

test('a longitude is counted on past 180 towards the middle', () => {
  assert.equal(near(-179.5, 180), 180.5);
  assert.equal(near(179.5, 180), 179.5);
  assert.equal(near(179.5, -180), -180.5);
  assert.equal(near(41, 42), 41);
});

test('a geometry across the 180th meridian comes in one piece', () => {
  const ring = {
    type: 'LineString' as const,
    coordinates: [
      [179, -17],
      [-179, -16, 5],
    ],
  };
  assert.deepEqual(nearGeometry(ring, 180), {
    type: 'LineString',
    coordinates: [
      [179, -17],
      [181, -16, 5],
    ],
  });
  const nested = {
    type: 'GeometryCollection' as const,
    geometries: [{ type: 'Point' as const, coordinates: [-179, 0] }],
  };
  assert.deepEqual(nearGeometry(nested, 180), {
    type: 'GeometryCollection',
    geometries: [{ type: 'Point', coordinates: [181, 0] }],
  });
});

test('a ring that was cut at the 180th meridian is drawn without the cut', () => {
  const ring = [
    [179, -17],
    [180, -17],
    [180, -16],
    [179, -16],
    [179, -17],
  ];
  assert.deepEqual(withoutSeam(ring), [ring.slice(0, 2), ring.slice(2)]);
  const whole = [
    [40, 33],
    [41, 33],
    [41, 34],
    [40, 33],
  ];
  assert.deepEqual(withoutSeam(whole), [whole]);
});
