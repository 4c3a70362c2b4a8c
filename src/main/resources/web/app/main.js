import { Component, h, render } from './h.js';
import { adopt, leave, whoAmI } from './identity.js';
import { Live } from './live.js';
import { readRoute, takeToken } from './route.js';
import { applyTheme, nextTheme } from './theme.js';
import { SIDES, inningName } from './words.js';
import { Lobby } from './views/lobby.js';
import { Masthead } from './views/masthead.js';
import { Table } from './views/table.js';
import { Welcome } from './views/welcome.js';

/** The whole page: who is here, where he is, and the connection that all of it hangs on. */
class App extends Component {
  constructor() {
    super();
    this.live = null;
    this.state = { identity: whoAmI(), route: readRoute() };
    this.actions = {
      signedIn: (identity) => this.signedIn(identity),
      signOut: () => this.signOut(),
      nextTheme: () => {
        nextTheme();
        this.forceUpdate();
      },
    };
  }

  componentDidMount() {
    addEventListener('hashchange', () => this.moved());
    if (this.state.identity) {
      this.signedIn(this.state.identity);
    }
  }

  /** A page that cannot be drawn says so; the game goes on without it. */
  componentDidCatch(error) {
    this.setState({ broken: true });
    setTimeout(() => {
      throw error;
    });
  }

  signedIn(identity) {
    this.live?.close();
    this.live = new Live(() => this.forceUpdate());
    this.setState({ identity });
    this.sitDown(this.state.route);
  }

  signOut() {
    this.live?.close();
    this.live = null;
    leave();
    this.setState({ identity: null });
  }

  moved() {
    const route = readRoute();
    this.setState({ route });
    this.sitDown(route);
  }

  sitDown(route) {
    if (route.gameId) {
      this.live?.sitDown(route);
    } else {
      this.live?.standUp();
    }
  }

  render(_, { identity, route, broken }) {
    if (broken) {
      return h('p', { class: 'plain', role: 'alert' }, 'This page has stumbled. Reload it: nothing is lost.');
    }
    const { live, actions } = this;
    return h('div', { class: 'page' }, [
      h(Masthead, { identity, live, actions }),
      live?.problem && h(Notice, { live }),
      h('main', { id: 'main' }, this.content(identity, route, live)),
    ]);
  }

  /** The score is worth a glance from another tab. */
  componentDidUpdate() {
    document.title = titleOf(this.live?.table?.table);
  }

  content(identity, route, live) {
    if (!identity || !live) {
      return h(Welcome, { invited: route.gameId !== null, onSignedIn: this.actions.signedIn });
    }
    if (route.gameId && live.table) {
      const { table: session } = live;
      return h(Table, { key: route.gameId, session, identity });
    }
    return h(Lobby, { identity });
  }
}

function Notice({ live }) {
  return h('div', { class: 'notice', role: 'alert', 'data-testid': 'notice' }, [
    h('span', null, live.problem),
    h('button', { class: 'quiet', type: 'button', onClick: () => live.dismiss() }, 'Dismiss'),
  ]);
}

function titleOf(table) {
  if (!table?.state) {
    return 'Paper Dynasty';
  }
  const { state, teams } = table;
  const score = SIDES.map((side) => `${teams[side].name} ${state.score[side]}`).join(', ');
  return `${score} · ${state.status === 'completed' ? 'Final' : inningName(state)}`;
}

applyTheme();
const token = takeToken();
if (token) {
  adopt(token);
}
render(h(App), document.getElementById('app'));
