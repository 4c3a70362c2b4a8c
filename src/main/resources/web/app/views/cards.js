/**
 * Everything of a game whose cards the server knows, and the page of a card set: one file, which other games do not load.
 * Each part brings the style sheet of cards with it.
 */
import { CardSheet as Sheet } from './card-sheet.js';
import { styled } from './card-style.js';
import { CardsPanel as Panel } from './cards-panel.js';
import { Decision as Asked } from './decision.js';
import { ReadCard as Read } from './read-card.js';

export const CardSheet = styled(Sheet);
export const CardsPanel = styled(Panel);
export const Decision = styled(Asked);
export const ReadCard = styled(Read);
