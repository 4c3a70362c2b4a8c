import { CommandError } from './errors.js';

/**
 * What the client adds to a command: the place in the log, and which roll or play is meant. Sent without it,
 * a command could use up a roll that another tab has just made, or undo another play than the one on the
 * screen.
 *
 * @param {string} event
 * @param {Record<string, any>} data
 * @param {import('./game-position.js').GamePosition | undefined} place where we are in its game
 * @returns {{data: any, note: any}} `note.from` says where the caller wants the log from; left out, the
 *   caller goes on from the current place
 * @throws {CommandError} for a roll or a proposal that the caller does not name and nobody has seen
 */
export function complete(event, data, place) {
  switch (event) {
    case 'join_game':
    case 'request_game_state':
      return completeLastSeq(data, place);
    case 'submit_manual_outcome':
    case 'void_roll':
      return { data: withRoll(event, data, place), note: null };
    case 'preview_outcome':
      return { data: withRollIfAny(data, place), note: null };
    case 'undo_play':
    case 'dispute':
      return { data: { play_number: place?.playNumber, ...data }, note: null };
    case 'roll_dice':
    case 'declare_dice':
    case 'ready':
      return { data: withSeen(data, place), note: null };
    case 'propose_ruling':
      return { data: withSubject(data, place), note: null };
    case 'answer_ruling':
      return { data: withProposal(data), note: null };
    default:
      return { data, note: null };
  }
}

/** A `last_seq` of null is the caller's way to say that they want nothing replayed. */
function completeLastSeq({ last_seq: asked, ...data }, place) {
  if (asked === null) {
    return { data, note: { from: null } };
  }
  if (asked !== undefined) {
    return { data: { ...data, last_seq: asked }, note: { from: asked } };
  }
  const known = place?.lastSeq ?? null;
  return { data: known === null ? data : { ...data, last_seq: known }, note: null };
}

function withRoll(event, data, place) {
  if ('roll_id' in data || place?.rollId === undefined) {
    return data;
  }
  if (place.rollId === null) {
    const message = 'No pending dice roll - call roll_dice first';
    throw new CommandError({ message, code: 'conflict', field: 'game_state' }, event);
  }
  return { ...data, roll_id: place.rollId };
}

function withRollIfAny(data, place) {
  return 'roll_id' in data || !place?.rollId ? data : { ...data, roll_id: place.rollId };
}

/** How far the game was seen: nobody is rolled against what they have not seen. */
function withSeen(data, place) {
  return 'seen' in data || (place?.lastSeq ?? null) === null ? data : { ...data, seen: place.lastSeq };
}

/** The roll and, for taking back, the play that the proposal is about. */
function withSubject(data, place) {
  const play = data.ruling === 'undo_play' ? { play_number: place?.playNumber } : {};
  return { ...play, ...withRollIfAny(data, place) };
}

/** An answer never means a proposal that the one who answers has not named: another may have come. */
function withProposal(data) {
  if (typeof data.proposal_id !== 'string') {
    const message = 'Missing proposal_id';
    throw new CommandError({ message, code: 'invalid', field: 'proposal_id' }, 'answer_ruling');
  }
  return data;
}
