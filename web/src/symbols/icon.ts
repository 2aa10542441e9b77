import type { Look } from '../state/look';
import { MARGIN, type Sprites } from './sprites';

/** A small picture of a symbol for lists; the words beside it say the same. */
export function symbolIcon(sprites: Sprites, look: Look, size = 22, changed = false, shaped = true): HTMLCanvasElement {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const canvas = document.createElement('canvas');
  canvas.className = 'sym';
  canvas.width = canvas.height = Math.round(size * ratio);
  canvas.style.width = canvas.style.height = `${size}px`;
  canvas.setAttribute('aria-hidden', 'true');
  // A shadow or ring needs room around the symbol.
  const r = size * (look.approximate || changed ? 0.18 : 0.3);
  const sprite = sprites.get(look, r, shaped, changed);
  const width = 2 * (r + MARGIN) * ratio;
  const ctx = canvas.getContext('2d')!;
  ctx.drawImage(sprite, (canvas.width - width) / 2, (canvas.height - width) / 2, width, width);
  return canvas;
}
