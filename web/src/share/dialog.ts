import { el, ICONS, iconButton } from '../ui/dom';
import { ready } from './article';
import { pageOf, toState } from './incopy';
import { lift } from './lift';

const source = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
let styled: Promise<unknown> | null = null;

/** The style sheet beside this script, loaded once. */
function style(): Promise<unknown> {
  styled ??= new Promise(done => {
    const sheet = el('link', { rel: 'stylesheet', href: source.replace('/share.js', '/share.css') });
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });
  return styled;
}

/** Opens what there is to copy over the page; Escape, Back and a tap beside it close it. */
export async function openDialog(address: string): Promise<void> {
  if (document.querySelector('dialog.share-view')) return;
  let article: HTMLElement;
  try {
    [article] = await Promise.all([lift(pageOf(address)), style()]);
  } catch {
    location.assign(pageOf(address));
    return;
  }
  toState(article, address);
  const close = iconButton(ICONS.close, article.dataset.close!, { class: 'dialog-close' });
  const head = el('div', { class: 'dialog-head' }, close, el('h2', { id: 'share-name' }, article.dataset.name!));
  const dialog = el('dialog', { class: 'dialog share-view', 'aria-labelledby': 'share-name' }, head, article);
  document.body.append(dialog);
  ready(article, () => {});
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', e => {
    if (e.target === dialog) dialog.close();
  });
  // Keys of the map must not work behind the dialog.
  dialog.addEventListener('keydown', e => e.stopPropagation());
  history.pushState({ share: true }, '');
  const back = () => dialog.close();
  addEventListener('popstate', back);
  dialog.addEventListener('close', () => {
    removeEventListener('popstate', back);
    dialog.remove();
    if (history.state?.share) history.back();
  });
  dialog.showModal();
}
