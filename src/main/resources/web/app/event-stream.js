/**
 * Server-sent events read by fetch, which, unlike an EventSource, can send a ticket. It comes back by itself, after
 * the last event that it has.
 */
const AGAIN_AFTER_MS = 2_000;
const MOST_AFTER_MS = 30_000;

/**
 * @param {string} path
 * @param {{lastSeq: number, headers: Record<string, string>, onEvent: (event: string, data: any) => void,
 *   onRefused: (status: number) => void}} options `onRefused`: the server does not let us follow any longer
 */
export async function follow(path, { lastSeq, headers, onEvent, onRefused }) {
  let last = lastSeq;
  for (let pauseMs = AGAIN_AFTER_MS; ; pauseMs = Math.min(2 * pauseMs, MOST_AFTER_MS)) {
    try {
      const response = await fetch(path, { headers: { ...headers, 'last-event-id': `${last}` }, cache: 'no-store' });
      if (response.ok) {
        pauseMs = AGAIN_AFTER_MS;
        await read(response.body, ({ id, event, data }) => {
          last = id;
          onEvent(event, data);
        });
      } else if (response.status < 500 && response.status !== 429) {
        onRefused(response.status);
        return;
      }
    } catch {
      // The network is away, or the server starts again.
    }
    await new Promise((later) => setTimeout(later, pauseMs));
  }
}

async function read(body, onEvent) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const blocks = text.split('\n\n');
    text = blocks.pop();
    blocks.map(parse).filter((event) => event !== null).forEach(onEvent);
  }
}

/** @returns {{id: number, event: string, data: any} | null} null for a comment and for `retry` */
export function parse(block) {
  const fields = Object.fromEntries(
    block.split('\n').filter((line) => line.includes(': ')).map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  return fields.id === undefined || fields.data === undefined
    ? null
    : { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) };
}
