import { h } from '../h.js';
import { lastPlay, playInWords, tally } from '../told.js';
import { outsName, runnersSentence } from '../words.js';

/**
 * What came of the last dice, over the field, until the next roll; before it, how things stand. The louder the play, the louder
 * the banner.
 */
export function Banner({ table }) {
  const play = lastPlay(table);
  const { level = 0, word = '', more = '' } = play?.headline ?? {};
  const { state } = table;
  return h('div', { class: `banner banner-${level}`, 'data-testid': 'banner', 'data-level': level }, [
    h('span', { class: 'banner-notation', 'aria-hidden': true }, play ? play.notation || '·' : situationMark(table)),
    h('p', { class: 'banner-text' }, [
      play && word && h('strong', { class: 'banner-word' }, word),
      h('span', { class: 'banner-sentence' }, play ? playInWords(play) : situation(state)),
    ]),
    play && (more || tally(play, table.teams)) && h('span', { class: 'banner-more' }, more || tally(play, table.teams)),
  ]);
}

const situationMark = ({ state, pendingRoll }) => (state.status === 'completed' ? 'F' : pendingRoll ? '?' : '·');

function situation(state) {
  if (state.status === 'waiting') {
    return 'Before the first pitch.';
  }
  return state.status === 'completed' ? 'The game is over.' : `${runnersSentence(state)}, ${outsName(state.outs)}.`;
}
