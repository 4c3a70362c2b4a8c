/**
 * Who sits at this browser: a user id, a name and a token, remembered between visits. In
 * development the server hands tokens out; elsewhere the league does, and gives a link with it.
 */
import { developmentToken, refreshToken } from './api.js';
import { forget, recall, remember } from './memory.js';

const KEY = 'identity';

/** A token this close to its end is not worth connecting with. */
const TOO_LATE_MS = 30_000;

/** @returns {{userId: string, name: string, token: string, development: boolean} | null} */
export function whoAmI() {
  return recall(KEY);
}

/** @throws {import('./api.js').Problem} 404 where the league gives out the tokens */
export async function introduce(name) {
  const userId = `${slug(name)}-${randomSuffix()}`;
  const { token } = await developmentToken(userId, name);
  const identity = { userId, name, token, development: true };
  remember(KEY, identity);
  return identity;
}

/** @returns the identity in the token, or null if it is none: whether it is good the server says */
export function adopt(token) {
  const claims = claimsOf(token);
  if (!claims?.sub) {
    return null;
  }
  const identity = { userId: claims.sub, name: claims.name ?? claims.sub, token, development: false };
  remember(KEY, identity);
  return identity;
}

export function leave() {
  forget(KEY);
}

/** A token to connect with, as the client module asks for it. */
export async function currentToken({ refused, expiring } = {}) {
  const identity = whoAmI();
  if (!identity) {
    throw new Error('nobody has said who he is');
  }
  const known = identity.token;
  if (known !== refused && known !== expiring && endsAtMs(known) - Date.now() > TOO_LATE_MS) {
    return known;
  }
  const token = await anotherToken(identity);
  remember(KEY, { ...identity, token });
  return token;
}

async function anotherToken({ userId, name, token, development }) {
  if (development) {
    return (await developmentToken(userId, name)).token;
  }
  try {
    return (await refreshToken(token)).token;
  } catch (problem) {
    if (problem.status === 0) {
      throw problem;
    }
    return token; // it cannot be renewed here; the server will say whether it still holds
  }
}

function endsAtMs(token) {
  return (claimsOf(token)?.exp ?? 0) * 1_000;
}

function claimsOf(token) {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function slug(name) {
  const letters = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, 20) || 'guest';
}

function randomSuffix() {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
