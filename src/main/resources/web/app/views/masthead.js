import { h } from '../h.js';
import { theme } from '../theme.js';
import { isGuest } from '../words.js';
import { Alerts } from './alerts.js';

const CONNECTION = {
  connecting: 'Connecting…',
  live: 'Live',
  catching_up: 'Catching up…',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
};

const THEME = {
  auto: ['◐', 'The colors of your system'],
  light: ['☀', 'Day game'],
  dark: ['☾', 'Night game'],
};

export function Masthead({ identity, live, atTable, actions }) {
  const [glyph, name] = THEME[theme()];
  return h('header', { class: 'masthead' }, [
    h('a', { class: 'brand', href: '#', 'aria-label': 'Paper Dynasty: all games' }, [
      h('img', { src: new URL('../../favicon.svg', import.meta.url).href, alt: '', width: 30, height: 30 }),
      h('span', { class: 'wordmark' }, 'Paper Dynasty'),
    ]),
    live && h(ConnectionState, { live }),
    atTable && h('a', { class: 'leave-table', href: '#', 'data-testid': 'leave-table' }, 'Leave the table'),
    h('div', { class: 'masthead-end' }, [
      atTable && h(Alerts, { onChange: actions.alertsChanged }),
      h(
        'button',
        { class: 'quiet glyph', type: 'button', onClick: actions.nextTheme, 'aria-label': name, title: name },
        glyph,
      ),
      identity && h(Who, { identity, actions }),
    ]),
  ]);
}

function ConnectionState({ live }) {
  const { connection } = live;
  return h('div', { class: 'connection' }, [
    h(
      'span',
      { class: 'lamp', role: 'status', 'data-testid': 'connection-state', 'data-state': connection },
      CONNECTION[connection],
    ),
    connection === 'offline' &&
      h('button', { class: 'quiet', type: 'button', 'data-testid': 'try-again', onClick: () => live.reconnect() }, 'Try again'),
  ]);
}

function Who({ identity, actions }) {
  if (identity.visitor) {
    return h('button', { class: 'quiet', type: 'button', 'data-testid': 'come-in', onClick: actions.comeIn }, 'Come in');
  }
  return h('span', { class: 'who' }, [
    h('span', { 'data-testid': 'my-name', class: 'who-name' }, [
      h('span', { class: 'who-own' }, identity.name),
      isGuest(identity.userId) && ' (guest)',
    ]),
    h(
      'button',
      { class: 'quiet sign-out', type: 'button', 'data-testid': 'sign-out', onClick: actions.askToSignOut },
      'Sign out',
    ),
  ]);
}
