import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Room } from '../../src/map/boxes';
import { boundsOf } from '../../src/map/extent';
import { standIns } from '../../src/map/standins';
import { leastZoom, radius, sizeClass, zoomOfRank } from '../../src/symbols/size';

test('taken room is not free again, except for the cluster of its own symbol', () => {
  const room = new Room({ x: 0, y: 0, w: 500, h: 500 });
  room.take({ x: 100, y: 100, w: 50, h: 20 });
  assert.equal(room.free({ x: 140, y: 110, w: 50, h: 20 }), false);
  assert.equal(room.free({ x: 151, y: 100, w: 50, h: 20 }), true);
  assert.equal(room.free({ x: 480, y: 10, w: 50, h: 20 }), false);
  assert.equal(room.free({ x: 140, y: 110, w: 5, h: 5 }, { x: 120, y: 100, w: 10, h: 10 }), true);
});

test('symbols grow with the zoom and facilities stay smaller than towns', () => {
  assert.equal(radius('town', 5), 3);
  assert.equal(radius('town', 9), 8);
  assert.equal(radius('village', 8.5), 5.6);
  assert.equal(radius('facility', 13), 7);
  assert.equal(sizeClass('city'), 'town');
  assert.equal(sizeClass('border_crossing'), 'facility');
  assert.equal(sizeClass('area'), 'village');
});

test('rank decides from which zoom a place is drawn; quarters wait for zoom 11', () => {
  assert.deepEqual([1, 2, 3, 4, 5].map(zoomOfRank), [0, 0, 7.75, 9.75, 11]);
  assert.equal(leastZoom('neighbourhood', 2), 11);
});

test('the bounds of an extent are its corners', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [40, 34],
      [41, 33],
    ],
  };
  assert.deepEqual(boundsOf(line), [
    [33, 40],
    [34, 41],
  ]);
  assert.equal(boundsOf({ type: 'GeometryCollection', geometries: [] }), null);
});

test('a place without a point goes with the places within it, else with the one around it', () => {
  // 0 district without a point, 1 and 2 towns in it, 3 a quarter of 1 without a point, 4 nowhere.
  const stand = standIns([-1, 0, 0, 1, -1], [0, 1, 1, 0, 0]);
  assert.deepEqual([stand.get(0), stand.get(3), stand.get(4)], [[1, 2], [1], undefined]);
});
