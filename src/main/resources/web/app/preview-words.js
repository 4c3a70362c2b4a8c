/* What a play would do, as the button says it that writes it down. Pure. */
import { outcomeOf } from './outcomes.js';
import { summary } from './submission.js';
import { baseName, lastName, outsName } from './words.js';

/**
 * "Single to center field" and under it "Tremblay to third, Brock scores: 1–0".
 *
 * @param {any} play the server's `outcome_preview`
 * @param {import('./submission.js').Draft} draft
 * @param {any} state before the play
 * @returns {{what: string, moves: string}}
 */
export function previewLines(play, draft, state) {
  const { description, needs = [] } = play;
  if (needs.length > 0) {
    const dice = needs.map((form) => form.replaceAll(/[_-]/g, ' ')).join(', ');
    return { what: description ? plain(description) : summary(draft), moves: `It hangs on dice that are still to be rolled: ${dice}.` };
  }
  const moves = [...moved(play, draft, state), after(play, state)].filter(Boolean).join(', ');
  return { what: description ? plain(description) : summary(draft), moves: `${capital(moves)}${score(play)}` };
}

/** Who scores is said with the others who run. */
function plain(description) {
  const [head, ...rest] = description.replace(/[.]$/, '').split('; ');
  return [head, ...rest.filter((each) => !/ scores?$/.test(each))].join('; ');
}

/** The lead runner first; the batter where the outcome does not say it. */
function moved({ runners_advanced: ways, description }, draft, state) {
  const inOrder = [...(ways ?? [])].sort((one, other) => other.from - one.from);
  return inOrder
    .filter(({ from, to }) => from !== to)
    .filter(({ from, out, at }) => from > 0 || (out ? at > 1 : Boolean(draft.ways[0])))
    .map((way) => inWords(way, state, description ?? ''))
    .filter(Boolean);
}

function inWords({ from, to, out, at }, state, description) {
  const player = from === 0 ? state.batter : state.bases?.[from];
  const name = player ? lastName(player.name) : 'the runner';
  if (out) {
    // "Hank Okafor caught stealing second" has said it.
    return player && description.includes(player.name) && /caught|picked off| out at /.test(description) ? '' : `${name} out${at ? ` at ${baseName(at)}` : ''}`;
  }
  return to === 4 ? `${name} scores` : `${name} to ${baseName(to)}`;
}

function after({ outs_recorded: outs = 0, state: then }, before) {
  if (then?.status === 'completed') {
    return 'the game is over';
  }
  const half = then && (then.half !== before.half || then.inning !== before.inning);
  return half ? 'the side is out' : outs > 0 ? outsName(then?.outs ?? outs) : '';
}

function score({ runs_scored: runs = 0, state: then }) {
  return runs > 0 && then?.score ? `: ${then.score.away}–${then.score.home}` : '';
}

const capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : '');

/** Where the batter and the runners would be: as the server says, and before it has answered as the draft says. */
export function pieces({ preview, draft, state }) {
  const outcome = draft.code && outcomeOf(draft.code);
  const said = preview.kind === 'shown' ? new Map((preview.play.runners_advanced ?? []).map((way) => [way.from, way])) : new Map();
  return [0, 1, 2, 3]
    .filter((from) => (from === 0 ? Boolean(state.batter) && outcome && !outcome.onTheBases : state.bases?.[from]))
    .map((from) => {
      const way = readWay(draft.ways[from]) ?? said.get(from) ?? { to: from };
      const player = from === 0 ? state.batter : state.bases[from];
      return { from, name: player.name, at: way.out ? (way.at ?? from) : way.to, out: Boolean(way.out), sent: Boolean(draft.ways[from]) };
    });
}

function readWay(text) {
  if (!text) {
    return null;
  }
  const [kind, base] = text.split(':');
  return kind === 'out' ? { out: true, at: Number(base) } : { to: Number(base) };
}
