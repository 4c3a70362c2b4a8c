/**
 * Works out every roll of a finished game again, from the seed that the server has now published,
 * as the `dice` room of the server documents it.
 */

const VERSION = 'paper-dynasty-dice-1';
const SIDES_IN_ORDER = [
  ['d6_one', 6],
  ['d6_two_a', 6],
  ['d6_two_b', 6],
  ['chaos_d20', 20],
  ['resolution_d20', 20],
];

/**
 * @param {object} game
 * @param {string} game.gameId
 * @param {string} game.commitment as the first event of the log had it
 * @param {string} game.seed in hexadecimal
 * @param {{side: string, entropy: string, seq: number}[]} game.entropies as logged
 * @param {any[]} game.rolls the `dice_rolled` events, each with its `seq`
 * @returns {Promise<{seedFits: boolean, rolls: {roll: any, dice: any, fits: boolean}[]}>}
 */
export async function checkDice({ gameId, commitment, seed, entropies, rolls }) {
  const seedBytes = fromHex(seed);
  const digest = await crypto.subtle.digest('SHA-256', seedBytes);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', seedBytes, algorithm, false, ['sign']);
  const checked = [];
  for (const roll of rolls) {
    const entropy = entropyAt(entropies, firstSeqOf(rolls, roll.roll_number));
    const dice = await throwDice(key, gameId, roll.roll_number, entropy);
    const fits = SIDES_IN_ORDER.every(([name]) => dice[name] === roll[name]);
    checked.push({ roll, dice, fits });
  }
  return { seedFits: toHex(new Uint8Array(digest)) === commitment.toLowerCase(), rolls: checked };
}

/** A roll that expired and was issued again has the dice of its first time. */
function firstSeqOf(rolls, number) {
  return rolls.find(({ roll_number }) => roll_number === number).seq;
}

function entropyAt(entropies, seq) {
  const known = { away: '', home: '' };
  for (const given of entropies) {
    if (given.seq < seq) {
      known[given.side] = given.entropy;
    }
  }
  return known;
}

async function throwDice(key, gameId, number, entropy) {
  const bytes = blocks(key, gameId, number, entropy);
  const dice = {};
  for (const [name, sides] of SIDES_IN_ORDER) {
    dice[name] = await cut(bytes, sides);
  }
  return dice;
}

/** Bytes past the greatest multiple of the sides are passed over: every face is as likely. */
async function cut(bytes, sides) {
  const limit = 256 - (256 % sides);
  for (;;) {
    const { value } = await bytes.next();
    if (value < limit) {
      return (value % sides) + 1;
    }
  }
}

async function* blocks(key, gameId, number, entropy) {
  const encoder = new TextEncoder();
  const hexOf = (text) => toHex(encoder.encode(text));
  for (let block = 0; ; block++) {
    const lines = [VERSION, gameId.toLowerCase(), number, block, hexOf(entropy.away), hexOf(entropy.home)];
    const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(lines.join('\n')));
    yield* new Uint8Array(signed);
  }
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function toHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
