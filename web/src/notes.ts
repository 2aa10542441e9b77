/** Numbers the links to other sites and lists their addresses at the end, for paper. */
function number(): void {
  document.querySelector('.print-notes')?.remove();
  const main = document.querySelector('main');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[rel~="external"]')];
  if (!main || links.length === 0) return;
  const numbers = new Map<string, number>();
  const list = document.createElement('ol');
  list.className = 'print-notes';
  for (const link of links) {
    let n = numbers.get(link.href);
    if (n === undefined) {
      n = numbers.size + 1;
      numbers.set(link.href, n);
      const item = document.createElement('li');
      item.textContent = link.href;
      item.dir = 'ltr';
      list.append(item);
    }
    link.dataset.note = String(n);
  }
  main.append(list);
}

/** On paper nothing can be opened: what is folded is printed open. */
export function preparePrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    number();
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
