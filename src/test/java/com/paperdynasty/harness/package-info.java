/**
 * What the integration tests share: a client of the protocol over either WebSocket endpoint, a
 * client that reconnects, the program as its own process, proxies, and a checker that compares what
 * clients received with the log. Begin with {@code GameClient} and {@code RestClient}.
 */
package com.paperdynasty.harness;
