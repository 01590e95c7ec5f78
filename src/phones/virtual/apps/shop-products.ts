/** Something to buy. */
export type Product = {
  readonly id: string;
  readonly name: string;
  readonly priceCents: number;
  readonly about: string;
  readonly stars: string;
  readonly color: string;
  /** The picture: SVG. */
  readonly svg: string;
};

/** Fill and outline of a shape, on a 24x24 grid. */
type Shape = readonly [fill: string, path: string];

const STEEL = '#39424e';

/** Everything that the Shop sells. */
export const PRODUCTS: readonly Product[] = [
  product('Coffee mug', 1250, '4.8', '#fde3cf', 'Stoneware, 350 ml. Keeps warm, fits every dishwasher.', [
    ['#c85a3c', 'M17 9 H18.5 A3 3 0 0 1 18.5 15.4 H16.6 V13.8 H18.3 A1.4 1.4 0 0 0 18.3 10.6 H17 Z'],
    ['#e2714f', 'M5 7.5 H17 V16 A3 3 0 0 1 14 19 H8 A3 3 0 0 1 5 16 Z'],
    ['#f4a184', 'M5 7.5 H17 V10 H5 Z'],
  ]),
  product('Oat milk', 290, '4.6', '#e1f0e4', 'One litre, without added sugar. Foams well.', [
    ['#f7f9f5', 'M8 9 H16 V21 H8 Z'],
    ['#5d9b6b', 'M8 13 H16 V17.5 H8 Z'],
    ['#d9e2d6', 'M8 9 L9.5 5 H14.5 L16 9 Z'],
    ['#5d9b6b', 'M10.6 3 H13.4 V5 H10.6 Z'],
  ]),
  product('Desk lamp', 4900, '4.7', '#fdf0c4', 'Warm light, three steps, with an arm that stays put.', [
    ['#fffbea', 'M7.6 10.6 L13.2 9.1 A3 3 0 0 1 7.6 10.6 Z'],
    [STEEL, 'M7 20 H17 V21.5 H7 Z M11.2 20.4 V12.6 L9.2 8 L10.7 7.3 L12.8 12.2 V20.4 Z'],
    ['#e8a62a', 'M5.2 11.4 L7.4 4.6 L10.6 3.2 L15.4 8.4 Z'],
  ]),
  product('Headphones', 8900, '4.5', '#dfe6fb', 'Over the ears, thirty hours, folds flat.', [
    [STEEL, 'M4 14 A8 8 0 0 1 20 14 H18.2 A6.2 6.2 0 0 0 5.8 14 Z'],
    [
      '#4a66d1',
      'M3.6 13 H7.4 V20 H6 A2.4 2.4 0 0 1 3.6 17.6 Z M16.6 13 H20.4 V17.6 A2.4 2.4 0 0 1 18 20 H16.6 Z',
    ],
  ]),
  product('Notebook', 780, '4.9', '#f6dfe6', 'A5, dotted, 160 pages that lie flat.', [
    ['#b9466b', 'M6 3.5 H17 A1.5 1.5 0 0 1 18.5 5 V19 A1.5 1.5 0 0 1 17 20.5 H6 Z'],
    ['#8f2f50', 'M6 3.5 H8.4 V20.5 H6 Z'],
    ['#fbe9ef', 'M10.5 7 H16.2 V10 H10.5 Z'],
  ]),
  product('Backpack', 6400, '4.4', '#dcefee', 'Eighteen litres, waterproof, with room for a laptop.', [
    ['#2c7f80', 'M9 6 A3 3 0 0 1 15 6 H13.6 A1.6 1.6 0 0 0 10.4 6 Z'],
    [
      '#3aa0a0',
      'M6 10 A4.5 4.5 0 0 1 10.5 5.5 H13.5 A4.5 4.5 0 0 1 18 10 V19 A2 2 0 0 1 16 21 H8 A2 2 0 0 1 6 19 Z',
    ],
    ['#2c7f80', 'M8.3 13 H15.7 V18.6 H8.3 Z'],
    ['#e9f6f5', 'M9.6 14.6 H14.4 V15.6 H9.6 Z'],
  ]),
  product('House plant', 1890, '4.6', '#e4f2dc', 'A rubber plant in its pot, about 40 cm.', [
    [
      '#4f9a4e',
      'M12 14 C7 13.5 5 10.5 5.2 6.5 C9.5 7 12 9.5 12 14 Z M12 14 C12 8.5 14.5 5.8 18.8 5 C19.2 10 17 13.4 12 14 Z',
    ],
    ['#6bb766', 'M12 14 C10 10 10.4 6 12.2 3 C14.4 6.4 14.2 10.4 12 14 Z'],
    ['#c9724b', 'M7.5 14 H16.5 L15.3 21 H8.7 Z'],
    ['#b05e39', 'M7 13.4 H17 V15.4 H7 Z'],
  ]),
  product('Scented candle', 1600, '4.3', '#efe5f7', 'Cedar and fig, burns for about forty hours.', [
    ['#f0a63a', 'M12 3 C14 5.4 14 7 12 8.4 C10 7 10 5.4 12 3 Z'],
    [STEEL, 'M11.6 8 H12.4 V10 H11.6 Z'],
    ['#8d6bb5', 'M7.5 10 H16.5 V20 A1 1 0 0 1 15.5 21 H8.5 A1 1 0 0 1 7.5 20 Z'],
    ['#efe5f7', 'M9.3 13.4 H14.7 V17 H9.3 Z'],
  ]),
  product('Water bottle', 2200, '4.7', '#d9ecfa', 'Steel, 600 ml, cold for a day.', [
    [STEEL, 'M10 2.8 H14 V5.4 H10 Z'],
    [
      '#3d8fce',
      'M9.4 5.4 H14.6 C16 7.2 16.2 8.4 16.2 10 V19.4 A1.8 1.8 0 0 1 14.4 21.2 H9.6 A1.8 1.8 0 0 1 7.8 19.4 V10 C7.8 8.4 8 7.2 9.4 5.4 Z',
    ],
    ['#8cc3ea', 'M7.8 11.5 H16.2 V14 H7.8 Z'],
  ]),
  product('Umbrella', 2750, '4.2', '#fbdcdc', 'Opens at a press and survives the wind.', [
    [STEEL, 'M11.4 3 H12.6 V18.6 A1 1 0 0 0 14.6 18.6 H15.8 A2.2 2.2 0 0 1 11.4 18.6 Z'],
    [
      '#d8474f',
      'M3 12.5 A9 9 0 0 1 21 12.5 C19.6 11.3 17.4 11.3 16 12.5 C14.6 11.3 13.4 11.3 12 12.5 C10.6 11.3 9.4 11.3 8 12.5 C6.6 11.3 4.4 11.3 3 12.5 Z',
    ],
  ]),
  product('Green tea', 640, '4.8', '#e9f1cf', 'Twenty bags of sencha from Shizuoka.', [
    ['#7d9a34', 'M6 7 H18 V20.5 H6 Z'],
    ['#98b54a', 'M6 7 L8 4 H16 L18 7 Z'],
    ['#f5f8e6', 'M8.5 10 H15.5 V17.5 H8.5 Z'],
    ['#7d9a34', 'M10 15.6 C9.6 12.6 11.4 11.4 14.2 11.4 C14.4 14.2 13 15.8 10 15.6 Z'],
  ]),
  product('Wool socks', 1190, '4.5', '#fde9c9', 'Merino, one pair, for cold floors.', [
    ['#c98a2d', 'M9 3.5 H15 V13 L18.6 16.4 A2.6 2.6 0 0 1 15 20.2 L9 15 Z'],
    ['#f6ead2', 'M9 3.5 H15 V6 H9 Z M16 18.9 A2.6 2.6 0 0 0 18.6 16.4 L17 15 L14 18 Z'],
  ]),
];

/** @returns the product with an id. @throws Error when there is none */
export function productOf(id: string): Product {
  const found = PRODUCTS.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The shop sells no "${id}".`);
  return found;
}

/** @returns a sum of money as it is shown */
export function money(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}

function product(
  name: string,
  priceCents: number,
  stars: string,
  color: string,
  about: string,
  shapes: readonly Shape[],
): Product {
  const paths = shapes.map(([fill, path]) => `<path d="${path}" fill="${fill}"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 24 24">${paths}</svg>`;
  return { id: name.toLowerCase().replaceAll(' ', '_'), name, priceCents, stars, color, about, svg };
}
