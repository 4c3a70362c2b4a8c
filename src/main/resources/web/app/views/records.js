/* What is looked at of a game beside the table, in one file: who opens one of them opens others. */
export { BoxScore } from './box-score.js';
export { FinalWord } from './final-word.js';
export { Replay } from './replay.js';
export { Scorecard } from './scorecard.js';
export { Story } from './story.js';
