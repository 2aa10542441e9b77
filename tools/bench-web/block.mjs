// The part of a document that a script writes, between two markers.

/** Puts a text between `<!-- name -->` and `<!-- /name -->`; without them, both go to the end. */
export function between(document, name, text) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const block = `${open}\n${text.trim()}\n${close}`;
  const from = document.indexOf(open);
  const to = document.indexOf(close);
  if (from < 0 && to < 0) return `${document.trimEnd()}\n\n${block}\n`.trimStart();
  if (from < 0 || to < from)
    throw new Error(`only one of the markers ${open} and ${close} is there, or they stand the wrong way round`);
  return document.slice(0, from) + block + document.slice(to + close.length);
}
