import { lines } from '../system/icons.ts';
import { COLOR } from '../theme.ts';
import { image, row, type View } from '../view.ts';

/** A round button over the lower right corner of a page. */
export function floatingButton(
  label: string,
  path: string,
  onTap: () => void,
  options: { readonly id: string; readonly bottomDp?: number },
): View {
  return row(
    {
      label,
      id: options.id,
      onTap,
      style: {
        position: 'absolute',
        right: 18,
        bottom: options.bottomDp ?? 18,
        width: 58,
        height: 58,
        borderRadius: 20,
        justifyContent: 'center',
        background: COLOR.accent,
        boxShadow: '0 4px 12px rgba(22, 24, 29, 0.28)',
      },
    },
    image(lines('#ffffff', path), 28),
  );
}
