import type { Post } from './momento-content.ts';

const WIDTH = 360;
const HEIGHT = 300;

type Scene = (post: Post) => string;

/** What the pictures show; each post keeps to one. */
const SCENES: readonly [Scene, ...Scene[]] = [hills, sea, city, dunes, still];

/** @returns the picture of a post as SVG, 360x300: the same post gives the same picture */
export function pictureOf(post: Post): string {
  const [light, middle, dark] = post.colors;
  const scene = post.sponsored ? coins : (SCENES[seedOf(post) % SCENES.length] ?? SCENES[0]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    '<defs><linearGradient id="sky" x1="0" y1="0" x2="0.6" y2="1">',
    `<stop offset="0" stop-color="${light}"/><stop offset="0.6" stop-color="${middle}"/><stop offset="1" stop-color="${dark}"/>`,
    '</linearGradient></defs>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>`,
    scene(post),
    '</svg>',
  ].join('');
}

function seedOf({ id }: Post): number {
  return Number(id.replace(/\D/g, ''));
}

function hills({ colors: [light, middle, dark], id }: Post): string {
  const sunX = 90 + ((id.length * 37) % 180);
  return [
    disc(sunX, 82, 36, '#ffffff', 0.8),
    path('M0 190 Q70 120 150 180 T300 160 T420 190 V300 H0 Z', light, 0.45),
    path('M0 230 Q90 160 190 220 T400 210 V300 H0 Z', middle, 0.9),
    path('M0 268 Q120 200 230 262 T420 250 V300 H0 Z', dark),
  ].join('');
}

function sea({ colors: [light, middle, dark] }: Post): string {
  const waves = [212, 234, 256, 278].map((y, row) =>
    path(`M0 ${y} q22 -9 45 0 t45 0 t45 0 t45 0 t45 0 t45 0 t45 0 t45 0 V300 H0 Z`, dark, 0.25 + row * 0.2),
  );
  return [
    disc(250, 150, 58, '#fff6e0', 0.9),
    `<rect y="190" width="${WIDTH}" height="110" fill="${middle}"/>`,
    `<rect x="222" y="194" width="56" height="5" rx="2.5" fill="${light}" fill-opacity="0.9"/>`,
    `<rect x="234" y="204" width="32" height="4" rx="2" fill="${light}" fill-opacity="0.7"/>`,
    ...waves,
    path('M96 204 L132 204 L126 214 H103 Z', '#ffffff', 0.95),
    path('M113 202 V158 L134 200 Z', '#ffffff', 0.95),
  ].join('');
}

function city({ colors: [light, , dark] }: Post): string {
  const heights = [120, 168, 96, 190, 140, 210, 112, 160, 130] as const;
  const houses = heights.map((height, at) => {
    const x = at * 42 - 8;
    const windows = [0, 1, 2].map(
      (row) =>
        `<rect x="${x + 9 + (row % 2) * 12}" y="${318 - height + row * 26}" width="8" height="11" fill="${light}" fill-opacity="0.85"/>`,
    );
    return `<rect x="${x}" y="${300 - height}" width="38" height="${height}" fill="${dark}" fill-opacity="${at % 2 ? 0.95 : 0.75}"/>${windows.join('')}`;
  });
  return [disc(286, 66, 26, '#ffffff', 0.85), ...houses].join('');
}

function dunes({ colors: [light, middle, dark] }: Post): string {
  return [
    disc(180, 108, 54, '#ffffff', 0.35),
    disc(180, 108, 38, '#ffffff', 0.6),
    path('M0 214 C80 168 140 206 210 182 S330 158 360 180 V300 H0 Z', middle),
    path('M0 262 C110 186 150 268 250 222 S340 214 360 226 V300 H0 Z', dark, 0.85),
    path('M262 196 q5 -9 10 0 q5 -9 10 0', 'none', 1, light),
    path('M286 182 q5 -9 10 0 q5 -9 10 0', 'none', 1, light),
  ].join('');
}

function still({ colors: [light, middle, dark] }: Post): string {
  return [
    `<rect y="214" width="${WIDTH}" height="86" fill="${dark}" fill-opacity="0.55"/>`,
    path('M116 150 H214 V206 A28 28 0 0 1 186 234 H144 A28 28 0 0 1 116 206 Z', '#ffffff', 0.95),
    path('M214 164 h10 a20 20 0 0 1 0 40 h-10', 'none', 1, '#ffffff', 9),
    `<ellipse cx="165" cy="151" rx="49" ry="9" fill="${middle}"/>`,
    path('M146 128 q-10 -16 0 -30 t0 -30', 'none', 0.8, light, 4),
    path('M178 128 q-10 -16 0 -30 t0 -30', 'none', 0.8, light, 4),
    disc(278, 214, 26, light, 0.95),
    path('M278 190 q2 -12 12 -16', 'none', 1, dark, 4),
  ].join('');
}

function coins({ colors: [light, , dark] }: Post): string {
  return [
    `<rect x="62" y="92" width="236" height="146" rx="18" fill="${dark}"/>`,
    `<rect x="62" y="122" width="236" height="26" fill="#ffffff" fill-opacity="0.22"/>`,
    `<rect x="84" y="176" width="62" height="12" rx="6" fill="#ffffff" fill-opacity="0.9"/>`,
    `<rect x="84" y="200" width="104" height="10" rx="5" fill="#ffffff" fill-opacity="0.45"/>`,
    disc(250, 200, 18, light, 0.95),
    disc(270, 200, 18, '#ffffff', 0.5),
  ].join('');
}

function disc(x: number, y: number, radius: number, fill: string, opacity: number): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" fill-opacity="${opacity}"/>`;
}

function path(d: string, fill: string, opacity = 1, stroke = 'none', strokeWidth = 3): string {
  return `<path d="${d}" fill="${fill}" fill-opacity="${opacity}" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;
}
