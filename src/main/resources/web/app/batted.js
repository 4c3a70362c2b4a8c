/**
 * What became of the pitch, as far as it can be seen: read from the scorer's notation, which is the same whether the card
 * said it or a fielding check came out so. Pure.
 */
import { INFIELD } from './outcomes.js';

const BY_NUMBER = [null, 'P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'];

/** A ball that nobody has said the place of goes to one of these. */
const SOMEWHERE = ['LF', 'CF', 'RF'];

/** What happens to the ball on an outcome that is told only as what the runners do. */
const ON_THE_BASES = { SB: 'stealing', CS: 'stealing', DI: 'stealing', WP: 'past', PB: 'past', PO: 'pickoff', FLE: 'foul' };

/**
 * @typedef {object} Batted
 * @property {'ground' | 'fly' | 'liner' | 'pop' | 'hit' | 'homer' | 'taken' | 'swung' | 'stealing' | 'past' | 'pickoff' | 'foul' | 'none'} kind
 * @property {string | null} where the position that it goes to, if it goes anywhere
 * @property {number} bases of a hit
 * @property {boolean} caught in the air, and held
 */

/** @returns {Batted} */
export function batted({ batter_result: result, notation, hit_location: location, runners_advanced: moves, play_number: number }) {
  const told = result || null;
  const where = location ?? named(told);
  const made = (kind, more = {}) => ({ kind, where: null, bases: 0, caught: false, ...more });
  if (told === null) {
    const event = /^[A-Z]+/.exec(notation ?? '')?.[0] ?? '';
    return made(ON_THE_BASES[event] ?? 'none');
  }
  if (told === 'HR') {
    return made('homer', { where: outfield(where, number), bases: 4 });
  }
  if (/^[123]B$/.test(told)) {
    return made('hit', { where: where ?? SOMEWHERE[number % 3], bases: Number(told[0]) });
  }
  if (/^(BB|IBB|HBP|CI|BI)$/.test(told)) {
    return made('taken');
  }
  if (told.startsWith('K')) {
    return made('swung');
  }
  const air = { F: 'fly', L: 'liner', P: 'pop' }[/^[FLP](?=\d|$)/.exec(told)?.[0]];
  if (air) {
    const caught = (moves ?? []).some(({ from, out }) => from === 0 && out);
    return made(air, { where: where ?? (air === 'pop' ? '2B' : SOMEWHERE[number % 3]), caught });
  }
  return made('ground', { where: where ?? 'P' });
}

/** "6-4-3" and "F6" were hit to the shortstop. */
const named = (told) => BY_NUMBER[Number(/\d/.exec(told ?? '')?.[0])] ?? null;

const outfield = (where, number) => (where && !INFIELD.includes(where) ? where : SOMEWHERE[number % 3]);
