import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather } from '../../src/map/here';
import type { Placed } from '../../src/map/placed';
import type { Atlas } from '../../src/state/atlas';

/** A town 0 with a part 1 in its district 2, a village 3 beside it and one far away, 4. */
function scene(drawn: number[]) {
  const atlas = { count: 5, within: [-1, 0, 0, -1, -1] } as unknown as Atlas;
  const placed = {
    drawn,
    seen: drawn,
    x: [100, 0, 0, 120, 400],
    y: [100, 0, 0, 120, 100],
    located: [1, 0, 0, 1, 1],
    inView: () => true,
    size: (i: number) => (i === 0 ? 'town' : 'village'),
  } as unknown as Placed;
  return gather(atlas, placed);
}

test('a town stands for its parts and for what lies close beside it', () => {
  assert.deepEqual([...scene([0])], [[0, [1, 2, 3]]]);
});

test('what is drawn is told by its own symbol, what lies apart by none', () => {
  assert.deepEqual([...scene([0, 3])], [[0, [1, 2]]]);
  assert.deepEqual([...scene([4])], []);
});
