/**
 * What a side means to do on the next pitch: the form that a manager fills in, what of it goes to the server,
 * and how it is told afterwards. Pure.
 */
import { isUsual, orderInWords } from './defense.js';
import { baseName, lastName, occupiedBases } from './words.js';

export const PLAYS = [
  ['swing_away', 'Swing away'],
  ['sacrifice_bunt', 'Sacrifice bunt'],
  ['squeeze', 'Squeeze'],
  ['hit_and_run', 'Hit and run'],
];

/** What the side at bat does when it has said nothing. */
export const SWING_AWAY = { play: 'swing_away', steal: [] };

/** The plays that make sense with these runners and outs: `[play, words]`. */
export function playsFor(state) {
  const occupied = occupiedBases(state);
  const bunt = occupied.length > 0 && state.outs < 2;
  const fits = { swing_away: true, sacrifice_bunt: bunt, squeeze: bunt && occupied.includes(3), hit_and_run: occupied.length > 0 };
  return PLAYS.filter(([play]) => fits[play]);
}

/** Who may go: `[base, words]`, the lead runner first. */
export function stealsFor(state) {
  return [...occupiedBases(state)].reverse().map((base) => [base, `${lastName(state.bases[base].name)} goes from ${baseName(base)}`]);
}

/**
 * The plan as it would go to the server, of a draft that may have been made before the bases or the outs
 * changed: what is no longer possible is left out.
 */
export function offensePlan({ play, steal = [] }, state) {
  const possible = playsFor(state).some(([each]) => each === play);
  return { play: possible ? play : 'swing_away', steal: steal.filter((base) => state.bases?.[base]).sort() };
}

/** The same for the side in the field: how it stands, with what is as usual left out. */
export function defensePlan({ infield, hold_runners: held, outfield, guard_lines: lines, pitch_around: around }, state) {
  return {
    infield,
    hold_runners: (held ?? []).filter((base) => state.bases?.[base]).sort(),
    ...(outfield === 'in' && { outfield }),
    ...(lines && { guard_lines: true }),
    ...(around && { pitch_around: true }),
  };
}

/** What a side would have if it said nothing: nothing for the batters, the same as before for the fielders. */
export function usualPlan(state, batting) {
  return batting ? SWING_AWAY : defensePlan(state.defense ?? { infield: 'back', hold_runners: [] }, state);
}

export const samePlan = (one, another) => JSON.stringify(one) === JSON.stringify(another);

/** "Squeeze; the runner on first goes.", or nothing where they just swing away. */
export function offenseInWords({ play, steal }) {
  const name = PLAYS.find(([each]) => each === play)?.[1] ?? play;
  const runners = (steal ?? []).map(baseName);
  const goes = runners.length === 0 ? '' : `the runner${runners.length > 1 ? 's' : ''} on ${runners.join(' and ')} ${runners.length > 1 ? 'go' : 'goes'}`;
  return goes ? `${name}, ${goes}.` : `${name}.`;
}

/** A plan that everybody may see. */
export const planInWords = (plan) => (plan.infield ? orderInWords(plan) : offenseInWords(plan));

/** What both sides had planned that is not the usual, once the dice have fallen. */
export function plansInWords({ offense, defense }) {
  const swings = !offense || samePlan(offensive(offense), SWING_AWAY);
  return [
    !swings && `At bat: ${offenseInWords(offense)}`,
    defense && !isUsual(defense) && `In the field: ${orderInWords(defense)}`,
  ].filter(Boolean);
}

const offensive = ({ play, steal }) => ({ play, steal: steal ?? [] });
