import { Component, h, render } from './h.js';
import { signInOptions } from './api.js';
import { arrives, become, identityIn, mustSignInAgain, onSignedOutElsewhere, signOut, visit, whoAmI } from './identity.js';
import { AppConnection } from './app-connection.js';
import { serverNow } from './clock.js';
import { notify, wantsSounds } from './alerts.js';
import { losses } from './losses.js';
import { keepsThings } from './memory.js';
import { readRoute, takeToken } from './route.js';
import { newsOf, soundsOf } from './signals.js';
import { leaveToSignIn, leftInVain, outcomeInWords, signedInBy, wayBack } from './sign-in.js';
import { applyTheme, nextTheme } from './theme.js';
import { standingOf, titleOf } from './title.js';
import { Ask } from './views/ask.js';
import { later } from './views/later.js';
import { Masthead } from './views/masthead.js';
import { SoundBox } from './views/sound-box.js';
import { Welcome } from './views/welcome.js';

/** What somebody needs at a table they do not need in the lobby, and the other way round. */
const Table = later(() => import('./views/table.js'), 'Table');
const Lobby = later(() => import('./views/lobby.js'), 'Lobby');
const CardSheet = later(() => import('./views/cards.js'), 'CardSheet');

/** The whole page: who is here, where they are, and the connection that all of it hangs on. */
class App extends Component {
  constructor() {
    super();
    this.live = null;
    this.soundBox = new SoundBox();
    /* The table as it was when its signals were last given. */
    this.heard = null;
    this.back = wayBack();
    /* Whether the provider is to say again who is here. */
    this.returning = false;
    const { arriving } = arrival();
    /* `arriving` is somebody else whom a link has brought; `leaving` is the question before signing out. */
    /* `options`: how people may come in here, once the server has said so. */
    this.state = { identity: whoAmI(), route: readRoute(), arriving, leaving: false, options: null, outcome: null };
    this.actions = {
      signedIn: (identity) => this.signedIn(identity),
      comeIn: () => this.signOut(),
      watch: () => this.signedIn(visit()),
      askToSignOut: () => this.setState({ leaving: true }),
      nextTheme: () => {
        nextTheme();
        this.forceUpdate();
      },
      alertsChanged: (sample) => {
        this.forceUpdate();
        this.soundBox.play(sample);
      },
    };
  }

  componentDidMount() {
    // What is waited for has an end, and from another tab one sees the title alone.
    setInterval(() => this.retitle(), 1_000);
    addEventListener('hashchange', () => this.moved());
    addEventListener('beforeunload', (event) => this.beforeUnload(event));
    onSignedOutElsewhere(() => this.nobodyIsHere());
    this.comeBack();
    this.learnOptions();
  }

  /** Who comes back from the provider; else who was here before. */
  async comeBack() {
    const { code, outcome } = this.back ?? {};
    if (!this.back && !leftInVain() && mustSignInAgain()) {
      this.returning = true;
    } else if (code) {
      this.setState({ identity: null });
      try {
        this.signedIn(become(await signedInBy(this.back)));
      } catch {
        this.setState({ outcome: 'failed' });
      }
    } else if (mustSignInAgain()) {
      this.setState({ identity: null, outcome: outcome ?? null });
    } else if (this.state.identity) {
      this.signedIn(this.state.identity);
    } else {
      this.setState({ outcome: outcome ?? null });
    }
  }

  /**
   * Where there is a provider, who was signed in goes there again. Where guests may watch, a link to a game shows it;
   * with an invitation they are asked who they are first.
   */
  async learnOptions() {
    const options = await signInOptions().catch(() => null); // the form says what hinders when it is used
    this.setState({ options });
    if (this.returning && mustSignInAgain() && !(options?.oidc && leaveToSignIn())) {
      this.setState({ identity: null });
    }
    if (!options) {
      return;
    }
    const { gameId, invitation } = readRoute();
    const mayWatch = options.guests !== 'off' && !options.dev_tokens;
    if (!whoAmI() && !this.back && mayWatch && gameId && !invitation) {
      this.signedIn(visit());
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
    this.signal();
  }

  /** What is to be heard of what has changed since, and to be told to who looks elsewhere. */
  signal() {
    const table = this.live?.table?.table ?? null;
    const before = this.heard;
    this.heard = table;
    const { userId } = this.state.identity ?? {};
    if (table === null || before === null || table === before) {
      return;
    }
    if (wantsSounds()) {
      this.soundBox.play(soundsOf(before, table, userId, serverNow()));
    }
    const news = newsOf(before, table, userId, serverNow());
    if (news !== null) {
      notify(table.gameId, news, standingOf(table));
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
    if (whoAmI() && !mustSignInAgain() && (onTrial || !this.live)) {
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

  componentDidUpdate() {
    this.retitle();
  }

  retitle() {
    const title = titleOf(this.live?.table?.table, this.state.identity?.userId, serverNow());
    if (document.title !== title) {
      document.title = title;
    }
  }

  content(identity, route, live) {
    if (!identity || !live) {
      const { signedIn, watch } = this.actions;
      const { options, outcome } = this.state;
      const why = outcome && options?.oidc && outcomeInWords(outcome, options.oidc);
      return h(Welcome, { options, why, route, onSignedIn: signedIn, onWatch: watch });
    }
    if (route.gameId && live.table) {
      const { table: session } = live;
      return h(Table, { key: route.gameId, session, identity, connection: live.connection, route });
    }
    if (route.cards) {
      return h(CardSheet, { key: route.cards, hash: route.cards, gameId: route.of });
    }
    return h(Lobby, { identity, onComeIn: this.actions.comeIn });
  }
}

function Notice({ live }) {
  return h('div', { class: 'notice', role: 'alert', 'data-testid': 'notice' }, [
    h('span', null, live.problem.message),
    live.problem.code === 'unauthorized' && whoAmI()?.provider && h(
      'button',
      { class: 'secondary', type: 'button', 'data-testid': 'sign-in-again', onClick: () => leaveToSignIn() },
      'Sign in again',
    ),
    h('button', { class: 'quiet', type: 'button', onClick: () => live.dismiss() }, 'Dismiss'),
  ]);
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
(readRoute().gameId ? Table : readRoute().cards ? CardSheet : Lobby).preload();
render(h(App), document.getElementById('app'));
