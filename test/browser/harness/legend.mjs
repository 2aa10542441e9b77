/** The legend as a multiset: what its rows say, with their numbers. */
export async function rows(page) {
  const found = await page
    .locator('#legend .legend-list li')
    .evaluateAll(items => items.map(li => [...li.querySelectorAll('span')].map(span => span.textContent)));
  return found.map(parts => ({ text: parts.at(-2), n: latin(parts.at(-1)) }));
}

/** A number in Latin or Arabic digits, its thousands parted or not. */
export function latin(text) {
  return Number(digits(text).replace(/[,٬]/g, ''));
}

/** Arabic digits as Latin ones. */
export function digits(text) {
  return text.replace(/[٠-٩]/g, digit => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit));
}

/** States by kind and actors, as the legend groups them, from the data of the day. */
export function group(places) {
  const groups = {};
  for (const { status, holder, holders } of places) {
    const who = status === 'unsure' || status === 'unknown' ? '' : ` ${holder ?? holders}`;
    groups[status + who] = (groups[status + who] ?? 0) + 1;
  }
  return Object.values(groups).sort((a, b) => a - b);
}
