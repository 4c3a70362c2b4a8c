/**
 * Chaos tests: many clients play and misbehave, each records the exact text of what it receives
 * over all its connections, and the traces are compared with the log at the end. Begin with {@code
 * ChaosTest}.
 */
package com.paperdynasty.chaos;
