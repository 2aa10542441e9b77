/** Loads JSON of our own origin; anything but a 2xx answer is an error. */
export async function loadJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'omit', signal });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Like loadJson, but a missing resource is null: the page works without it. */
export async function loadOptional<T>(url: string): Promise<T | null> {
  try {
    return await loadJson<T>(url);
  } catch {
    return null;
  }
}

/** Fetches another script of the bundle, which lies beside the page's own. */
export function loadBeside(name: string): Promise<void> {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = document.querySelector<HTMLScriptElement>('script[src*="/app.js"]')!.src.replace('/app.', `/${name}.`);
    script.onload = () => done();
    script.onerror = failed;
    document.head.append(script);
  });
}

/** A query string of the parameters that are set. */
export function query(params: Record<string, string | null>): string {
  const set = Object.entries(params).filter((entry): entry is [string, string] => !!entry[1]);
  return set.length ? `?${new URLSearchParams(set)}` : '';
}
