import { Component, createRef, h } from '../h.js';
import { chancesInWords, halfAt, lastOf, positionInWords, stepped } from '../replay.js';
import { HEIGHT, WIDTH, across, chanceAt, down, inningsOf, playAt, winPath } from '../win-path.js';
import { inningName } from '../words.js';
import { keyPlays } from '../worth.js';

export const MOST_KEY_PLAYS = 5;

const STEPS = { ArrowLeft: 'back', ArrowDown: 'back', ArrowRight: 'on', ArrowUp: 'on', Home: 'first', End: 'last', PageUp: 'half-back', PageDown: 'half-on' };

/**
 * The win expectancy over the game, and on it the play that is looked at: a slider, for the pointer and the keys.
 *
 * Props: `table`; `at`, how many plays have happened; `onGo(at)`.
 */
export class WinPicture extends Component {
  constructor() {
    super();
    this.plot = createRef();
  }

  point(event) {
    const { left, width } = this.plot.current.getBoundingClientRect();
    this.go(playAt((event.clientX - left) / width, lastOf(this.props.table)));
  }

  begin(event) {
    if (event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.point(event);
    }
  }

  press(event) {
    const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : STEPS[event.key];
    if (step) {
      event.preventDefault();
      this.go(stepped(this.props.table, this.props.at, step));
    }
  }

  go(at) {
    if (at !== this.props.at) {
      this.props.onGo(at);
    }
  }

  render({ table, at }) {
    const last = lastOf(table);
    const { home, away } = table.teams;
    const innings = inningsOf(table);
    const colors = { '--team-home': home.color ?? undefined, '--team-away': away.color ?? undefined };
    return h('figure', { class: 'win-picture', style: colors, 'data-testid': 'win-picture' }, [
      h('figcaption', { class: 'win-teams' }, [
        h('span', { class: 'win-where', 'data-testid': 'win-where' }, at === 0 ? 'Before the first pitch' : [h('b', null, `Play ${at} of ${last}`), ` · ${inningName(halfAt(table, at))}`]),
        h('span', { class: 'win-now', 'data-testid': 'win-now' }, [h('span', { class: 'win-what' }, 'Win expectancy '), h('b', null, chancesInWords(table, { home: chanceAt(table, at) }))]),
      ]),
      h('div', {
        ref: this.plot,
        class: 'win-plot',
        role: 'slider',
        tabIndex: 0,
        'aria-label': `Play, over the win expectancy: ${home.name} above, ${away.name} below`,
        'aria-valuemin': 0,
        'aria-valuemax': last,
        'aria-valuenow': at,
        'aria-valuetext': positionInWords(table, at),
        'data-testid': 'win-slider',
        onPointerDown: (event) => this.begin(event),
        onPointerMove: (event) => event.currentTarget.hasPointerCapture(event.pointerId) && this.point(event),
        onKeyDown: (event) => this.press(event),
      }, [
        h(Drawing, { table, innings, last }),
        h('span', { class: 'win-side win-side-home', 'aria-hidden': true }, home.name),
        h('span', { class: 'win-side win-side-away', 'aria-hidden': true }, away.name),
        keyPlays(table, MOST_KEY_PLAYS).map((line) => h('i', { key: line.seq, class: 'win-key', style: spot(line.playNumber, line.worth.home, last) })),
        h('i', { class: 'win-cursor', style: { left: percent(across(at, last)) } }),
        h('i', { class: 'win-dot', style: spot(at, chanceAt(table, at), last) }),
      ]),
      h('div', { class: 'win-innings', 'aria-hidden': true }, innings.map(({ inning, from, to }) =>
        h('span', { key: inning, class: at > from && at <= to ? 'now' : '', style: { flexGrow: to - from } }, inning),
      )),
    ]);
  }
}

const percent = (part) => `${Math.round(part * 10_000) / 100}%`;

const spot = (at, home, last) => ({ left: percent(across(at, last)), top: percent(down(home ?? 0.5)) });

function Drawing({ table, innings, last }) {
  const { line, area } = winPath(table);
  const half = (side, y) =>
    h('svg', { x: 0, y, width: WIDTH, height: HEIGHT / 2, viewBox: `0 ${y} ${WIDTH} ${HEIGHT / 2}` }, h('path', { class: `win-area-${side}`, d: area }));
  return h('svg', { class: 'win-drawing', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': true, 'data-testid': 'win-drawing' }, [
    half('home', 0),
    half('away', HEIGHT / 2),
    innings.slice(1).map(({ inning, from }) => h('path', { key: inning, class: 'win-rule', d: `M${across(from, last) * WIDTH} 0V${HEIGHT}` })),
    h('path', { class: 'win-rule', d: `M0 ${HEIGHT / 2}H${WIDTH}` }),
    h('path', { class: 'win-line', d: line }),
  ]);
}
