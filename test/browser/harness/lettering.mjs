// Names on the map are drawn, not elements; this writes down where they go.

/**
 * Runs inside the page before its own scripts: keeps the box of every text that
 * stands on a canvas, in pixels of that canvas, until the canvas is cleared.
 */
function record() {
  const written = new Map();
  const proto = CanvasRenderingContext2D.prototype;
  const { clearRect, fillText } = proto;
  proto.clearRect = function (...box) {
    written.delete(this.canvas);
    return clearRect.apply(this, box);
  };
  proto.fillText = function (text, x, y, ...more) {
    const m = this.measureText(text);
    const matrix = this.getTransform();
    const [left, right] = [x - m.actualBoundingBoxLeft, x + m.actualBoundingBoxRight];
    const [top, bottom] = [y - m.actualBoundingBoxAscent, y + m.actualBoundingBoxDescent];
    const corners = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];
    const quad = corners.map(([px, py]) => {
      const point = matrix.transformPoint({ x: px, y: py });
      return [point.x, point.y];
    });
    const scale = Math.hypot(matrix.a, matrix.b);
    const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)[1]) * scale;
    if (!written.has(this.canvas)) written.set(this.canvas, []);
    written.get(this.canvas).push({ text, quad, size });
    return fillText.call(this, text, x, y, ...more);
  };
  window.lettering = selector =>
    [...written]
      .filter(([canvas]) => canvas.matches(selector) && canvas.isConnected && canvas.checkVisibility())
      .map(([canvas, texts]) => {
        const box = canvas.getBoundingClientRect();
        const ratio = canvas.width / box.width;
        const place = ([x, y]) => [box.x + x / ratio, box.y + y / ratio];
        return texts.map(t => ({ text: t.text, size: t.size / ratio, quad: t.quad.map(place) }));
      });
}

/** Must be called before the page is opened. */
export function watchLettering(page) {
  return page.addInitScript(record);
}

/** The texts on each canvas that matches, with their corners and size in pixels of the window. */
export function lettering(page, selector) {
  return page.evaluate(s => window.lettering(s), selector);
}

/** Whether two convex quads overlap by more than a hair. */
export function overlap(a, b) {
  const hair = 0.75;
  for (const quad of [a, b]) {
    for (let i = 0; i < 4; i++) {
      const [[x1, y1], [x2, y2]] = [quad[i], quad[(i + 1) % 4]];
      const length = Math.hypot(x2 - x1, y2 - y1) || 1;
      const normal = [(y1 - y2) / length, (x2 - x1) / length];
      const reach = q => q.map(([x, y]) => x * normal[0] + y * normal[1]);
      const [one, other] = [reach(a), reach(b)];
      if (Math.max(...one) - hair <= Math.min(...other) || Math.max(...other) - hair <= Math.min(...one)) return false;
    }
  }
  return true;
}

/** Whether a disc reaches into a quad. */
export function touches({ x, y, r }, quad) {
  const reach = r / Math.SQRT2;
  const [w, e, n, s] = [x - reach, x + reach, y - reach, y + reach];
  return overlap(
    [
      [w, n],
      [e, n],
      [e, s],
      [w, s],
    ],
    quad,
  );
}
