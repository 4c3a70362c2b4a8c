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
 * @param {{seq: number, commitment: string, seed: string}[]} game.seeds with the place in the log
 *   from which each counts; there is another after a play was undone that had ended the game
 * @param {{side: string, entropy: string, seq: number}[]} game.entropies as logged
 * @param {any[]} game.rolls the `dice_rolled` events, each with its `seq`
 * @returns {Promise<{seedFits: boolean, rolls: {roll: any, dice: any, fits: boolean}[]}>}
 */
export async function checkDice({ gameId, seeds, entropies, rolls }) {
  const keys = await Promise.all(seeds.map(async (given) => ({ ...given, ...(await keyOf(given)) })));
  const checked = [];
  for (const roll of rolls) {
    const seq = firstSeqOf(rolls, roll.roll_number);
    const { key } = keys.findLast((each) => each.seq < seq);
    const dice = await throwDice(key, gameId, roll.roll_number, entropyAt(entropies, seq));
    const fits = SIDES_IN_ORDER.every(([name]) => dice[name] === roll[name]);
    checked.push({ roll, dice, fits });
  }
  return { seedFits: keys.every(({ seedFits }) => seedFits), rolls: checked };
}

async function keyOf({ seed, commitment }) {
  const bytes = fromHex(seed);
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  return { key, seedFits: digest === commitment.toLowerCase() };
}

/** A number belongs to one set of dice: issued again, it has those of its first time. */
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
