import { Component, h } from '../h.js';
import { recall, remember } from '../memory.js';
import { storyOf } from '../play-story.js';
import { SPEEDS, lastOf, lineOf, meaningOf, parkAt, staysMs, stepped, tableAt, within } from '../replay.js';
import { diceInWords } from '../told.js';
import { Ballpark } from './ballpark.js';
import { Banner } from './banner.js';
import { ParkView } from './park-view.js';
import { moves } from './play-motion.js';
import { ReplayControls } from './replay-controls.js';
import { WinPicture } from './win-picture.js';

/**
 * A game that is looked at play by play, on the table's own field. It stays at its play when the game goes on.
 *
 * Props: `table`; `begin`, the position at first; `arrives`, whether its play is to be seen moving; `asked`, an object: with another one it goes to `begin` again; `keys`, whether
 * the keys of the whole page are its own; `onAt(at)`; `show({at, shown, field, picture, go})`, what to draw, where `shown` is the
 * table as it was then, `field` the field with what moves it and `picture` the win expectancy.
 */
export class Replaying extends Component {
  constructor({ table, begin, arrives = false }) {
    super();
    const speed = recall('replay.speed');
    /* `jumps`: how often it went anywhere but to the next play, which is the only one that is seen moving. */
    this.state = { at: within(table, arrives ? begin - 1 : begin), playing: false, speed: SPEEDS.includes(speed) ? speed : 1, jumps: 0 };
    this.onKey = (event) => this.key(event);
  }

  get at() {
    return within(this.props.table, this.state.at);
  }

  componentDidMount() {
    if (this.props.keys) {
      document.addEventListener('keydown', this.onKey);
    }
    if (this.props.arrives) {
      this.move(this.props.begin);
    }
  }

  componentDidUpdate(before) {
    if (before.asked !== this.props.asked) {
      this.go(this.props.begin);
    }
  }

  componentWillUnmount() {
    document.removeEventListener('keydown', this.onKey);
    clearTimeout(this.timer);
  }

  key(event) {
    const meaning = meaningOf(event);
    if (meaning === 'toggle') {
      event.preventDefault();
      this.toggle();
    } else if (meaning) {
      event.preventDefault();
      this.go(stepped(this.props.table, this.at, meaning));
    }
  }

  /** Who goes somewhere themselves does not want to be carried on. */
  go(to) {
    this.pause();
    this.move(to);
  }

  move(to) {
    const at = within(this.props.table, to);
    const { jumps } = this.state;
    this.setState({ at, jumps: at === this.at + 1 ? jumps : jumps + 1 });
    this.props.onAt?.(at);
  }

  toggle() {
    if (this.state.playing) {
      this.pause();
      return;
    }
    this.setState({ playing: true });
    this.carryOnTo(this.at === lastOf(this.props.table) ? 0 : this.at + 1);
  }

  pause() {
    clearTimeout(this.timer);
    this.setState({ playing: false });
  }

  /** Then waits for the play to come to its end, and for a moment more. */
  carryOnTo(at) {
    this.move(at);
    clearTimeout(this.timer);
    const entry = this.props.table.plays[at - 1];
    const lastsMs = entry && moves() ? storyOf(entry.before, entry.play).lastsMs : 0;
    this.timer = setTimeout(() => this.carryOn(), staysMs(lastsMs, this.state.speed));
  }

  carryOn() {
    if (this.at < lastOf(this.props.table)) {
      this.carryOnTo(this.at + 1);
    } else {
      this.pause();
    }
  }

  hasten(speed) {
    remember('replay.speed', speed);
    this.setState({ speed });
  }

  render({ table, show }, { playing, speed, jumps }) {
    const { at } = this;
    const shown = tableAt(table, at);
    const roll = lineOf(table, at)?.roll;
    const picture = h(WinPicture, { table, at, onGo: (to) => this.go(to) });
    const field = h('div', { class: 'replay-board' }, [
      h(Banner, { table: shown }),
      h(Ballpark, { reading: null }, h(ParkView, { key: jumps, table: parkAt(table, at), speed })),
      h(ReplayControls, {
        table,
        at,
        playing,
        speed,
        onStep: (step) => this.go(stepped(table, at, step)),
        onToggle: () => this.toggle(),
        onSpeed: (to) => this.hasten(to),
      }, h('p', { class: 'replay-dice', 'data-testid': 'replay-dice' }, roll ? diceInWords(roll) : ' ')),
    ]);
    return show({ at, shown, field, picture, go: (to) => this.show(to) });
  }

  /** From a list that may be far below the field. */
  show(to) {
    this.go(to);
    document.querySelector('.replay-board .ballpark')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
}
