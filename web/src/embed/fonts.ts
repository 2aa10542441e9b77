/** The faces of the product: file, family and weight by language. */
const FACES: Record<string, [file: string, family: string, weight: string][]> = {
  en: [
    ['public-sans-latin-wght-normal', 'Public Sans', '100 900'],
    ['source-serif-4-latin-600-normal', 'Source Serif 4', '600'],
  ],
  ar: [
    ['noto-sans-arabic-arabic-400-normal', 'Noto Sans Arabic', '400'],
    ['noto-naskh-arabic-arabic-700-normal', 'Noto Naskh Arabic', '700'],
  ],
};

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/**
 * The map is there with the reader's own letters. On a good line the product's
 * follow, all at once; where data are dear they stay away.
 */
export async function loadFaces(lang: string): Promise<boolean> {
  const line = (navigator as { connection?: Connection }).connection;
  if (line?.saveData || (line?.effectiveType && line.effectiveType !== '4g')) return false;
  const faces = FACES[lang]!.map(
    ([file, family, weight]) => new FontFace(family, `url(/assets/fonts/${file}.woff2)`, { weight }),
  );
  try {
    await Promise.all(faces.map(face => face.load()));
  } catch {
    return false;
  }
  for (const face of faces) document.fonts.add(face);
  return true;
}
