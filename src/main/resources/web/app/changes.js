/**
 * The changes that a manager wrote on their lineup card, and the command made of them. Pure.
 *
 * A draft has an entry for each slot that was touched: `{name, position, injured}`, each of them
 * only if it was. A name that is nobody's in the game is somebody who comes in.
 *
 * @typedef {Record<number, {name?: string, position?: string, injured?: boolean}>} Draft
 */
import { departed, players } from './lineup.js';
import { newId } from './player-ids.js';
import { SIDES, occupiedBases } from './words.js';

const FIELD = ['P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'];

/** The card as it would be: each slot with who has it now (`was`) and what is written there. */
export function card(lineup, draft) {
  return players(lineup).map((was) => {
    const { name = was.name, position = was.position, injured = false } = draft[was.order] ?? {};
    const written = name.trim();
    const replaced = written !== was.name;
    return { order: was.order, was, name, position, injured: injured && replaced, replaced, changed: replaced || position !== was.position };
  });
}

/** What the changed slots ask for, as `substitute` takes it; `bench`: who has a card for that side. */
export function changes(lineups, side, draft, bench = []) {
  const ids = idsFor(lineups, side, bench);
  return card(lineups[side], draft)
    .filter(({ changed }) => changed)
    .map(({ order, was, name, position, injured, replaced }) => ({
      order,
      player: replaced ? { id: ids(name.trim()), name: name.trim() } : { id: was.id, name: was.name },
      position,
      ...(injured && { injured }),
    }));
}

/** The whole card, as `set_lineup` takes it. */
export function wholeLineup(lineups, side, draft, bench = []) {
  const ids = idsFor(lineups, side, bench);
  return card(lineups[side], draft).map(({ order, was, name, position, replaced }) => ({
    order,
    player: replaced ? { id: ids(name.trim()), name: name.trim() } : { id: was.id, name: was.name },
    position,
  }));
}

/** @returns {string | null} what is still to be said, in words */
export function missing(lineup, draft) {
  const empty = card(lineup, draft).find(({ name }) => name.trim() === '');
  return empty ? `Say who takes ${slotName(empty.order)}` : null;
}

export const slotName = (order) => (order === 0 ? 'the mound' : `slot ${order}`);

/** Where somebody in a slot may play; to bat or to run for another only who does so now. */
export function positionsFor({ order, position }, { lineup, side, state }) {
  if (order === 0) {
    return ['P'];
  }
  const batting = state.status === 'in_progress' && state.at_bat === side;
  const runs = occupiedBases(state).some((base) => state.bases[base].order === order);
  const more = [
    players(lineup).some((player) => player.order === 0) && 'DH',
    batting && state.batter?.order === order && 'PH',
    batting && runs && 'PR',
  ];
  return [...new Set([...FIELD, ...more.filter(Boolean), position])];
}

/** The positions that nobody plays for a side that is in the field: until they are filled, nobody rolls. */
export function openPlaces({ lineup, side, state }) {
  const inTheField = state.status === 'in_progress' && state.at_bat !== side;
  const manned = new Set(players(lineup).map(({ position }) => position));
  return inTheField ? FIELD.filter((position) => !manned.has(position)) : [];
}

/**
 * The changes that are made most: each names the slot that it is about, what it is called, and the
 * position that it writes there.
 */
export function usualChanges({ lineup, side, state }) {
  if (state.status !== 'in_progress') {
    return [];
  }
  const pitcher = players(lineup).find(({ position }) => position === 'P');
  if (state.at_bat !== side) {
    return usualInTheField({ lineup, side, state });
  }
  const runners = occupiedBases(state).map((base) => state.bases[base]);
  return [
    { key: 'hitter', label: 'Pinch hitter', order: state.batter.order, position: 'PH' },
    ...runners.map(({ name, order }) => ({ key: `runner-${order}`, label: `Runner for ${name}`, order, position: 'PR' })),
  ];
}

/** A pinch hitter or runner takes a position, or the pitcher is relieved. */
function usualInTheField(situation) {
  const bench = players(situation.lineup).filter(({ position }) => position === 'PH' || position === 'PR');
  const stays = openPlaces(situation).flatMap((position) =>
    bench.map(({ name, order }) => ({ key: `${position}-${order}`, label: `${name} stays in: ${position}`, order, position })),
  );
  const pitcher = players(situation.lineup).find(({ position }) => position === 'P');
  return pitcher ? [...stays, { key: 'pitcher', label: 'New pitcher', order: pitcher.order, position: 'P' }] : stays;
}

/** Of those who have cards for a side, `[{id, name}]`, the ones who can still come in. */
export function freeOf(bench, lineups) {
  const inOrOut = new Set(SIDES.flatMap((side) => [...players(lineups[side]), ...departed(lineups[side])]).map(({ id }) => id));
  return bench.filter(({ id }) => !inOrOut.has(id));
}

/** The id for a name: of a player who is or was in the game for that side, of one who has a card, or a new one. */
function idsFor(lineups, side, bench) {
  const everybody = (each) => [...players(lineups[each]), ...departed(lineups[each])];
  const ours = new Map([...bench, ...everybody(side)].map(({ name, id }) => [name.toLowerCase(), id]));
  const taken = new Set(SIDES.flatMap((each) => everybody(each).map(({ id }) => id)));
  return (name) => {
    const known = ours.get(name.toLowerCase());
    if (known !== undefined) {
      return known;
    }
    const id = newId(name, taken);
    ours.set(name.toLowerCase(), id);
    return id;
  };
}
