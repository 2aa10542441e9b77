import { yearOf } from '../days';
import type { Stretch } from '../state/atlas';
import { type Difference, group } from '../state/compare';
import { spanLook } from '../state/look';
import { symbolIcon } from '../symbols/icon';
import type { Words } from '../words';
import { el } from './dom';
import type { QuickContext } from './quick';

/** Rows written at once while the hand is still moving. */
const AT_ONCE = 80;

/** "What changed, 25 October to 3 November 2017". */
export function rangeTitle(words: Words, { from, to }: Stretch): string {
  const start = yearOf(from) === yearOf(to) ? words.dayOfYear(from) : words.date(from);
  return words.t('range.title', { from: start, to: words.date(to) });
}

/** What the map itself knows of the time between two evenings, until the server's text is there. */
export function quickRange(c: QuickContext, range: Stretch, list: Difference[]): HTMLElement {
  const { atlas, words } = c;
  const changed = list.filter(d => d.outcome !== 'back').length;
  const lede = changed ? words.t('range.changed', { n: changed }) : words.t('range.none');
  const article = el(
    'article',
    { id: 'range', class: 'quick' },
    el(
      'p',
      { class: 'eyebrow' },
      `${words.t('range.eyebrow')} · ${words.t('range.days', { n: range.to - range.from })}`,
    ),
    el('h1', {}, rangeTitle(words, range)),
    el('p', { class: 'lede' }, lede),
  );
  let left = AT_ONCE;
  for (const { outcome, actors, list: found } of group(c.spans, list, place => atlas.rank(place))) {
    const who = words.list(actors.map(a => atlas.actorInText(a)));
    const title = words.t(outcome === 'back' ? 'range.back.title' : `range.${outcome}`, { who });
    const rows = el('ul', { class: 'changes' });
    for (const d of found.slice(0, left)) rows.append(row(c, d));
    left -= rows.childElementCount;
    article.append(
      el(
        'section',
        { class: 'outcome' },
        el(
          'div',
          { class: 'head' },
          el('h2', {}, title),
          el('span', { class: 'quiet' }, words.t('range.places', { n: found.length })),
        ),
        rows,
      ),
    );
  }
  return article;
}

function row({ atlas, words, spans, sprites }: QuickContext, d: Difference): HTMLElement {
  const id = atlas.id(d.place);
  const steps = d.steps.map(step => {
    const who = spans.claimants?.[step.span]?.[0];
    const day = words.date(step.date);
    return who === undefined ? day : `${day} · ${atlas.claimantName(who)}`;
  });
  const after = d.outcome === 'back' ? d.steps[0]!.span : d.after;
  return el(
    'li',
    {},
    el(
      'span',
      { class: 'pair' },
      symbolIcon(sprites, spanLook(spans, d.before)),
      el('span', { class: 'arrow' }, '→'),
      symbolIcon(sprites, spanLook(spans, after)),
    ),
    el(
      'div',
      {},
      el('h3', {}, el('a', { href: `/places/${id}`, 'data-place': id }, atlas.name(d.place))),
      el('p', {}, steps.slice(-3).join('; ')),
    ),
  );
}
