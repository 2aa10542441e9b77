/** Resolves once what is drawn now stands on the page. */
export function painted(): Promise<unknown> {
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}
