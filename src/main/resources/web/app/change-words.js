/* Changes of a lineup as a fan would tell them. Pure. */
import { players } from './lineup.js';
import { placeName, ordinal } from './words.js';

const ON_THE_BENCH = new Set(['PH', 'PR']);

/**
 * @param before the lineup that the changes were made to
 * @param {{order: number, player: {id: string, name: string}, position: string, injured?: boolean}[]} changes
 * @returns {string[]} a sentence for each change that is one
 */
export function changesInWords(before, changes) {
  return [...changes.map((change) => sentence(before, change)), losesDh(before, changes) && 'The designated hitter is lost: from now on the pitcher bats.'].filter(Boolean);
}

/** Once a pitcher is in the batting order, or the pitcher bats or plays elsewhere (official rules, 5.11(a)). */
export function losesDh(before, changes) {
  const now = new Map([...players(before), ...changes.map(({ order, player, position }) => ({ order, id: player.id, position }))].map((slot) => [slot.order, slot]));
  const pitcher = now.get(0);
  const wasTwoWay = (id) => players(before).filter((player) => player.id === id).length > 1;
  return pitcher !== undefined && [...now.values()].some(({ order, id, position }) =>
    order > 0 && (position === 'P' || (id === pitcher.id && !(position === 'DH' && wasTwoWay(id)))),
  );
}

function sentence(before, change) {
  const was = players(before).find(({ order }) => order === change.order);
  // A pitcher who bats for themselves has two slots: the changed one counts.
  const inGame = was?.id === change.player.id ? was : players(before).find(({ id }) => id === change.player.id);
  return inGame ? moved(inGame, was, change) : cameIn(was, change);
}

function moved(inGame, was, { order, player: { name }, position }) {
  if (inGame.order !== order) {
    const place = inGame.position === position ? '' : `, plays ${placeName(position)}`;
    return `${name} takes ${possessive(was?.name)} place in the order and bats ${ordinal(order)}${place}.`;
  }
  if (inGame.position === position) {
    return null;
  }
  return ON_THE_BENCH.has(inGame.position)
    ? `${name} stays in, ${at(position)}.`
    : `${name} moves from ${placeName(inGame.position)} to ${placeName(position)}.`;
}

function cameIn(was, { order, player: { name }, position, injured }) {
  const other = was?.name ?? 'nobody';
  const hurt = injured ? ', who is hurt' : '';
  switch (position) {
    case 'PH':
      return `${name} bats for ${other}${hurt}.`;
    case 'PR':
      return `${name} runs for ${other}${hurt}.`;
    case was?.position:
      return position === 'P' ? `${name} relieves ${other}${hurt}.` : `${name} replaces ${other}${hurt}, ${at(position)}.`;
    default:
      return `${name} takes over ${at(position)} and bats ${ordinal(order)}, for ${other}${hurt}.`;
  }
}

function at(position) {
  switch (position) {
    case 'P':
      return 'on the mound';
    case 'LF':
    case 'CF':
    case 'RF':
      return `in ${placeName(position)}`;
    case 'C':
      return 'behind the plate';
    case 'DH':
      return 'as designated hitter';
    default:
      return `at ${placeName(position)}`;
  }
}

const possessive = (name) => (name ? `${name}’s` : 'a');
