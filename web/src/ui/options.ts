import { type Atlas, STATUS } from '../state/atlas';
import type { Group } from '../state/filter';
import type { Look } from '../state/look';
import { symbolIcon } from '../symbols/icon';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';

/** The name of an option of the filter, by its place in its group. */
export function optionName(atlas: Atlas, words: Words, group: Group, index: number, id: string): string {
  if (group === 'actor') return atlas.actorName(index);
  if (group === 'claimant') return atlas.claimantName(index);
  if (group === 'campaign') return atlas.title(atlas.campaigns[index]!);
  return words.t(group === 'status' ? `map.lane.${id}` : `kind.${id}`);
}

/** The mark that the map gives an option, or null; states are drawn in nobody's colour. */
export function optionMark(sprites: Sprites, group: Group, index: number): Element | null {
  const look: Look = { status: 'held', actors: [index], core: 0, approximate: false };
  if (group === 'actor') return symbolIcon(sprites, look);
  if (group !== 'status') return null;
  const status = STATUS[index]!;
  const actors = { unknown: [], held: [-1], claimed: [-1], contested: [-1, -1], unsure: [-1, -1] }[status];
  return symbolIcon(sprites, { ...look, status, actors });
}
