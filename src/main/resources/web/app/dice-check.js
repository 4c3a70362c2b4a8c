/**
 * Works out every roll of a finished game again, from the seed that the server has now published, as the
 * project's page about fair play documents it; and whether what both sides gave to the dice is what they had
 * committed themselves to. Pure: it needs no server and no secure page.
 */
import { outOfOrder } from './dice-order.js';
import { commitmentOf } from '../paper-dynasty/entropy-commitment.js';
import { fromHex, hmacSha256, sha256, toHex, utf8 } from '../paper-dynasty/sha256.js';

const ROLL = 'paper-dynasty-dice-1';
const EXTRA = 'paper-dynasty-extra-1';
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
 * @param {any[]} [game.extras] the `extra_rolled` events, each with its `seq`
 * @param {any[]} [game.commitments] the `entropy_committed` events, each with its `seq`
 * @param {any[]} [game.turns] the plays, voided rolls and undos, each with its `seq`
 * @returns what fits: the seeds, each roll and each extra roll with the dice that it should have, the bytes of
 *   each side; `order`, the numbers and ids that are not the next ones; `declared`, how many rolls prove nothing
 */
export function checkDice({ gameId, seeds, entropies, rolls, extras = [], commitments = [], turns = [] }) {
  const keys = seeds.map((given) => ({ ...given, key: fromHex(given.seed) }));
  const seedFits = keys.every(({ key, commitment }) => toHex(sha256(key)) === commitment.toLowerCase());
  /** What decides the dice that were first rolled at a place in the log. */
  const originOf = (seq) => ({ key: keys.findLast((each) => each.seq < seq).key, entropy: entropyAt(entropies, seq) });
  const served = rolls.filter(({ declared_by: by }) => !by);
  const firstSeq = (number) => rolls.find(({ roll_number }) => roll_number === number)?.seq;
  return {
    seedFits,
    rolls: served.map((roll) => checkRoll(gameId, roll, originOf(firstSeq(roll.roll_number)))),
    extras: extras.map((extra) => checkExtra(gameId, extra, originOf(firstSeq(extra.roll_number) ?? extra.seq))),
    parts: entropies.filter(({ bytes }) => bytes).map((given) => checkPart(gameId, given, commitments)),
    order: outOfOrder({ rolls, extras, turns }),
    declared: rolls.length - served.length,
  };
}

function checkRoll(gameId, roll, { key, entropy }) {
  const bytes = stream(key, [ROLL, gameId.toLowerCase(), roll.roll_number], entropy);
  const dice = Object.fromEntries(SIDES_IN_ORDER.map(([name, sides]) => [name, cut(bytes, sides)]));
  return { roll, dice, fits: SIDES_IN_ORDER.every(([name]) => dice[name] === roll[name]) };
}

/** Extra dice belong to a roll or, between two, to the play before. */
function checkExtra(gameId, extra, { key, entropy }) {
  const { roll_number: roll, play_number: play, form, index } = extra;
  const of = roll === null || roll === undefined ? ['play', play] : ['roll', roll];
  const bytes = stream(key, [EXTRA, gameId.toLowerCase(), ...of, form, index], entropy);
  const values = extra.dice.map(({ sides }) => cut(bytes, sides));
  return { extra, values, fits: extra.dice.every(({ value }, die) => value === values[die]) };
}

/** Whether a side has shown what it had last committed itself to. */
function checkPart(gameId, { side, by, round, bytes, seq }, commitments) {
  const last = commitments.findLast((each) => each.side === side && each.round === round && each.seq < seq);
  return { side, round, fits: last?.commitment === commitmentOf({ gameId, side, userId: by, round, bytes }) };
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

/** Bytes past the greatest multiple of the sides are passed over: every face is as likely. */
function cut(bytes, sides) {
  const limit = 256 - (256 % sides);
  for (;;) {
    const { value } = bytes.next();
    if (value < limit) {
      return (value % sides) + 1;
    }
  }
}

function* stream(key, lines, { away, home }) {
  const hexOf = (text) => toHex(utf8(text));
  for (let block = 0; ; block++) {
    yield* hmacSha256(key, utf8([...lines, block, hexOf(away), hexOf(home)].join('\n')));
  }
}
