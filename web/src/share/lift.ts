/** The article of what there is to copy, from its page. */
export async function lift(address: string): Promise<HTMLElement> {
  const answer = await fetch(address, { credentials: 'omit' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const article = page.getElementById('share');
  if (!answer.ok || !article) throw new Error(`${address}: ${answer.status}`);
  return document.importNode(article, true);
}
