/* What one manager asks the other to agree to. Pure. */
import { other } from './readiness.js';

/** A proposal holds the next roll so long, and so often for a side in a game. */
const HOLDS_MS = 60_000;
const MOST_HOLDS = 3;

export const NO_RULINGS = { open: [], holds: { away: 0, home: 0 } };

export function proposed({ open, holds }, data) {
  const { side, at } = data;
  const held = holds[side] < MOST_HOLDS;
  const proposal = { ...data, untilMs: Date.parse(data.until), holdsUntilMs: held ? Date.parse(at) + HOLDS_MS : 0 };
  return {
    open: [...open.filter((each) => each.side !== side), proposal],
    holds: held ? { ...holds, [side]: holds[side] + 1 } : holds,
  };
}

export function answered({ open, holds }, { proposal_id }) {
  return { open: open.filter((each) => each.proposal_id !== proposal_id), holds };
}

/** What was asked about a roll or a play that is no longer the current one has ended. */
export function without({ open, holds }, ...rulings) {
  return { open: open.filter(({ ruling }) => !rulings.includes(ruling)), holds };
}

/** A new roll ends whatever was asked before it. */
export const noneOpen = ({ holds }) => ({ open: [], holds });

export const openProposals = ({ rulings }, nowMs) => rulings.open.filter(({ untilMs }) => !(untilMs <= nowMs));

/** The proposals that this user is asked to answer. */
export function toAnswer(table, nowMs) {
  return openProposals(table, nowMs).filter(({ side }) => table.sides.includes(other(side)) && !table.sides.includes(side));
}

/** The proposal of this user's side, while it waits for its answer. */
export function ownProposal(table, nowMs) {
  return openProposals(table, nowMs).find(({ side }) => table.sides.includes(side)) ?? null;
}

/** "take back play 34", as in "The Owls ask to …". */
export function askedFor({ ruling, play_number: number }) {
  switch (ruling) {
    case 'undo_play':
      return `take back play ${number}`;
    case 'void_roll':
      return 'void the roll';
    case 'end_game':
      return 'end the game';
    default:
      return 'make a ruling';
  }
}
