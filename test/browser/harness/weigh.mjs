/** Weighs what a page loads from now on: bytes over the wire by path, filled in as answers end. */
export async function weigh(page) {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const sizes = new Map();
  const names = new Map();
  network.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(new URL(names.get(requestId)).pathname, encodedDataLength),
  );
  return sizes;
}
