import { h } from '../h.js';
import { routeWithin } from '../route.js';
import { battingSide, fieldingSide } from '../table.js';
import { playInWords } from '../told.js';
import { inningName } from '../words.js';
import { gain, keyPlays } from '../worth.js';
import { MOST_KEY_PLAYS } from './win-picture.js';

/** The plays that made the game, each a link to where it can be seen again. `onGo(at)`, if that is on this very page. */
export function KeyPlays({ session, table, at = null, onGo }) {
  const plays = keyPlays(table, MOST_KEY_PLAYS);
  return plays.length > 0 && h('section', { class: 'key-plays-part', 'aria-labelledby': 'key-plays-title' }, [
    h('h3', { id: 'key-plays-title' }, 'Key plays'),
    h('ol', { class: 'key-plays', 'data-testid': 'key-plays' }, plays.map((line) =>
      h('li', { key: line.seq }, h(PlayLink, { session, number: line.playNumber, at, onGo, kind: 'key-play' }, [
        h('span', { class: 'key-play-when' }, inningName(line)),
        h('span', { class: 'key-play-text' }, playInWords(line)),
        h('span', { class: 'key-play-gain' }, `${table.teams[gainer(line)].name} ${gain({ wpa: Math.abs(line.worth.wpa) })}`),
      ])),
    )),
  ]);
}

/** Who had the better of a play. */
const gainer = ({ half, worth }) => (worth.wpa > 0 ? battingSide(half) : fieldingSide(half));

/** A link to a play, which can be passed on; pressed as usual it stays on the page that shows plays. */
export function PlayLink({ session, number, at, onGo, kind, children, ...more }) {
  const press = (event) => {
    if (onGo && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      onGo(number);
    }
  };
  return h('a', { class: kind, href: routeWithin(session, 'replay', number), 'aria-current': at === number ? 'true' : undefined, 'data-testid': `to-play-${number}`, ...more, onClick: press }, children);
}
