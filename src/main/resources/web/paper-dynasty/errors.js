/**
 * A command that was not carried out, or of which it is not known.
 *
 * `code` is one of the protocol's (`forbidden`, `conflict`, `unavailable`, ...), `rejected` for an
 * `outcome_rejected`, or one of the client's own: `queue_full`, `too_large`, `timeout`, `closed`.
 * After `timeout` and `closed` the command may or may not have been carried out; the game's state
 * tells.
 */
export class CommandError extends Error {
  /**
   * @param {{message: string, code: string, field?: string, errors?: string[],
   *   retry_after_ms?: number, error_id?: string}} data
   * @param {string} command the event that was refused
   */
  constructor(data, command) {
    super(data.message);
    this.name = 'CommandError';
    this.command = command;
    this.code = data.code;
    this.field = data.field;
    this.errors = data.errors;
    this.retryAfterMs = data.retry_after_ms;
    this.errorId = data.error_id;
  }
}

/** Why there is no connection: `connect_error` carries one. `willRetry` says what happens next. */
export class ConnectError extends Error {
  constructor(message, code, willRetry) {
    super(message);
    this.name = 'ConnectError';
    this.code = code;
    this.willRetry = willRetry;
  }
}
