import { Component, h } from '../h.js';
import { recall } from '../memory.js';
import { linkTo } from '../route.js';
import { theTeam } from '../words.js';
import { CopyLink } from './copy-link.js';
import { QrCode } from './qr-code.js';

/** The links that the creator has to give away, as long as there is somebody to wait for. */
export function Invitations({ table }) {
  const invitations = recall(`invitations.${table.gameId}`);
  if (!invitations || table.completed) {
    return null;
  }
  const { gameId, teams, state } = table;
  const seats = ['away', 'home'].filter((side) => invitations[side] && !teams[side].manager);
  const links = seats.map((seat) => ({
    what: `Manage ${theTeam(teams[seat].name)}`,
    testid: `invite-${seat}`,
    href: linkTo({ gameId, invitation: invitations[seat], seat }),
  }));
  const watch = { what: 'Watch', testid: 'invite-watch', href: linkTo({ gameId, invitation: invitations.watch }) };
  const list = h('ul', { class: 'invite-list' }, [...links, watch].map((link) => h(Link, { key: link.testid, ...link })));
  if (seats.length > 0) {
    return h('section', { class: 'card invitations' }, [
      h('h2', { class: 'small-title' }, 'Somebody is missing'),
      h('p', { class: 'quiet-text' }, 'Send the link, or let a phone read its code; it seats one manager. Until then you may act for the open seat.'),
      list,
    ]);
  }
  return state.status === 'waiting' ? h('section', { class: 'card invitations' }, list) : null;
}

class Link extends Component {
  constructor() {
    super();
    this.state = { code: false };
  }

  async share() {
    try {
      await navigator.share({ title: 'Paper Dynasty', text: this.props.what, url: this.props.href });
    } catch {
      // They have thought better of it.
    }
  }

  render({ what, href, testid }, { code }) {
    const button = (label, more) => h('button', { class: 'secondary', type: 'button', ...more }, label);
    return h('li', null, [
      h('label', { for: testid }, what),
      h('input', { id: testid, readOnly: true, value: href, 'data-testid': testid, onFocus: (event) => event.target.select() }),
      h('div', { class: 'invite-ways' }, [
        h(CopyLink, { href, label: 'Copy', shown: true }),
        button('QR code', { 'aria-pressed': code, 'aria-label': `QR code: ${what}`, 'data-testid': `${testid}-code`, onClick: () => this.setState({ code: !code }) }),
        typeof navigator.share === 'function' && button('Share', { 'data-testid': `${testid}-share`, onClick: () => this.share() }),
      ]),
      code && h(QrCode, { text: href, what }),
    ]);
  }
}
