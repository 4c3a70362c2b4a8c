/** The server's HTTP calls. A failed one is thrown as a `Problem`, whose message is for people. */
import { isBack, isLost } from './back.js';
import { refusalOf } from './refusals.js';

export class Problem extends Error {
  /** @param {{code: string, message?: string, retryAfterMs?: number}} said @param {number} status 0 when the server was not reached */
  constructor(said, status) {
    const refusal = refusalOf(said);
    super(refusal.message);
    Object.assign(this, { ...refusal, name: 'Problem', status });
  }
}

/** A server that answers so may answer otherwise in a moment. */
const NOT_NOW = new Set(['unavailable', 'internal']);

async function call(method, path, { token, body, invitation, text = null, known = null } = {}) {
  const headers = { accept: text ?? 'application/json' };
  if (invitation) {
    headers.invitation = invitation;
  }
  if (known?.tag) {
    headers['if-none-match'] = known.tag;
  }
  if (token) {
    headers.authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    isLost();
    throw new Problem({ code: 'unreachable' }, 0);
  }
  if (known && response.status === 304) {
    isBack();
    return null;
  }
  if (response.ok) {
    isBack();
    if (known) {
      known.tag = response.headers.get('etag');
    }
    return text ? response.text() : response.json();
  }
  const { detail, code, field, retry_after_ms, error_id } = await response.json().catch(() => ({}));
  // A proxy before the server answers without a problem document.
  const said = code ?? (response.status >= 500 ? 'unavailable' : 'invalid');
  if (NOT_NOW.has(said)) {
    isLost();
  }
  throw new Problem({ code: said, message: detail, field, retryAfterMs: retry_after_ms, errorId: error_id }, response.status);
}

export const developmentToken = (userId, name) =>
  call('POST', '/api/dev/token', { body: { user_id: userId, name } });

/** A new guest, or the one of a pass: `{user_id, name, pass, token}`. 404 where guests do not play. */
export const guestToken = (name, pass) => call('POST', '/api/guest', { body: { name, ...(pass && { pass }) } });

/** The token of who has signed in with the provider. */
export const tokenFor = (code, verifier) => call('POST', '/auth/token', { body: { code, verifier } });

/** How people may come in here. */
export const signInOptions = () => call('GET', '/auth/options');

export const refreshToken = (token) => call('POST', '/api/token/refresh', { token });

/** The token, and those that were renewed from it, are good no more, on all connections and nodes. */
export const endSession = (token) => call('POST', '/auth/sign-out', { token, text: '*/*' });

export const createGame = (token, game) => call('POST', '/api/games', { token, body: game });

/**
 * A page of a list.
 *
 * @param {{tag?: string}} [known] the answer before, for who asks again and again: its `tag` is sent, and set
 * @returns null if that answer still stands
 */
export const listGames = (token, query, known) =>
  call('GET', `/api/games?${new URLSearchParams(query)}`, { token, known });

/** One game as it stands, with the `sides` that this user manages. */
export const gameOf = (token, gameId) => call('GET', `/api/games/${encodeURIComponent(gameId)}`, { token });

/** The leagues in which games can be created, with the options that each has. */
export const listLeagues = (token) => call('GET', '/api/leagues', { token });

/** The card sets that this user may read, their own first: `{card_sets: [{hash, name, season, players}]}`. */
export const listCardSets = (token) => call('GET', '/api/card-sets', { token });

/** A card set, or what of it the manager of a side in a game may see. */
export const cardSet = (token, hash, gameId = null) => call('GET', `/api/card-sets/${hash}${gameId ? `?game=${encodeURIComponent(gameId)}` : ''}`, { token });

/** Who invites, to which side, and how the game is played: before the seat is taken. */
export const offerOf = (token, gameId, invitation) =>
  call('POST', `/api/games/${encodeURIComponent(gameId)}/offer`, { token, body: { invitation } });

export const takeSeat = (token, gameId, invitation) =>
  call('POST', `/api/games/${encodeURIComponent(gameId)}/seat`, { token, body: { invitation } });

/** Opens a seat again, before the first roll: `{invitation}` is the only one that it can be taken with. */
export const openSeat = (token, gameId, side) =>
  call('POST', `/api/games/${encodeURIComponent(gameId)}/open-seat`, { token, body: { side } });

export const diceOf = (token, gameId) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/dice`, { token });

/** What was said, newest first, as far as we may read it. */
export const messages = (token, gameId, invitation) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/messages`, { token, invitation });

/** What the outcomes that players look up most would do now. */
export const quickTable = (token, gameId, invitation) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/quick-table`, { token, invitation });

export const boxScore = (token, gameId, invitation) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/boxscore`, { token, invitation });

/** The game as a Retrosheet event file. */
export const eventFile = (token, gameId, invitation) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/retrosheet`, { token, invitation, text: 'text/plain' });

/** Every play of the game as a row, for a spreadsheet. */
export const scorebook = (token, gameId, invitation) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/scorebook`, { token, invitation, text: 'text/csv' });

/** The same for the page itself: `{plays}`. */
export const scorebookRows = (token, gameId, invitation) =>
  call('GET', `/api/games/${encodeURIComponent(gameId)}/scorebook`, { token, invitation });
