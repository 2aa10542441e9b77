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

/** A button opens a dialog: beside the rest on the desk, alone on a phone; Escape closes it. */
export function asDialog(dialog: HTMLDialogElement, button: HTMLElement): void {
  button.addEventListener('click', () => (dialog.open ? dialog.close() : openDialog(dialog)));
  dialog.addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    e.preventDefault();
    dialog.close();
  });
  new MutationObserver(() => button.setAttribute('aria-expanded', String(dialog.open))).observe(dialog, {
    attributeFilter: ['open'],
  });
}

/** Opens a dialog beside the rest, or alone on a phone. */
export function openDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) return;
  if (matchMedia('(max-width: 767px)').matches) dialog.showModal();
  else dialog.show();
}

/** Whether a dialog was open and has been closed. */
export function closeDialog(dialog: HTMLDialogElement): boolean {
  const was = dialog.open;
  dialog.close();
  return was;
}
