import { arrivalFor, arrivalInWords } from '../arrival.js';
import { openDecision } from '../card-book.js';
import { h } from '../h.js';
import { lastPlay, playInWords, tally } from '../told.js';
import { capital, outsName, runnersSentence, theTeam } from '../words.js';

/**
 * What came of the last dice, over the field, until the next roll; before it, who has just sat down and how things stand. The
 * louder the play, the louder the banner. `userId`: whose page it is.
 */
export function Banner({ table, userId = null }) {
  const play = lastPlay(table);
  const { level, word, more } = play?.headline ?? seated(table, userId);
  const { state } = table;
  return h('div', { class: `banner banner-${level}`, 'data-testid': 'banner', 'data-level': level }, [
    play && h('span', { class: 'banner-notation', 'aria-hidden': true }, play.notation || '·'),
    h('p', { class: 'banner-text' }, [
      word && h('strong', { class: 'banner-word' }, word),
      h('span', { class: 'banner-sentence' }, play ? playInWords(play) : (asked(table) ?? situation(state))),
    ]),
    play && (more || tally(play, table.teams)) && h('span', { class: 'banner-more' }, more || tally(play, table.teams)),
  ]);
}

/** "The Owls decide: Brock tries for third, or Brock stays at second?" Null where the play waits for nobody. */
function asked(table) {
  const decision = openDecision(table);
  return decision && `${capital(theTeam(table.teams[decision.side].name))} decide: ${decision.options.map(({ text }) => text).join(', or ')}?`;
}

function seated(table, userId) {
  const arrival = arrivalFor(table, userId);
  return arrival ? { level: 1, word: `${arrivalInWords(arrival, table)}.`, more: '' } : { level: 0, word: '', more: '' };
}

function situation(state) {
  if (state.status === 'waiting') {
    return 'Before the first pitch.';
  }
  if (state.status === 'completed') {
    return 'The game is over.';
  }
  const { batter, pitcher } = state;
  const duel = batter && pitcher ? `${batter.name} against ${pitcher.name}. ` : '';
  return `${duel}${runnersSentence(state)}, ${outsName(state.outs)}.`;
}
