import assert from 'node:assert/strict';

/**
 * Writes down what a page asks for and what goes wrong in it: errors on the
 * console, uncaught errors, requests that fail, error answers, and requests to
 * other origins. Requests that the page itself gives up are no failure.
 */
export class Watch {
  /** Addresses asked for so far, in order. */
  requests = [];
  troubles = [];

  constructor(page, origin) {
    const note = (what, text) => this.troubles.push(`${what}: ${text}`);
    page.on('console', message => {
      if (message.type() !== 'error') return;
      const { url } = message.location();
      note('console', url ? `${message.text()} (${url})` : message.text());
    });
    page.on('pageerror', error => note('error', error.stack ?? error.message));
    page.on('request', request => {
      const url = request.url();
      if (!/^https?:/.test(url)) return;
      this.requests.push(url);
      if (new URL(url).origin !== origin) note('other origin', url);
    });
    page.on('requestfailed', request => {
      const why = request.failure()?.errorText ?? 'failed';
      if (why !== 'net::ERR_ABORTED') note('request', `${request.url()} ${why}`);
    });
    page.on('response', answer => {
      if (answer.status() >= 400) note('answer', `${answer.status()} ${answer.url()}`);
    });
  }

  /** Fails unless every trouble matches one of the patterns a test brought about on purpose. */
  assertQuiet(expected = []) {
    const rest = this.troubles.filter(trouble => !expected.some(pattern => pattern.test(trouble)));
    assert.deepEqual(rest, [], 'the page ran into trouble');
  }
}
