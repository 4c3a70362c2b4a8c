/**
 * The half of a Socket.IO socket that listens: `on`, `once`, `off`, `onAny`, `offAny`.
 *
 * A handler that throws does not keep the others from being called: what it threw is thrown again
 * from a task of its own, so that the browser's console (or Node) reports it as uncaught.
 */
export class Emitter {
  #handlers = new Map();
  #anyHandlers = [];

  on(event, handler) {
    const handlers = this.#handlers.get(event) ?? [];
    this.#handlers.set(event, [...handlers, { handler, once: false }]);
    return this;
  }

  once(event, handler) {
    const handlers = this.#handlers.get(event) ?? [];
    this.#handlers.set(event, [...handlers, { handler, once: true }]);
    return this;
  }

  /** Without a handler all of the event's go, without an event all of them. */
  off(event, handler) {
    if (event === undefined) {
      this.#handlers.clear();
    } else if (handler === undefined) {
      this.#handlers.delete(event);
    } else {
      const left = (this.#handlers.get(event) ?? []).filter((entry) => entry.handler !== handler);
      this.#handlers.set(event, left);
    }
    return this;
  }

  /** The handler gets `(event, data, frame)` for every event of the server, known or not. */
  onAny(handler) {
    this.#anyHandlers = [...this.#anyHandlers, handler];
    return this;
  }

  offAny(handler) {
    this.#anyHandlers =
      handler === undefined ? [] : this.#anyHandlers.filter((each) => each !== handler);
    return this;
  }

  /** An event of the client's own life: `onAny` does not hear it. */
  fire(event, ...args) {
    for (const entry of this.#handlers.get(event) ?? []) {
      if (entry.once) {
        this.off(event, entry.handler);
      }
      call(entry.handler, args);
    }
  }

  /** An event that the server sent. */
  fireServerEvent(event, data, frame) {
    for (const handler of this.#anyHandlers) {
      call(handler, [event, data, frame]);
    }
    this.fire(event, data, frame);
  }
}

/** @param {Function} handler @param {unknown[]} args */
export function call(handler, args) {
  try {
    handler(...args);
  } catch (thrown) {
    setTimeout(() => {
      throw thrown;
    });
  }
}
