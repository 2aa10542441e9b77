/** Font stacks of the style sheet, for canvases. */
export function fontStacks(): { sans: string; serif: string } {
  const style = getComputedStyle(document.documentElement);
  return { sans: style.getPropertyValue('--sans').trim(), serif: style.getPropertyValue('--serif').trim() };
}

/** Waits for the faces that labels are measured with; a missing face must not stop the map. */
export async function loadLabelFonts(sample: string): Promise<void> {
  const { sans, serif } = fontStacks();
  const faces = [`650 15px ${sans}`, `550 12px ${sans}`, `400 15px ${serif}`];
  await Promise.allSettled(faces.map(face => document.fonts.load(face, sample)));
}
