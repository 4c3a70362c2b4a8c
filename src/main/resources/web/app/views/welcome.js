import { offerOf, signInOptions } from '../api.js';
import { Component, h } from '../h.js';
import { leaveToSignIn, outcomeInWords } from '../sign-in.js';
import { askedIn } from '../offer-words.js';
import { become, identityIn, introduce, introduceGuest } from '../identity.js';
import { Complaint, Field } from './form.js';

const HOW =
  'Your league tells you how to sign in: open the link that it sent you, or paste the token from it. ' +
  'Nobody comes in here without one.';

/** Who are you? A name where the server hands out tokens itself or takes guests, else a token from the league. */
export class Welcome extends Component {
  constructor() {
    super();
    this.state = { name: '', token: '', byToken: null, offer: null, busy: false, complaint: null };
  }

  componentDidMount() {
    this.componentDidUpdate({});
  }

  /** Where people may look without an account, an invitation says at once whose it is. */
  async componentDidUpdate(before) {
    const { options, route: { gameId, invitation, seat } } = this.props;
    if (options && options !== before.options && options.guests !== 'off' && gameId && invitation && seat) {
      try {
        this.setState({ offer: await offerOf(null, gameId, invitation) });
      } catch {
        // It is said once they are in.
      }
    }
  }

  /** What was chosen, else what the server takes. */
  byToken() {
    const { options } = this.props;
    return this.state.byToken ?? (options !== null && !options.dev_tokens && options.guests !== 'play');
  }

  async introduceMyself() {
    const name = this.state.name.trim();
    if (name === '') {
      this.setState({ complaint: 'A name, please: the others at the table will see it.' });
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      const { dev_tokens: byName, guests } = this.props.options ?? (await signInOptions());
      const asGuest = !byName && guests === 'play';
      this.props.onSignedIn(await (asGuest ? introduceGuest(name) : introduce(name)));
    } catch (problem) {
      const byToken = problem.status === 404;
      const complaint = byToken
        ? 'Your league gives out the keys here. Open the link it sent you, or paste the token.'
        : problem;
      this.setState({ busy: false, byToken: byToken || null, complaint });
    }
  }

  showToken() {
    const identity = identityIn(this.state.token.trim());
    if (identity) {
      this.props.onSignedIn(become(identity));
    } else {
      this.setState({ complaint: 'That is not a token.' });
    }
  }

  signIn() {
    if (!leaveToSignIn()) {
      this.setState({ complaint: outcomeInWords('unkept', this.props.options.oidc) });
    }
  }

  render({ route, options, why, onWatch }, { name, token, offer, busy, complaint }) {
    const byToken = this.byToken();
    const submit = (event) => {
      event.preventDefault();
      return byToken ? this.showToken() : this.introduceMyself();
    };
    return h('section', { class: 'welcome' }, [
      h('p', { class: 'kicker', 'data-testid': 'invited' }, invitedTo(route, offer)),
      h('h1', null, 'Two managers, their cards, one set of dice.'),
      h(
        'p',
        { class: 'lead' },
        'The server rolls, you read your card and say what it shows, and the runners move. ' +
          'Everybody at the table sees every play, in order, and after the last out anyone can check every roll.',
      ),
      h('form', { class: 'card name-card', onSubmit: submit }, [
        byToken
          ? h(Field, {
              label: 'Token',
              testid: 'token-input',
              value: token,
              onInput: (value) => this.setState({ token: value, complaint: null }),
            })
          : h(Field, {
              label: 'Your name',
              testid: 'name-input',
              value: name,
              maxLength: 64,
              autocomplete: 'nickname',
              onInput: (value) => this.setState({ name: value, complaint: null }),
            }),
        h(
          'button',
          { class: 'primary', type: 'submit', disabled: busy, 'data-testid': 'enter' },
          busy ? 'One moment…' : 'Come in',
        ),
        h(Complaint, { text: complaint ?? why }),
        options?.oidc && h(
          'button',
          { class: 'primary', type: 'button', 'data-testid': 'sign-in', onClick: () => this.signIn() },
          `Sign in with ${options.oidc}`,
        ),
        byToken && !options.oidc && h('p', { class: 'quiet-text', 'data-testid': 'how-to-sign-in' }, HOW),
        options?.guests === 'play' && !options.dev_tokens && h(
          'button',
          { class: 'quiet', type: 'button', 'data-testid': 'other-way', onClick: () => this.setState({ byToken: !byToken, complaint: null }) },
          byToken ? 'Come in as a guest' : 'I have a token of my league',
        ),
        options && options.guests !== 'off' && h(
          'button',
          { class: 'secondary', type: 'button', 'data-testid': 'just-watch', onClick: onWatch },
          'Just watch',
        ),
      ]),
    ]);
  }
}

function invitedTo({ gameId, seat }, offer) {
  if (offer) {
    return askedIn(offer, seat);
  }
  return gameId === null ? 'Tabletop baseball, live' : 'You are invited to a game';
}
