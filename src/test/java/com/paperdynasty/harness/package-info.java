/**
 * What the tests play with: a client of the protocol over either WebSocket end, a client that does
 * not give up, the program as a process of its own, and a checker that compares what clients saw
 * with what the log has.
 */
package com.paperdynasty.harness;
