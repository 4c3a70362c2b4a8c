/** How a game with cards is written in the book: what a manager decided, and who was hurt. Pure. */
import { nameOf } from './talk.js';
import { sentence } from './told.js';
import { capital, theTeam } from './words.js';

export const CARD_BOOK = {
  decision_needed: (_, data) => ({ asked: data }),
  decision_made: (table, data, seq) => ({
    feed: [...table.feed, note(table, seq, madeInWords(table, data))],
  }),
  player_injured: (table, data, seq) => ({
    feed: [...table.feed, note(table, seq, injuredInWords(table, data))],
    stateThen: data.state ?? table.stateThen,
  }),
};

export const CARD_SITUATION = {
  decision_needed: ({ pendingRoll }, decision) => ({ pendingRoll: pendingRoll && { ...pendingRoll, decision } }),
  decision_made: ({ pendingRoll }) => ({ pendingRoll: pendingRoll && { ...pendingRoll, decision: null } }),
  player_injured: ({ state }, data) => ({ state: data.state ?? state }),
};

/** The decision that the play waits for, or null. */
export const openDecision = ({ pendingRoll }) => pendingRoll?.decision ?? null;

/** The injured player who has to leave before the next roll, `{side, player_id, name}`, or null: the server knows who can come in. */
export const mustLeave = ({ state }) => state?.must_leave ?? null;

/** Somebody whom nobody can replace plays on. */
function injuredInWords({ teams }, { side, player_id: id, name, state }) {
  return state?.must_leave?.player_id === id
    ? `${name} is injured and has to leave: ${theTeam(teams[side].name)} put somebody in.`
    : `${name} is injured. Nobody can come in for them, so they play on.`;
}

/** "Ann for the Owls: Brock tries for third." */
function madeInWords(table, { decision_id: id, option, by }) {
  const { asked, teams } = table;
  const known = asked?.decision_id === id ? asked : null;
  const text = sentence(known?.options.find(({ code }) => code === option)?.text ?? option);
  const side = known ? theTeam(teams[known.side].name) : 'the side';
  return by === null ? `The time of ${side} was up: ${text}` : `${capital(nameOf(table, by))} for ${side}: ${text}`;
}

function note({ half }, seq, text) {
  return { kind: 'note', seq, ...half, text };
}
