import { type Atlas, STATUS } from './atlas';
import type { Facets } from './filter';
import type { Spans } from './history';

/** What places of an atlas can be filtered by, under the spans that `spans` gives. */
export function facetsOf(atlas: Atlas, spans: () => Spans | null): Facets {
  const { actors, claimants, campaigns, count } = atlas;
  const kindsOf = Array.from({ length: count }, (_, place) => atlas.kind(place));
  const kinds = [...new Set(kindsOf)];
  const numbers = kinds.map((_, i) => [i]);
  const kindOf = kindsOf.map(kind => numbers[kinds.indexOf(kind)]!);
  const campaignsOf: number[][] = kindsOf.map(() => []);
  campaigns.forEach((campaign, i) => {
    for (const place of campaign.places) campaignsOf[place]!.push(i);
  });
  const statuses = STATUS.map((_, i) => [i]);
  const claimed = STATUS.indexOf('claimed');
  const none: number[] = [];
  return {
    actor: {
      ids: actors.map(a => a.actor_id),
      // As the symbol shows them: not the former holder of an announced place.
      of: (_, span) => {
        const s = spans();
        if (!s) return none;
        return s.status[span] === claimed ? [s.holder[span]!] : s.holders[span]!;
      },
    },
    status: { ids: STATUS, of: (_, span) => statuses[spans()?.status[span] ?? 0]! },
    kind: { ids: kinds, of: place => kindOf[place]! },
    campaign: { ids: campaigns.map(c => c.campaign_id), of: place => campaignsOf[place]! },
    claimant: { ids: claimants.map(c => c.claimant_id), of: (_, span) => spans()?.claimants?.[span] ?? none },
  };
}
