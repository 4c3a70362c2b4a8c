import { h } from '../h.js';

/** What a phone shows one of at a time; a wide screen has room for all of them. */
export const PAGES = [
  ['table', 'Table'],
  ['plays', 'Plays'],
  ['box', 'Box'],
  ['lineups', 'Lineups'],
  ['talk', 'Talk'],
];

/** Where the server knows the cards, who reads them looks at them. */
export const WITH_CARDS = [PAGES[0], ['cards', 'Cards'], ...PAGES.slice(1)];

/**
 * The way from page to page of a phone.
 *
 * Props: `pages`; `page`, the one that is open; `marks`, by page: what is to be known there, such as "your move".
 */
export function Pages({ pages, page, marks, onTurn }) {
  return h('nav', { class: 'pages', 'aria-label': 'The game' }, pages.map(([key, title]) =>
    h('button', { key, type: 'button', 'aria-current': page === key ? 'page' : undefined, 'data-testid': `page-${key}`, onClick: () => onTurn(key) }, [
      title,
      marks[key] && [h('i', { class: 'page-mark', 'aria-hidden': true }), h('span', { class: 'visually-hidden' }, `, ${marks[key]}`)],
    ]),
  ));
}
