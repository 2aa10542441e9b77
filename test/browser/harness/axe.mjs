import { axeScript } from './packages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds wrong on a page by WCAG 2.2 A and AA, one line for each element. */
export async function audit(page) {
  await page.evaluate(axeScript);
  const { violations } = await page.evaluate(
    tags =>
      window.axe.run({
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
        // What is well is not described, which takes axe a fifth of its time.
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  );
}
