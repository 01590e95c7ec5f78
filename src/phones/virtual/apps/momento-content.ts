import { pickFrom, seededRandom } from '../random.ts';

/** A post of the feed. */
export type Post = {
  readonly id: string;
  readonly author: string;
  readonly place: string;
  readonly caption: string;
  readonly colors: readonly [string, string, string];
  readonly sponsored: boolean;
  /** Whether the picture comes later than the post. */
  readonly late: boolean;
  liked: boolean;
  likes: number;
  comments: { author: string; text: string }[];
};

const AUTHORS = [
  'maya.chen',
  'lukas_weber',
  'amara.okafor',
  'yuki.tanaka',
  'sofia.rossi',
  'noah.berg',
  'zeynep.demir',
  'diego.luna',
  'emma.larsen',
  'omar.haddad',
  'clara.dubois',
  'ivan.petrov',
  'priya.nair',
  'liam.oconnor',
  'hana.kim',
  'jonas.falk',
  'nina.kovac',
  'tomas.silva',
  'freya.lind',
  'samir.rahman',
  'alice.moreau',
  'kofi.mensah',
  'elif.aydin',
  'ben.carter',
] as const;

const PLACES: readonly [string, ...string[]] = [
  'Lisbon',
  'Kyoto',
  'Reykjavik',
  'Cape Town',
  'Istanbul',
  'Oaxaca',
  'Bergen',
  'Hanoi',
];
/** One for each author. */
const CAPTIONS = [
  'Morning light, strong coffee, no plans.',
  'Found this corner after getting lost twice.',
  'Three hours uphill and worth every step.',
  'The sea was louder than the city today.',
  'Dinner was supposed to be simple.',
  'Old walls, new paint.',
  'Bugün gökyüzü böyleydi. Işık çok güzeldi.',
  'He waited for exactly this wave.',
  'Rain again. Still going.',
  'First swim of the year. Cold.',
  'Le marché, avant tout le monde.',
  'Seven trains, one window.',
  'My grandmother’s garden, still hers.',
  'Low tide, high spirits.',
  'Somebody left the gate open, so I looked.',
  'Fog until noon, then this.',
  'Kitchen experiments, part four.',
  'A bench with a view, and nobody on it.',
  'Last ferry home.',
  'The long way round was the right one.',
  'Sunday, in one picture.',
  'Market colours.',
  'Küçük bir mola, büyük bir çay.',
  'We missed the bus and found the beach.',
] as const;
const PALETTES: readonly [Post['colors'], ...Post['colors'][]] = [
  ['#f6a85f', '#e4576b', '#5b3a8c'],
  ['#8fd3c8', '#3f8fc5', '#1f3f77'],
  ['#f7d774', '#8bbf65', '#2f6f5a'],
  ['#f3c6d3', '#b98fd0', '#4a5aa8'],
  ['#ffd9a0', '#c9805d', '#5a4138'],
];

const SPONSOR = 'brightbank';
/** Where the traps are: a post that is liked already, and an advertisement, among the first ones. */
const LIKED_AT = 1;
const SPONSORED_AT = 2;

/** @returns a feed of 24 posts and two advertisements; the same seed gives the same feed */
export function startFeed(seed: number): Post[] {
  const random = seededRandom(seed);
  const posts = AUTHORS.map((author, position): Post => {
    const likes = 12 + Math.floor(random() * 900);
    return {
      id: `p${position + 1}`,
      author,
      place: pickFrom(PLACES, random),
      caption: CAPTIONS[position % CAPTIONS.length] ?? CAPTIONS[0],
      colors: pickFrom(PALETTES, random),
      sponsored: false,
      late: position % 5 === 3,
      liked: position === LIKED_AT,
      likes: position === LIKED_AT ? likes + 1 : likes,
      comments:
        position % 3 === 0
          ? [{ author: AUTHORS[(position + 7) % AUTHORS.length] ?? SPONSOR, text: 'Love this!' }]
          : [],
    };
  });
  const advertisement = (id: string): Post => ({
    id,
    author: SPONSOR,
    place: 'Sponsored',
    caption: 'An account that pays you back. Open yours in five minutes.',
    colors: ['#dfe8ff', '#6d8df0', '#2440a8'],
    sponsored: true,
    late: false,
    liked: false,
    likes: 4_210,
    comments: [],
  });
  return [
    ...posts.slice(0, SPONSORED_AT),
    advertisement('ad1'),
    ...posts.slice(SPONSORED_AT, 11),
    advertisement('ad2'),
    ...posts.slice(11),
  ];
}
