import type { Look } from '../state/look';
import type { Sprites } from './sprites';

/** A small picture of a symbol for lists; the words beside it say the same. */
export function symbolIcon(sprites: Sprites, look: Look, size = 22, changed = false, shaped = true): HTMLCanvasElement {
  const { ratio } = sprites;
  const canvas = document.createElement('canvas');
  canvas.className = 'sym';
  canvas.width = canvas.height = Math.round(size * ratio);
  canvas.style.width = canvas.style.height = `${size}px`;
  canvas.setAttribute('aria-hidden', 'true');
  // A shadow or ring needs room around the symbol.
  const r = size * (look.approximate || changed ? 0.18 : 0.3);
  const ctx = canvas.getContext('2d')!;
  ctx.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
  sprites.draw(ctx, look, r, shaped, changed);
  return canvas;
}
