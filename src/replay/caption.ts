import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const FONT_FILE = fileURLToPath(import.meta.resolve('@fontsource/inter/files/inter-latin-500-normal.woff2'));
const MAX_LENGTH = 70;
const DPI = 96;

/** @returns a line of text, light, as a picture that fits into the box; undefined for a line that shows nothing. */
export async function drawCaption(
  text: string,
  box: { readonly width: number; readonly height: number },
): Promise<Buffer | undefined> {
  const line = oneLine(text, MAX_LENGTH);
  if (line === '') return undefined;
  const markup = `<span foreground="#f1f3f5">${escaped(line)}</span>`;
  const drawn = await sharp({
    text: { text: markup, font: 'Inter Medium 10', fontfile: FONT_FILE, rgba: true, dpi: DPI },
  })
    .png()
    .toBuffer();
  return await sharp(drawn)
    .resize({ ...box, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}

/** @returns a text on one line, cut at `maxLength` characters. */
export function oneLine(text: string, maxLength: number): string {
  // Neither what steers a terminal nor half a character belongs into a line.
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const characters = [...plain];
  return characters.length <= maxLength ? plain : `${characters.slice(0, maxLength - 1).join('')}…`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
