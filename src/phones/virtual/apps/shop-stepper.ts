import { lines, SHAPE } from '../system/icons.ts';
import { COLOR } from '../theme.ts';
import { image, row, text, type View } from '../view.ts';

const MINUS = 'M5 12 H19';

/**
 * A quantity between two buttons.
 *
 * @param of what is counted, when there is more than one stepper on a page
 */
export function stepper(quantity: number, set: (quantity: number) => void, of?: string): View {
  const about = of === undefined ? '' : ` of ${of}`;
  const step = (label: string, id: string, path: string, to: number): View =>
    row(
      {
        label,
        id,
        disabled: to < 1,
        onTap: () => {
          if (to >= 1) set(to);
        },
        style: { width: 44, height: 44, justifyContent: 'center' },
      },
      image(lines(to < 1 ? '#c3c8d1' : COLOR.ink, path), 18),
    );
  return row(
    { style: { borderRadius: 22, background: COLOR.ground } },
    step(`Decrease quantity${about}`, 'decrease_quantity', MINUS, quantity - 1),
    text(
      String(quantity),
      { fontSize: 16, fontWeight: 600, color: COLOR.ink, width: 26, textAlign: 'center' },
      { id: 'quantity', label: `Quantity${about}: ${quantity}` },
    ),
    step(`Increase quantity${about}`, 'increase_quantity', SHAPE.plus, quantity + 1),
  );
}
