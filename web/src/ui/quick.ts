import type { Day } from '../days';
import type { Atlas } from '../state/atlas';
import { type Changes, counts, tally } from '../state/changes';
import type { Spans } from '../state/history';
import { type Look, spanLook } from '../state/look';
import { symbolIcon } from '../symbols/icon';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';
import { el } from './dom';
import { stateText } from './legend';

export interface QuickContext {
  atlas: Atlas;
  words: Words;
  sprites: Sprites;
  spans: Spans;
  changes: Changes;
  /** What the reading leaves out, in words. */
  notes: string[];
}

function notes(c: QuickContext): HTMLElement[] {
  return c.notes.map(note => el('p', { class: 'correction' }, note));
}

/** What the map itself knows of a day, until the server's text is there. */
export function quickDay(c: QuickContext, day: Day): HTMLElement {
  const { atlas, words } = c;
  const campaign = atlas.campaignOn(day);
  const eyebrow = [words.weekday(day), ...(campaign ? [atlas.title(campaign)] : [])].join(' · ');
  const changes = c.changes.on(day).filter(counts);
  const { changed, announced } = tally(changes);
  const list = el('ul', { class: 'changes' });
  for (const change of changes) {
    const before = spanLook(c.spans, change.span - 1);
    const after = spanLook(c.spans, change.span);
    const link = el(
      'a',
      { href: `/places/${atlas.id(change.place)}`, 'data-place': atlas.id(change.place) },
      atlas.name(change.place),
    );
    list.append(
      el(
        'li',
        {},
        el(
          'span',
          { class: 'pair' },
          symbolIcon(c.sprites, before),
          el('span', { class: 'arrow' }, '→'),
          symbolIcon(c.sprites, after),
        ),
        el('div', {}, el('h3', {}, link), el('p', {}, stateText(words, atlas, after))),
      ),
    );
  }
  return el(
    'article',
    { id: 'day', class: 'quick' },
    el('p', { class: 'eyebrow' }, eyebrow),
    el('h1', {}, words.date(day)),
    ...notes(c),
    el('p', { class: 'quiet' }, words.t('map.changed', { n: changed })),
    ...(announced ? [el('p', { class: 'quiet' }, words.t('map.announced', { n: announced }))] : []),
    list,
  );
}

/** The state of one place in a line, until its page is there. */
export function quickPlace(c: QuickContext, place: number, look: Look, day: Day): HTMLElement {
  const { atlas, words } = c;
  return el(
    'article',
    { id: 'place', class: 'quick' },
    el('div', { class: 'title' }, el('h1', {}, atlas.name(place))),
    ...notes(c),
    el(
      'div',
      { class: 'state' },
      symbolIcon(c.sprites, look, 34),
      el(
        'div',
        {},
        el('p', { class: 'state-name' }, stateText(words, atlas, look)),
        el('p', { class: 'quiet' }, words.date(day)),
      ),
    ),
  );
}
