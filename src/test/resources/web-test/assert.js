/* As much of an assertion library as the tests here need. */

export function equal(actual, expected, what = '') {
  const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (seen !== wanted) {
    throw new Error(`${what} expected ${wanted} but was ${seen}`);
  }
}

export function ok(condition, what) {
  if (!condition) {
    throw new Error(`not so: ${what}`);
  }
}

/** @returns what it was rejected with */
export async function rejected(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it was not rejected');
}

/** Waits until the condition holds; how long is bounded, how often it looks is not to be relied on. */
export async function until(condition, what) {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`never: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
