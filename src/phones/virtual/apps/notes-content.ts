/** A note. */
export type Note = {
  readonly id: string;
  title: string;
  body: string;
  pinned: boolean;
  changedAtMs: number;
};

const DAY_MS = 86_400_000;
/** What the seeded notes' dates count back from. */
const TODAY_MS = Date.UTC(2026, 0, 5, 7, 40);

/** @returns the notes of a person who cooks, travels and forgets passwords */
export function startNotes(): Note[] {
  return [
    note(1, 0, 'Groceries', 'Oat milk\nLemons\nBread\nOlive oil', true),
    note(2, 1, 'Wi-Fi at the cabin', 'Network: Pinewood\nPassword: blue-otter-42'),
    note(3, 2, 'Book list', 'The Overstory\nPiranesi\nA Month in the Country'),
    note(4, 4, 'Trip to Lisbon', 'Train at 8:05, seat 41.\nAsk Amara about the museum.'),
    note(5, 9, '', 'Call the landlord about the radiator before Friday'),
  ];
}

function note(place: number, daysAgo: number, title: string, body: string, pinned = false): Note {
  return { id: `n${place}`, title, body, pinned, changedAtMs: TODAY_MS - daysAgo * DAY_MS };
}
