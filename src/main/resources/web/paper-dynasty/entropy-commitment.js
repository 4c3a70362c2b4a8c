import { sha256, toHex, utf8 } from './sha256.js';

const SCHEME = 'paper-dynasty-entropy-1';

/**
 * The commitment to a side's part of the dice, bound to its game, side, user and round so that nobody can take
 * another's for their own.
 *
 * @param {{gameId: string, side: string, userId: string, round: number, bytes: string}} part `bytes`: 64
 *   hexadecimal digits
 * @returns {string} 64 hexadecimal digits
 */
export function commitmentOf({ gameId, side, userId, round, bytes }) {
  return toHex(sha256(utf8([SCHEME, gameId.toLowerCase(), side, userId, round, bytes.toLowerCase()].join('\n'))));
}

/** @returns {string} 32 random bytes in hexadecimal digits */
export const randomBytes = () => toHex(crypto.getRandomValues(new Uint8Array(32)));
