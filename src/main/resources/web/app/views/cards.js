/**
 * Everything of a game whose cards the server knows, and the page of a card set: one file, which other games do not load.
 * Each part brings its style sheets with it.
 */
import { CardSheet as Sheet } from './card-sheet.js';
import { styled } from './card-style.js';
import { CardsPanel as Panel } from './cards-panel.js';
import { Decision as Asked } from './decision.js';
import { ReadCard as Read } from './read-card.js';

const AT_THE_TABLE = ['cards', 'card-table'];

export const CardSheet = styled(Sheet, ['cards', 'card-sheet']);
export const CardsPanel = styled(Panel, AT_THE_TABLE);
export const Decision = styled(Asked, AT_THE_TABLE);
export const ReadCard = styled(Read, AT_THE_TABLE);
