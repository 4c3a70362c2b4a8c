import { Component, createRef, h } from '../h.js';
import { moves } from './play-motion.js';

const LOUD = 2;

/** In ms: when it comes, and how long it stays. */
const COMES = { 2: 900, 3: 700 };
const STAYS = { 2: 1_300, 3: 2_000 };

/** The word of a loud play, large over the field for a moment. The banner above says it for as long as the play is the last one. */
export class Headline extends Component {
  constructor({ table }) {
    super();
    this.word = createRef();
    this.seen = table.happening;
  }

  componentDidUpdate() {
    const { happening } = this.props.table;
    if (happening === this.seen) {
      return;
    }
    this.seen = happening;
    this.finish();
    const { level } = headlineIn(this.props.table);
    if (level >= LOUD && moves()) {
      this.running = this.word.current.animate(shown(level), { duration: (COMES[level] + STAYS[level]) / this.props.speed });
    }
  }

  componentWillUnmount() {
    this.finish();
  }

  finish() {
    this.running?.cancel();
    this.running = null;
  }

  render({ table }) {
    const { word, level } = headlineIn(table);
    return h('div', { ref: this.word, class: `headline headline-${level}`, style: { transform: 'scale(0)' }, 'aria-hidden': true, 'data-testid': 'headline' }, level >= LOUD ? word : '');
  }
}

const headlineIn = ({ happening, feed }) => (happening && feed.findLast(({ kind, undone }) => kind === 'play' && !undone)?.headline) || { word: '', level: 0 };

function shown(level) {
  const lasts = COMES[level] + STAYS[level];
  const at = (ms, transform, easing = 'linear') => ({ offset: ms / lasts, transform, easing });
  const tilt = level === 3 ? 'rotate(-4deg)' : 'rotate(-2deg)';
  return [
    at(0, `scale(0) ${tilt}`),
    at(COMES[level], `scale(0) ${tilt}`, 'cubic-bezier(0.2, 1.6, 0.4, 1)'),
    at(COMES[level] + 260, `scale(1) ${tilt}`),
    at(lasts - 180, `scale(1) ${tilt}`, 'ease-in'),
    at(lasts, `scale(0) ${tilt}`),
  ];
}
