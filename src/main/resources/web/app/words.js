/* How the page says things. */

export const SIDES = ['away', 'home'];

/** Whether the server knows the cards of a game. */
export const hasCards = ({ created }) => created?.card_sets?.length > 0;

export function ordinal(number) {
  const tens = number % 100;
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}

export const halfName = (half) => (half === 'top' ? 'Top' : 'Bottom');

export const inningName = ({ inning, half }) => `${halfName(half)} ${ordinal(inning)}`;

export const outsName = (outs) => (outs === 1 ? '1 out' : `${outs} outs`);

const BASE_NAMES = ['the plate', 'first', 'second', 'third', 'home'];

export const baseName = (base) => BASE_NAMES[base];

export const occupiedBases = (state) => [1, 2, 3].filter((base) => state.bases?.[base]);

export function runnersSentence(state) {
  const occupied = occupiedBases(state);
  switch (occupied.length) {
    case 0:
      return 'Bases empty';
    case 3:
      return 'Bases loaded';
    case 1:
      return `Runner on ${baseName(occupied[0])}`;
    default:
      return `Runners on ${occupied.map(baseName).join(' and ')}`;
  }
}

export const POSITION_NAMES = {
  P: 'pitcher',
  C: 'catcher',
  '1B': 'first base',
  '2B': 'second base',
  '3B': 'third base',
  SS: 'shortstop',
  LF: 'left field',
  CF: 'center field',
  RF: 'right field',
};

const OTHER_PLACES = { P: 'the mound', C: 'catcher', DH: 'designated hitter', PH: 'pinch hitter', PR: 'pinch runner' };

/** Where a player is: "the mound", "left field". */
export const placeName = (position) => OTHER_PLACES[position] ?? POSITION_NAMES[position] ?? position;

const REASONS = {
  regulation: 'Final',
  home_not_needed: 'Final, the last half not needed',
  walk_off: 'Final: a walk-off',
  mercy: 'Final by the mercy rule',
  called: 'Called',
  forfeit: 'Final by forfeit',
  abandoned: 'Abandoned',
};

export const reasonName = (reason) => REASONS[reason] ?? 'Final';

const SUSPICIONS = {
  entropy_lost: 'what you gave to them is missing from the log',
  entropy_mismatch: 'a side has shown something else than it had committed itself to',
  commitment_changed: 'a commitment is not the one that was shown before',
  seed_mismatch: 'the seed is not the one that the server had committed itself to',
};

/** What is wrong with the dice, as the client has found it. */
export const suspicionName = (kind) => `The dice of this game may have been steered: ${SUSPICIONS[kind] ?? 'they do not fit what was shown before'}.`;

/** Whether the server has drawn this user for somebody without an account. */
export const isGuest = (userId) => Boolean(userId?.startsWith('guest:'));

/** Somebody as the others see them: a guest may take anybody's name, so it is said that they are one. */
export const personName = ({ user_id: userId, name }) => (isGuest(userId) && name ? `${name} (guest)` : name);

/* Cities that end as players in the plural do. */
const CITY = /(angeles|louis|dallas|vegas|memphis|minneapolis|indianapolis|kansas|texas|new york queens)$/i;

/** How one speaks of a side: "the Owls", "the Red Sox", but "The Millers", which has its article, and "Houston", a city. */
export const theTeam = (name) => (/(s|sox|nine)$/i.test(name) && !CITY.test(name) && !/^the\s/i.test(name) ? `the ${name}` : name);

/** The same at the beginning of a sentence. */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);

export const lastName = (name) => name.split(' ').at(-1);

/** "Harbor Owls" as "HO", "Owls" as "OWL": what fits a narrow scoreboard. */
export function shortName(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? words.map((word) => word[0]).join('') : name.slice(0, 3);
  return letters.slice(0, 3).toUpperCase();
}
