import { Component, createRef, h } from '../h.js';
import { BASES, BATTERS_BOX, between, distance, fielderSpots } from '../field-map.js';
import { inTheField } from '../lineup.js';
import { storyOf } from '../play-story.js';
import { fieldingSide } from '../table.js';
import { placed, traceOf } from '../tracks.js';
import { lastName, runnersSentence } from '../words.js';
import { Ground } from './ground.js';
import { PlayMotion, moves } from './play-motion.js';

/**
 * The diamond with who stands on it, and the play that has just happened: it runs once, when it comes, and ends at once when the
 * next dice fall or it is told to. The sentence above it says the same to who cannot see it.
 */
export class Diamond extends Component {
  constructor({ table }) {
    super();
    this.field = createRef();
    this.motion = new PlayMotion();
    // What had happened before we looked is not played again.
    this.state = { happening: table.happening, story: storyIn(table), moving: false };
  }

  static getDerivedStateFromProps({ table }, { happening }) {
    return table.happening === happening ? null : { happening: table.happening, story: storyIn(table), moving: table.happening !== null && moves() };
  }

  componentDidUpdate(_, before) {
    const { happening, story, moving } = this.state;
    if (happening === before.happening) {
      return;
    }
    if (moving) {
      this.motion.start(this.field.current, story, spotsOf(this.props.table), this.props.speed, () => this.setState({ moving: false }));
    } else {
      this.motion.stop();
    }
  }

  componentWillUnmount() {
    this.motion.stop();
  }

  finish() {
    if (this.motion.isRunning) {
      this.motion.stop();
      this.setState({ moving: false });
    }
  }

  render({ table }, { happening, story, moving }) {
    const { state } = table;
    return h(
      'svg',
      { ref: this.field, class: 'diamond', viewBox: '0 0 400 350', role: 'img', 'aria-label': runnersSentence(state), 'data-testid': 'diamond', 'data-moving': moving },
      [
        h(Ground),
        [1, 2, 3].map((base) => h(Base, { key: base, base, taken: Boolean(state.bases[base]) })),
        story && h(Trace, { story }),
        // Until the last runner of a half is in, the side that was in the field stays there.
        h(Fielders, { table, half: moving ? (happening.before?.half ?? state.half) : state.half }),
        h(Plans, { table }),
        h(People, { state, story }),
        h('g', { class: 'ball', style: { transform: 'scale(0)' }, 'aria-hidden': true }, [
          h('ellipse', { class: 'ball-shadow', rx: 4, ry: 2.2 }),
          h('g', { class: 'ball-flight' }, h('circle', { r: 4.2 })),
        ]),
      ],
    );
  }
}

const storyIn = ({ happening }) => happening && storyOf(happening.before, happening.play);

const spotsOf = ({ state }) => fielderSpots(state.defense, state.bases);

function Fielders({ table, half }) {
  const { state, lineups } = table;
  const fielders = state.status === 'completed' ? {} : inTheField(lineups?.[fieldingSide(half)]);
  return Object.entries(spotsOf(table)).map(([position, spot]) =>
    fielders[position] && h('g', { key: position, class: 'fielder', style: { transform: placed(spot) }, 'data-fielder': position }, [
      h('circle', { r: 4.5 }),
      h('text', { y: position === 'C' || isAtABase(spot) ? -8 : 16 }, lastName(fielders[position])),
    ]),
  );
}

/** The name would be under the bag, or under the runner's. */
const isAtABase = (spot) => [1, 2, 3].some((base) => distance(spot, BASES[base]) < 30);

/** Those who are on the bases and at bat, and those who have just left: they have no size any longer. */
function People({ state, story }) {
  const gone = (story?.actors ?? []).filter(({ stays }) => stays === null);
  return [
    [1, 2, 3].map((base) => state.bases[base] && h(Runner, { key: state.bases[base].id, base, runner: state.bases[base] })),
    gone.map(({ id, name, batter, path }) =>
      h('g', { key: `gone-${id}`, class: batter ? 'runner batter' : 'runner', style: { transform: placed(path.at(-1).at, 0) }, 'data-actor': id, 'aria-hidden': true }, [h('circle', { r: 8 }), h('text', { y: 22 }, lastName(name))]),
    ),
    state.batter && state.status !== 'completed' && h(Batter, { key: `bats-${state.batter.id}`, batter: state.batter }),
  ];
}

function Base({ base, taken }) {
  const [x, y] = BASES[base];
  return h('rect', {
    class: taken ? 'base taken' : 'base',
    x: x - 7,
    y: y - 7,
    width: 14,
    height: 14,
    transform: `rotate(45 ${x} ${y})`,
    'data-testid': `base-${base}`,
    'data-taken': taken,
  });
}

function Runner({ base, runner: { id, name } }) {
  return h('g', { class: 'runner', style: { transform: placed(BASES[base]) }, 'data-actor': id }, [
    h('circle', { r: 9 }),
    h('text', { y: 24, 'data-testid': `runner-${base}` }, lastName(name)),
  ]);
}

function Batter({ batter: { id, name } }) {
  return h('g', { class: 'runner batter', style: { transform: placed(BATTERS_BOX) }, 'data-actor': id }, [
    h('circle', { r: 8 }),
    h('text', { x: 14, y: 5, class: 'beside' }, lastName(name)),
  ]);
}

/** What the side at bat had planned, once the dice lie on the table: who goes with the pitch, and a bunt. */
function Plans({ table: { pendingRoll, state } }) {
  const { steal = [], play } = pendingRoll?.plans?.offense ?? {};
  const going = steal.filter((base) => state.bases[base]);
  const called = SHORT[play];
  return [
    going.map((base) => h('path', { key: base, class: 'goes', d: arrow(base), 'data-testid': `goes-${base}` })),
    called && h('text', { key: 'play', class: 'called', x: BATTERS_BOX[0] + 14, y: BATTERS_BOX[1] + 22, 'data-testid': 'called' }, called),
  ];
}

const SHORT = { sacrifice_bunt: 'Bunt', squeeze: 'Squeeze', hit_and_run: 'Hit and run' };

/** From a base part of the way to the next one. */
function arrow(base) {
  const [from, to] = [0.2, 0.62].map((part) => between(BASES[base], BASES[base + 1], part));
  const side = (turn) => [to[0] - Math.cos(turn) * 10, to[1] - Math.sin(turn) * 10];
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  return `M${from}L${to}M${side(angle - 0.6)}L${to}L${side(angle + 0.6)}`;
}

/** Where the ball went, to be looked at when the play is over. */
function Trace({ story }) {
  const trace = traceOf(story);
  return trace && h('g', { class: 'trace afterwards', 'aria-hidden': true, 'data-testid': 'trace' }, [
    h('path', { d: trace.path }),
    h('circle', { cx: trace.down[0], cy: trace.down[1], r: 4 }),
  ]);
}
