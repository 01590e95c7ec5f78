import { filled } from '../system/icons.ts';
import { COLOR } from '../theme.ts';
import { image, row, text, type View } from '../view.ts';

const STAR = 'M12 2.5 L14.9 8.7 L21.6 9.6 L16.7 14.3 L17.9 21 L12 17.7 L6.1 21 L7.3 14.3 L2.4 9.6 L9.1 8.7 Z';

/** What customers think of a product. */
export function stars(words: string): View {
  return row(
    { style: { gap: 4 } },
    image(filled('#e09a1f', STAR), 13),
    text(words, { fontSize: 12, color: COLOR.soft }),
  );
}
