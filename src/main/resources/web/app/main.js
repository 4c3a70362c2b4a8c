import { Component, h, render } from './h.js';
import { arrives, become, identityIn, onSignedOutElsewhere, signOut, whoAmI } from './identity.js';
import { AppConnection } from './app-connection.js';
import { serverNow } from './clock.js';
import { losses } from './losses.js';
import { keepsThings } from './memory.js';
import { readRoute, takeToken } from './route.js';
import { applyTheme, nextTheme } from './theme.js';
import { whoseMove } from './whose-move.js';
import { SIDES, inningName } from './words.js';
import { Ask } from './views/ask.js';
import { Lobby } from './views/lobby.js';
import { Masthead } from './views/masthead.js';
import { Table } from './views/table.js';
import { Welcome } from './views/welcome.js';

/** The whole page: who is here, where they are, and the connection that all of it hangs on. */
class App extends Component {
  constructor() {
    super();
    this.live = null;
    const { arriving } = arrival();
    /* `arriving` is somebody else whom a link has brought; `leaving` is the question before signing out. */
    this.state = { identity: whoAmI(), route: readRoute(), arriving, leaving: false };
    this.actions = {
      signedIn: (identity) => this.signedIn(identity),
      askToSignOut: () => this.setState({ leaving: true }),
      nextTheme: () => {
        nextTheme();
        this.forceUpdate();
      },
    };
  }

  componentDidMount() {
    addEventListener('hashchange', () => this.moved());
    addEventListener('beforeunload', (event) => this.beforeUnload(event));
    onSignedOutElsewhere(() => this.nobodyIsHere());
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
    this.live = new AppConnection(() => this.changed());
    const route = readRoute();
    this.setState({ identity, route });
    this.sitDown(route);
  }

  /** Who we are may be different too: the server has taken the token of a link. */
  changed() {
    const identity = whoAmI();
    if (identity === this.state.identity) {
      this.forceUpdate();
    } else {
      this.setState({ identity });
    }
  }

  signOut() {
    signOut();
    this.nobodyIsHere();
  }

  nobodyIsHere() {
    this.live?.close();
    this.live = null;
    this.setState({ identity: null, leaving: false });
  }

  becomeWhoArrives() {
    const { arriving } = this.state;
    this.setState({ arriving: null });
    this.signedIn(become(arriving));
  }

  /** Where the browser keeps nothing, to open the page anew is to be somebody else. */
  beforeUnload(event) {
    const seated = this.seatedAt();
    if (seated && whoAmI()?.development && !keepsThings()) {
      event.preventDefault();
    }
  }

  /** The game that would miss us: one that is on, and that we manage a side in. */
  seatedAt() {
    const table = this.live?.table?.table;
    return table && !table.completed && table.sides.length > 0 ? table : null;
  }

  moved() {
    const { arriving, onTrial } = arrival();
    const route = readRoute();
    this.setState({ route, arriving: arriving ?? this.state.arriving });
    if (whoAmI() && (onTrial || !this.live)) {
      this.signedIn(whoAmI());
    } else {
      this.sitDown(route);
    }
  }

  sitDown(route) {
    if (route.gameId) {
      this.live?.sitDown(route);
    } else {
      this.live?.standUp();
    }
  }

  render(_, { identity, route, broken, arriving, leaving }) {
    if (broken) {
      return h('p', { class: 'plain', role: 'alert' }, 'Something went wrong on this page. Reload it: nothing is lost.');
    }
    const { live, actions } = this;
    return h('div', { class: 'page' }, [
      h(Masthead, { identity, live, atTable: Boolean(identity && route.gameId), actions }),
      live?.problem && !live.problem.isOver() && h(Notice, { live }),
      h('main', { id: 'main' }, this.content(identity, route, live)),
      identity && arriving && this.askWhoYouAre(identity, arriving),
      identity && leaving && !arriving && this.askToSignOut(identity),
    ]);
  }

  askToSignOut(identity) {
    return h(Ask, {
      title: `Sign out, ${identity.name}?`,
      lines: losses(identity, this.seatedAt(), keepsThings()),
      yes: 'Sign out',
      no: 'Stay',
      testid: 'sign-out',
      onYes: () => this.signOut(),
      onNo: () => this.setState({ leaving: false }),
    });
  }

  askWhoYouAre(identity, arriving) {
    return h(Ask, {
      title: `You are here as ${identity.name}. The link is for ${arriving.name}.`,
      lines: losses(identity, this.seatedAt(), keepsThings()),
      yes: `Go on as ${arriving.name}`,
      no: `Stay ${identity.name}`,
      testid: 'become',
      onYes: () => this.becomeWhoArrives(),
      onNo: () => this.setState({ arriving: null }),
    });
  }

  /** The score is worth a glance from another tab. */
  componentDidUpdate() {
    document.title = titleOf(this.live?.table?.table, this.state.identity?.userId);
  }

  content(identity, route, live) {
    if (!identity || !live) {
      return h(Welcome, { invited: route.gameId !== null, onSignedIn: this.actions.signedIn });
    }
    if (route.gameId && live.table) {
      const { table: session } = live;
      return h(Table, { key: route.gameId, session, identity, connection: live.connection });
    }
    return h(Lobby, { identity });
  }
}

function Notice({ live }) {
  return h('div', { class: 'notice', role: 'alert', 'data-testid': 'notice' }, [
    h('span', null, live.problem.message),
    h('button', { class: 'quiet', type: 'button', onClick: () => live.dismiss() }, 'Dismiss'),
  ]);
}

function titleOf(table, userId) {
  if (!table?.state) {
    return 'Paper Dynasty';
  }
  const move = table.role === null ? null : whoseMove(table, userId, serverNow());
  const { state, teams } = table;
  const score = SIDES.map((side) => `${teams[side].name} ${state.score[side]}`).join(', ');
  return `${move?.mine ? `${move.text} · ` : ''}${score} · ${state.status === 'completed' ? 'Final' : inningName(state)}`;
}

/**
 * Takes a token out of the address.
 *
 * @returns `arriving`, somebody else, who is to be asked for, or null; `onTrial`, whether there is another token
 *   to show to the server
 */
function arrival() {
  const token = takeToken();
  const identity = token && identityIn(token);
  const what = identity && arrives(identity);
  return { arriving: what === 'another' ? identity : null, onTrial: what === 'on_trial' };
}

applyTheme();
render(h(App), document.getElementById('app'));
