import { BASES } from '../field-map.js';
import { Component, createRef, h } from '../h.js';
import { asksForLocation, nearestBase, placesOf, targets, wayAfter } from '../on-the-field.js';
import { outcomeOf } from '../outcomes.js';
import { pieces } from '../preview-words.js';
import { POSITION_NAMES, baseName, lastName } from '../words.js';
import { Aloud } from './aloud.js';

const WIDTH = 400;
const HEIGHT = 350;

/** A finger trembles: less than this is a tap. */
const DRAG_FROM_PX = 8;

/* Where the ball can be sent to, and where it then lies: out of the runners' way. */
const SPOTS = { P: [200, 206], C: [200, 318], '1B': [302, 182], '2B': [244, 124], SS: [156, 124], '3B': [98, 182], LF: [92, 90], CF: [200, 50], RF: [308, 90] };
const BALLS = { ...SPOTS, P: [200, 236], C: [338, 318], '1B': [338, 180], '2B': [266, 116], SS: [134, 116], '3B': [62, 180] };

const spot = ([x, y, px = 0]) => ({ left: `${(100 * x) / WIDTH}%`, top: `calc(${(100 * y) / HEIGHT}% + ${px}px)` });

/* Home is where the batter begins and where runners end. */
const PLACES = { ...BASES, 4: BASES[0] };

/**
 * Over the field, while a card is read: where the ball went, and the runners, who are dragged, or tapped and sent.
 *
 * Props: `reading`.
 */
export class OnTheField extends Component {
  constructor() {
    super();
    this.over = createRef();
    /* The base that a tapped runner came from, and the piece that is being dragged. */
    this.state = { picked: null, drag: null };
  }

  componentDidUpdate() {
    if (this.state.picked !== null && this.props.reading.draft.code !== this.code) {
      this.setState({ picked: null });
    }
    this.code = this.props.reading.draft.code;
  }

  pick(from) {
    this.setState(({ picked }) => ({ picked: picked === from ? null : from }));
  }

  sendTo(from, base) {
    const { reading } = this.props;
    reading.send(from, wayAfter(reading.draft.ways[from], from, base));
    this.setState({ picked: null });
  }

  begin(event, from) {
    this.dragged = false;
    if (event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.setState({ drag: { from, x: event.clientX, y: event.clientY, dx: 0, dy: 0 } });
    }
  }

  drag(event) {
    const { drag } = this.state;
    if (drag) {
      this.setState({ drag: { ...drag, dx: event.clientX - drag.x, dy: event.clientY - drag.y } });
    }
  }

  /** The click that a tap brings picks the runner; a drag sends them. */
  end(event) {
    const { drag } = this.state;
    this.setState({ drag: null });
    if (!drag || Math.hypot(drag.dx, drag.dy) < DRAG_FROM_PX) {
      return;
    }
    this.dragged = true;
    const { left, top, width, height } = this.over.current.getBoundingClientRect();
    const at = [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT];
    const base = nearestBase(at, PLACES, targets(drag.from));
    if (base !== null) {
      this.sendTo(drag.from, base);
    }
  }

  press(from) {
    if (this.dragged) {
      this.dragged = false;
    } else {
      this.pick(from);
    }
  }

  render({ reading }, { picked, drag }) {
    const { draft } = reading;
    const outcome = draft.code && outcomeOf(draft.code);
    if (!outcome) {
      return null;
    }
    const asksWhere = asksForLocation(reading);
    const men = pieces(reading);
    const places = placesOf(men);
    return h('div', { ref: this.over, class: picked === null ? 'over' : 'over sending', 'data-testid': 'over-field' }, [
      asksWhere && h('div', { role: 'group', 'aria-label': 'Where did it go?' }, outcome.where.map((place) =>
        h('button', {
          key: place,
          class: 'spot-button',
          type: 'button',
          style: spot(SPOTS[place]),
          'data-testid': `location-${place}`,
          onClick: () => reading.change({ where: place }),
        }, [place, h(Aloud, null, `: ${POSITION_NAMES[place]}`)]),
      )),
      !asksWhere && draft.where && picked === null && h('button', {
        class: 'ball-button',
        type: 'button',
        style: spot(BALLS[draft.where]),
        'data-testid': 'move-ball',
        onClick: () => reading.moveBall(),
      }, [draft.where, h(Aloud, null, `: it went to ${POSITION_NAMES[draft.where]}. Change it`)]),
      picked !== null && targets(picked).map((base) => h(Target, { key: base, base, from: picked, way: draft.ways[picked], onSend: () => this.sendTo(picked, base) })),
      !asksWhere && men.filter(({ from }) => picked === null || from === picked).map((man) =>
        h('button', {
          key: man.from,
          class: ['piece', man.out && 'out', man.from === 0 && 'batter-piece', man.sent && 'sent', picked === man.from && 'picked'].filter(Boolean).join(' '),
          type: 'button',
          style: { ...spot(picked === man.from ? besideTargets(man.from) : places.get(man.from)), ...(drag?.from === man.from && { transform: `translate(calc(-50% + ${drag.dx}px), calc(-50% + ${drag.dy}px))` }) },
          'aria-pressed': picked === man.from,
          'data-testid': `piece-${man.from}`,
          onPointerDown: (event) => this.begin(event, man.from),
          onPointerMove: (event) => this.drag(event),
          onPointerUp: (event) => this.end(event),
          onPointerCancel: () => this.setState({ drag: null }),
          onClick: () => this.press(man.from),
        }, [h('span', { class: 'piece-name' }, lastName(man.name)), man.out && h('span', { class: 'piece-out' }, 'out'), h(Aloud, null, `, ${man.from === 0 ? 'at bat' : `from ${baseName(man.from)}`}: ${goes(man)}. Send them elsewhere`)]),
      ),
    ]);
  }
}

/** A picked runner steps aside from the bases that can be tapped. */
function besideTargets(from) {
  const [x, y] = PLACES[from];
  return [x + (from === 1 ? 52 : from === 3 ? -52 : 62), y + (from === 2 ? -36 : 24)];
}

const goes = ({ at, out, from }) => (out ? `out at ${baseName(at)}` : at === from ? 'stays' : at === 4 ? 'scores' : `to ${baseName(at)}`);

function Target({ base, from, way, onSend }) {
  const out = wayAfter(way, from, base).startsWith('out');
  const label = out ? `Out at ${baseName(base)}` : base === from ? `Holds ${baseName(base)}` : base === 4 ? 'Scores' : `Safe at ${baseName(base)}`;
  const short = out ? 'out' : base === from ? 'stay' : base === 4 ? 'home' : ['', '1st', '2nd', '3rd'][base];
  return h('button', { class: out ? 'target out' : 'target', type: 'button', style: spot(PLACES[base]), 'data-testid': `send-${base}`, onClick: onSend }, [short, h(Aloud, null, `: ${label}`)]);
}
