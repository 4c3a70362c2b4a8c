import { h } from '../h.js';
import { lastOf } from '../replay.js';
import { EventFile } from './event-file.js';
import { KeyPlays } from './key-plays.js';
import { Replaying } from './replaying.js';

/** A finished game: its last play on the field, and the way to any other; how it went, and what made it. */
export function Story({ session, table }) {
  return h('section', { class: 'field-side', 'aria-label': 'The story of the game', 'data-testid': 'story' }, h(Replaying, {
    table,
    begin: lastOf(table),
    // Who was there sees the last play happen.
    arrives: table.happening !== null,
    asked: null,
    show: ({ at, field, picture, go }) => [field, picture, h(KeyPlays, { session, table, at, onGo: go }), h(EventFile, { session, table, testid: 'story-event-file' })],
  }));
}
