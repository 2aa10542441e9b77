import { buildDialog } from '../ui/dialog';
import { el } from '../ui/dom';
import type { Words } from '../words';
import { buildKey, type Controls } from './controls';
import { type Counted, EXTRA } from './counted';

/** The dialogs of the timeline: what counts as a change, and its keys. On phones also speed, window and zoom. */
export class Options {
  private readonly dialog: HTMLDialogElement;
  private readonly keys: HTMLDialogElement;
  private readonly kinds = el('fieldset', { class: 'tl-kinds' });
  private readonly seen = el('p', { class: 'quiet' });

  constructor(
    section: HTMLElement,
    private readonly words: Words,
    private readonly controls: Controls,
    private readonly counted: Counted,
    private readonly count: HTMLElement,
    private readonly onKinds: () => void,
  ) {
    const slot = el('div', { class: 'tl-slot' });
    this.dialog = buildDialog(
      words,
      words.t('map.options'),
      'tl-options',
      slot,
      this.kinds,
      this.seen,
      buildKey(words),
    );
    this.keys = buildDialog(words, words.t('map.keys'), 'tl-keys', keyList(words));
    section.append(this.dialog, this.keys);
    controls.options.setAttribute('aria-haspopup', 'dialog');
    controls.help.setAttribute('aria-haspopup', 'dialog');
    controls.options.addEventListener('click', () => this.open());
    controls.help.addEventListener('click', () => this.help());
    const phone = matchMedia('(max-width: 767px)');
    const settle = () => {
      if (phone.matches) slot.append(controls.time);
      else controls.options.before(controls.time);
    };
    phone.addEventListener('change', settle);
    settle();
  }

  help(): void {
    this.keys.showModal();
  }

  private open(): void {
    this.list();
    this.dialog.showModal();
  }

  private list(): void {
    const { words, counted, controls } = this;
    const label = (name: string) => words.t(`map.kind.${name}`);
    this.kinds.replaceChildren(el('legend', {}, words.t('map.kinds')));
    this.kinds.append(el('p', { class: 'quiet' }, words.t('map.kinds.always', { n: counted.number() })));
    for (const extra of EXTRA) {
      const box = el('input', { type: 'checkbox', name: extra, checked: counted.extra.has(extra) });
      const n = el('span', { class: 'tl-number' }, words.n(counted.number(extra)));
      this.kinds.append(el('label', {}, box, ' ', label(extra), ' ', n));
      box.addEventListener('change', () => {
        counted.count(extra, box.checked);
        controls.setKinds(words.list([...counted.extra].map(label)));
        this.onKinds();
        this.say();
      });
    }
    this.say();
  }

  private say(): void {
    // The strips are drawn on the next frame, and only then is their number known.
    requestAnimationFrame(() => requestAnimationFrame(() => this.seen.replaceChildren(this.count.textContent ?? '')));
  }
}

/** Keys as they are printed on them; names of keys come from the catalogue. */
const KEYS = ['day', 'week', 'month', 'year', 'ends', 'change', 'play', 'zoom', 'help'];

function keyList(words: Words): HTMLElement {
  const list = el('dl', {});
  for (const name of KEYS) {
    list.append(el('dt', {}, words.t(`map.keys.${name}.keys`)), el('dd', {}, words.t(`map.keys.${name}`)));
  }
  return el('div', {}, el('p', { class: 'quiet' }, words.t('map.keys.where')), list);
}
