import { listGames } from '../api.js';
import { onBack } from '../back.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { Complaint } from './form.js';

/** How often a list is asked for again while somebody looks at it; the answer is short where nothing has changed. */
const AGAIN_MS = 4_000;

/**
 * A list of games that stays as it is now: scores, innings, whose move it is. One list, one question.
 *
 * Props: `query`, for the server; `show(games)`, what to draw; `none`, what to say where there is no game;
 * `testid`, of the complaint, where it is to be said.
 */
export class GameShelf extends Component {
  constructor(props) {
    super(props);
    this.state = { games: null, more: [], nextCursor: null, complaint: null };
    this.known = {};
    this.onLook = () => document.hidden || this.load();
  }

  componentDidMount() {
    this.forgetBack = onBack(() => this.state.complaint && this.load());
    this.timer = setInterval(this.onLook, AGAIN_MS);
    document.addEventListener('visibilitychange', this.onLook);
    this.load();
  }

  componentDidUpdate(before) {
    if (key(before) !== key(this.props)) {
      this.known = {};
      this.setState({ more: [], nextCursor: null });
      this.load();
    }
  }

  componentWillUnmount() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.onLook);
    this.forgetBack();
    this.gone = true;
  }

  load() {
    const { known } = this;
    return this.ask(this.props.query, known, ({ games, next_cursor: next }) => {
      // The pages behind the first one stay as they were read.
      this.setState(({ more, nextCursor }) => ({ games, nextCursor: more.length > 0 ? nextCursor : next }));
    });
  }

  loadMore() {
    const query = { ...this.props.query, cursor: this.state.nextCursor };
    return this.ask(query, undefined, ({ games, next_cursor: next }) => {
      this.setState(({ more }) => ({ more: [...more, ...games], nextCursor: next }));
    });
  }

  async ask(query, known, take) {
    const asked = key(this.props);
    try {
      const answer = await listGames(await currentToken(), query, known);
      if (this.gone || asked !== key(this.props)) {
        return; // an answer to an older question
      }
      this.setState({ complaint: null });
      if (answer) {
        take(answer);
      }
    } catch (problem) {
      if (!this.gone) {
        this.setState({ complaint: problem });
      }
    }
  }

  render({ show, none, testid }, { games, more, nextCursor, complaint }) {
    const first = new Set(games?.map(({ game_id: id }) => id));
    const all = games && [...games, ...more.filter(({ game_id: id }) => !first.has(id))];
    return [
      complaint && testid && h(Complaint, { text: complaint.message, testid }),
      all === null && !complaint && none && h('p', { class: 'quiet-text' }, 'Looking for games…'),
      all?.length === 0 && !nextCursor && none && h('p', { class: 'quiet-text no-games' }, none),
      all?.length > 0 && show(all),
      nextCursor && h('button', { class: 'secondary more-games', type: 'button', 'data-testid': 'more-games', onClick: () => this.loadMore() }, all?.length > 0 ? 'More games' : 'Look further'),
    ];
  }
}

const key = ({ query }) => JSON.stringify(query);
