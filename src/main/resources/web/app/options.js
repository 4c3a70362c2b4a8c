/* How a game is played: what its creator or the league chose, and what holds where nobody did. Pure. */

export const DEFAULT_OPTIONS = {
  before_roll: 'free',
  ready_seconds: 60,
  plans: 'open',
  rulings: 'admin',
  dice: 'server',
  absence_seconds: 120,
};

/** All options, from those that somebody said. */
export function optionsFrom(said) {
  const known = Object.entries(said ?? {}).filter(([name, value]) => name in DEFAULT_OPTIONS && value !== null);
  return { ...DEFAULT_OPTIONS, ...Object.fromEntries(known) };
}

/**
 * How a game is played, in sentences, for somebody who is about to manage a side in it.
 *
 * @param {any} options @param {string | null} umpire their name, where there is one
 */
export function optionsInWords(options, umpire = null) {
  const { before_roll, ready_seconds, plans, rulings, dice, absence_seconds } = optionsFrom(options);
  return [
    before_roll === 'ready'
      ? `A roll needs both managers to be ready. Each has ${duration(ready_seconds)} for it once the other is ready.`
      : 'Either manager rolls at any time.',
    before_roll === 'ready' &&
      (plans === 'sealed'
        ? 'What each side plans for a roll is sealed until the dice fall.'
        : 'What each side plans for a roll is open to the other.'),
    rulings === 'agreed'
      ? `To take back a play, to void a roll or to end the game needs the other manager’s yes.${umpire ? ` ${umpire} is the umpire and can rule alone.` : ''}`
      : 'The creator of the game can take back plays, void rolls and end the game alone.',
    rulings === 'agreed' && `A manager who stays away for ${duration(absence_seconds)} when it is their move can lose by forfeit.`,
    dice === 'declared'
      ? 'The side at bat rolls its own dice and says what they show. Nobody can check them.'
      : 'The server rolls the dice, and anybody can check them after the game.',
  ].filter(Boolean);
}

/** What the page creates where two play against each other. */
const FOR_TWO = { before_roll: 'ready', ready_seconds: 60, plans: 'sealed', rulings: 'agreed' };

/**
 * The options of a new game: for two managers fair play, for one who plays both sides none of it; over it what the
 * league wants otherwise than most, and over that what was chosen. Without readiness there is nothing to seal.
 */
export function tableOptions(alone, chosen, league = {}) {
  const wanted = Object.entries(league).filter(([name, value]) => name in DEFAULT_OPTIONS && value !== DEFAULT_OPTIONS[name]);
  const { before_roll, ready_seconds, plans, rulings, dice } = { ...DEFAULT_OPTIONS, ...(alone ? {} : FOR_TWO), ...Object.fromEntries(wanted), ...chosen };
  const { absence_seconds } = chosen;
  return { before_roll, rulings, dice, ...(before_roll === 'ready' && { ready_seconds, plans }), ...(absence_seconds && { absence_seconds }) };
}

/** The rules that a game has of its own: those that were chosen otherwise than the league has them. */
export function ownRules(chosen, league) {
  return Object.fromEntries(RULES.filter((name) => name in chosen && JSON.stringify(chosen[name]) !== JSON.stringify(league[name])).map((name) => [name, chosen[name]]));
}

const RULES = ['innings', 'dh', 'extra_runner', 'mercy'];
const BASES = { 1: 'first', 2: 'second', 3: 'third' };

/** The rules of a game that two managers should know before they begin; nothing where they are not known. */
export function rulesInWords({ innings, dh, extra_runner: runner, mercy }) {
  return [
    innings !== undefined && `${innings === 1 ? 'One inning' : `${innings} innings`}, ${dh ? 'with' : 'without'} a designated hitter.`,
    runner && `From inning ${runner.from_inning} on each half begins with a runner on ${BASES[runner.base]}.`,
    mercy && `A lead of ${mercy.lead} from inning ${mercy.from_inning} on ends the game.`,
  ].filter(Boolean);
}

/** "Both ready before a roll, plans sealed, rulings by agreement"; of somebody else's game where it is not `yours` */
export function optionsInShort({ innings, dh, extra_runner: runner, mercy, before_roll, plans, rulings, dice }, yours = true) {
  const parts = [
    innings !== undefined && `${innings} inning${innings === 1 ? '' : 's'}`,
    dh !== undefined && (dh ? 'DH' : 'no DH'),
    runner && 'extra runner',
    mercy && 'mercy rule',
    before_roll === 'ready' ? 'both ready before a roll' : 'anybody rolls',
    before_roll === 'ready' && `plans ${plans}`,
    rulings === 'agreed' ? 'rulings by agreement' : `${yours ? 'you' : 'its creator'} rule${yours ? '' : 's'}`,
    dice === 'declared' && `${yours ? 'your' : 'their'} own dice`,
  ];
  const text = parts.filter(Boolean).join(', ');
  return text[0].toUpperCase() + text.slice(1);
}

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** "90 seconds", "2 minutes", "3 days": in the largest unit that divides it. */
export function duration(seconds) {
  const [length, unit] = UNITS.find(([each]) => seconds % each === 0 && seconds >= each) ?? [1, 'second'];
  const count = seconds / length;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
