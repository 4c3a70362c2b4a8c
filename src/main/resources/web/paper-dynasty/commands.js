import { CommandError } from './errors.js';

/* What this client knows of the protocol's commands. */

/**
 * The event that settles a command. `outcome_accepted` is not here: it promises nothing durable,
 * `play_resolved` does. A command that is not listed is settled by whatever names it first.
 */
const ANSWERS = new Map([
  ['join_game', 'game_joined'],
  ['leave_game', 'game_left'],
  ['request_game_state', 'game_state_sync'],
  ['set_lineup', 'lineup_set'],
  ['roll_dice', 'dice_rolled'],
  ['submit_manual_outcome', 'play_resolved'],
  ['submit_decision', 'decision_made'],
  ['set_defense', 'defense_set'],
  ['substitute', 'substitution_made'],
  ['ready', 'side_ready'],
  ['roll_extra', 'extra_rolled'],
  ['declare_dice', 'dice_rolled'],
  ['propose_ruling', 'ruling_proposed'],
  ['answer_ruling', 'ruling_answered'],
  ['dispute', 'play_disputed'],
  ['concede', 'game_completed'],
  ['claim_forfeit', 'game_completed'],
  ['preview_outcome', 'outcome_preview'],
  ['void_roll', 'roll_voided'],
  ['undo_play', 'play_undone'],
  ['end_game', 'game_completed'],
  ['set_winning_pitcher', 'decision_changed'],
  ['request_hand_cards', 'hand_cards'],
  ['send_message', 'chat_message'],
  ['mute_user', 'user_muted'],
  ['announce', 'announcement'],
  ['heartbeat', 'heartbeat_ack'],
  ['refresh_token', 'token_refreshed'],
]);

/** An outcome that the server reads may wait for a manager. */
const SECOND_ANSWERS = new Map([['submit_manual_outcome', 'decision_needed']]);

/** Mean something on the connection they were sent on only: never sent again on the next one. */
const OF_THE_CONNECTION = new Set(['refresh_token', 'heartbeat']);

const REFUSALS = new Set(['error', 'outcome_rejected']);

/** Events of a Socket.IO client that nobody may emit, and the frames that this client sends itself. */
const RESERVED = new Set(['connect', 'disconnect', 'connect_error', 'heartbeat']);

/** The server closes the connection (4413) above this, and a resend would meet the same end. */
const MAX_FRAME_BYTES = 16 * 1024;

export const isReserved = (event) => RESERVED.has(event);

export const isOfTheConnection = (event) => OF_THE_CONNECTION.has(event);

/**
 * What a frame that names the command in `reply_to` means for it.
 *
 * @returns {'answer' | 'refusal' | 'try_again' | 'interim'} `try_again`: whether it was carried out
 *   is not known, and the same id makes asking again safe
 */
export function verdict(command, frame) {
  if (REFUSALS.has(frame.event)) {
    return frame.data?.code === 'unavailable' ? 'try_again' : 'refusal';
  }
  const answer = ANSWERS.get(command);
  if (answer !== undefined) {
    return frame.event === answer || frame.event === SECOND_ANSWERS.get(command) ? 'answer' : 'interim';
  }
  return 'answer';
}

/** @returns {CommandError | null} why it cannot be sent */
export function tooLarge({ id, event, data }) {
  const bytes = new TextEncoder().encode(JSON.stringify({ event, data, id })).length;
  if (bytes <= MAX_FRAME_BYTES) {
    return null;
  }
  const message = `A frame of ${bytes} bytes is more than the server takes`;
  return new CommandError({ message, code: 'too_large' }, event);
}

/** @returns {string} 22 characters from 128 random bits: an id must never come twice */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
