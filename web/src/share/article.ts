import { el } from '../ui/dom';
import { copy } from './copy';
import { lift } from './lift';

/** Milliseconds that a confirmation stays in sight. */
const SAID_MS = 4000;

/**
 * Gives an article of what there is to copy its buttons, and lets its choices act
 * at once. `moved` is told the address of the article whenever they change.
 */
export function ready(article: HTMLElement, moved: (address: string) => void): void {
  const { dataset } = article;
  if (dataset.base) atHome(article, dataset.base);
  const status = article.querySelector<HTMLElement>('.share-said')!;
  let timer = 0;
  const say = (text: string, what = '') => {
    clearTimeout(timer);
    status.textContent = text.replace('{what}', what);
    timer = window.setTimeout(() => status.replaceChildren(), SAID_MS);
  };
  for (const field of article.querySelectorAll<HTMLTextAreaElement>('.share-field textarea')) {
    const name = field.labels[0]!;
    const hidden = el('span', { class: 'visually-hidden' }, ` ${name.textContent}`);
    const button = el(
      'button',
      { type: 'button', class: 'share-copy', 'aria-controls': field.id },
      dataset.copy!,
      hidden,
    );
    button.addEventListener('click', async () => {
      const done = await copy(field);
      say((done ? dataset.copied : dataset.selected)!, name.textContent!);
    });
    name.after(button);
    field.addEventListener('focus', () => field.select());
  }
  offer(article, say);
  const form = article.querySelector('form');
  if (!form) return;
  form.querySelector<HTMLElement>('.share-apply')!.hidden = true;
  const apply = () => void renew(article, form, moved).catch(() => say(dataset.failed!));
  form.addEventListener('change', e => {
    own(form, (e.target as HTMLInputElement).name);
    apply();
  });
  form.addEventListener('submit', e => {
    e.preventDefault();
    apply();
  });
}

/** A size or days of one's own are chosen by writing them. */
function own(form: HTMLFormElement, name: string): void {
  const choose = (group: string, value: string) => {
    form.querySelector<HTMLInputElement>(`[name=${group}][value=${value}]`)!.checked = true;
  };
  if (name === 'width' || name === 'height') choose('size', 'custom');
  if (name === 'first' || name === 'last') choose('days', 'range');
}

/** The address that the form asks for: without what is left empty. */
function addressOf(form: HTMLFormElement): string {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.set(name, String(value));
  return url.href;
}

/** Puts the article of other choices in the place of this one; the keyboard stays where it was. */
async function renew(article: HTMLElement, form: HTMLFormElement, moved: (address: string) => void): Promise<void> {
  const address = addressOf(form);
  article.setAttribute('aria-busy', 'true');
  try {
    const next = await lift(address);
    const at = document.activeElement as HTMLInputElement | null;
    const open = form.querySelector('details')!.open;
    const tab = article.querySelector('.share-tab:checked')?.id;
    article.replaceWith(next);
    next.querySelector('details')!.open ||= open;
    const size = new URL(address).searchParams.get('size') === new FormData(form).get('size') && at?.name !== 'size';
    const kept = tab && size ? next.querySelector<HTMLInputElement>(`#${tab}`) : null;
    if (kept) kept.checked = true;
    ready(next, moved);
    moved(address);
    if (!at?.name) return;
    const same = [...next.querySelectorAll<HTMLInputElement>(`[name="${at.name}"]`)];
    (same.find(x => x.type !== 'radio' || x.value === at.value) ?? same[0])?.focus({ preventScroll: true });
  } finally {
    article.removeAttribute('aria-busy');
  }
}

/** Hands the link on to another program, where the device can. */
function offer(article: HTMLElement, say: (text: string) => void): void {
  const button = article.querySelector<HTMLElement>('.share-send');
  if (!button || !navigator.share) return;
  button.parentElement!.hidden = false;
  const { link, title, text } = article.dataset;
  button.addEventListener('click', () => {
    navigator.share({ title, text, url: link }).catch(error => {
      if (error.name !== 'AbortError') say(String(error.message));
    });
  });
}

/** A copy on a file server does not know its own address: it is where it is read. */
function atHome(article: HTMLElement, base: string): void {
  const here = (text: string) => text.replaceAll(base, location.origin);
  for (const field of article.querySelectorAll('textarea')) field.value = here(field.value);
  for (const link of article.querySelectorAll('a')) link.href = here(link.href);
  article.dataset.link = here(article.dataset.link!);
}
