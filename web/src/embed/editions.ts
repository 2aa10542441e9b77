import { parseDay } from '../days';
import { lead } from '../links';
import { loadOptional } from '../load';
import { el } from '../ui/dom';
import type { Words } from '../words';
import type { EmbedBoot } from './boot';

interface Edition {
  edition: string;
  /** Null where nobody wrote down the day. */
  published_on: string | null;
  note: string | null;
}

/** So many corrections are told; the list of what changed has them all. */
const MOST = 2;

/**
 * What a map that is pinned to an edition says of later ones: that there are
 * some, and what their editors noted. Silence where nobody can be asked.
 */
export async function laterEditions(boot: EmbedBoot, words: Words): Promise<HTMLElement[]> {
  if (!boot.site) return [];
  const answer = await loadOptional<{ editions: Edition[] }>('/editions.json');
  const at = answer?.editions.findIndex(e => e.edition === boot.edition) ?? -1;
  if (at <= 0) return [];
  const later = answer!.editions.slice(0, at);
  const say = (key: string, e: Edition) => {
    const day = parseDay(e.published_on);
    return day === null ? words.t(`${key}.undated`) : words.t(key, { date: words.date(day) });
  };
  const query = boot.lang === 'en' ? '' : `?lang=${boot.lang}`;
  const link = el('a', { target: '_blank', rel: 'noopener' }, words.t('embed.updated.link'));
  lead(link, `/editions/${boot.edition}${query}`);
  const notes = later.filter(e => e.note).slice(0, MOST);
  return [
    el('p', { class: 'later' }, say('embed.updated', later[0]!), ' · ', link),
    ...notes.map(e => el('p', { class: 'correction' }, say('embed.correction', e), ' ', el('bdi', {}, e.note!))),
  ];
}
