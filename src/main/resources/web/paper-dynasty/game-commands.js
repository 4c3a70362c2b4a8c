import { Emitter } from './emitter.js';

/**
 * The commands of fair play by their names. Each takes what the protocol's command takes, resolves to the
 * data of its answer and is rejected with a `CommandError`, as `request` is.
 */
export class GameCommands extends Emitter {
  /** Says that a side is ready for the next roll, and with which plan; `seen` is added. */
  ready(data) {
    return this.request('ready', data);
  }

  /** Asks the other manager for a ruling; which roll and which play is added. */
  proposeRuling(data) {
    return this.request('propose_ruling', data);
  }

  /** Answers the proposal that `proposal_id` names. */
  answerRuling(data) {
    return this.request('answer_ruling', data);
  }

  /** Leaves a note at a play that stands there for ever; the last play, where none is named. */
  dispute(data) {
    return this.request('dispute', data);
  }

  /** Gives the game to the other side. */
  concede(data) {
    return this.request('concede', data);
  }

  /** Claims the game of a side that has left when it was its move. */
  claimForfeit(data) {
    return this.request('claim_forfeit', data);
  }

  /** Rolls extra dice by a form of the league, for the roll that is pending. */
  rollExtra(data) {
    return this.request('roll_extra', data);
  }

  /** Chooses one of the options of the decision that `decision_id` names. */
  submitDecision(data) {
    return this.request('submit_decision', data);
  }

  /** Says what dice on a real table show, in a game with declared dice. */
  declareDice(data) {
    return this.request('declare_dice', data);
  }

  /** What an outcome would do; nothing changes. */
  previewOutcome(data) {
    return this.request('preview_outcome', data);
  }
}
