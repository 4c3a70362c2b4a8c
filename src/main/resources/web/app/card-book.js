/** How a game with cards is written in the book: what a manager decided, and who was hurt. Pure. */
import { players } from './lineup.js';
import { nameOf } from './talk.js';
import { sentence } from './told.js';
import { capital, theTeam } from './words.js';

export const CARD_BOOK = {
  decision_needed: (_, data) => ({ asked: data }),
  decision_made: (table, data, seq) => ({
    feed: [...table.feed, note(table, seq, madeInWords(table, data))],
  }),
  player_injured: (table, data, seq) => ({
    injured: [...table.injured, { side: data.side, id: data.player_id, name: data.name, playNumber: data.play_number }],
    feed: [...table.feed, note(table, seq, `${data.name} is injured and has to leave: ${theTeam(table.teams[data.side].name)} put somebody in.`)],
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

/** Who is injured and still in the game. */
export function stillInjured({ injured, lineups }) {
  return injured.filter(({ side, id }) => players(lineups?.[side]).some((player) => player.id === id));
}

/** After an undo nobody was hurt in the plays that are taken back. */
export const injuredBefore = ({ injured }, playNumber) => injured.filter((each) => each.playNumber < playNumber);

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
