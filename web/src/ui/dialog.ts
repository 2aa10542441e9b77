import type { Words } from '../words';
import { el, ICONS, iconButton } from './dom';

let made = 0;

/** A dialog with a title and a way out; a tap beside it closes it too. */
export function buildDialog(words: Words, title: string, name: string, ...content: Node[]): HTMLDialogElement {
  const id = `dialog-${++made}`;
  const close = iconButton(ICONS.close, words.t('map.close'), { class: 'dialog-close' });
  const head = el('div', { class: 'dialog-head' }, close, el('h2', { id }, title));
  const dialog = el('dialog', { class: `dialog ${name}`, 'aria-labelledby': id }, head, ...content);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', e => {
    if (e.target === dialog) dialog.close();
  });
  // Keys of the page must not work behind the dialog; Escape closes it by itself.
  dialog.addEventListener('keydown', e => e.stopPropagation());
  return dialog;
}
