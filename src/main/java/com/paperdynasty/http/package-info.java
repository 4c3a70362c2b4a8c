/**
 * The public port: routes, HTTP calls and static files. {@code /openapi.yaml} describes the calls.
 *
 * <p>{@code Routes} is the table of all calls with the handlers in front of them. {@code
 * HttpVerticle} serves it on each event loop, with the {@code LoopServices} of that loop. Each call
 * checks its input, asks the lobby or the chat, and writes the reply or a problem document.
 *
 * <p>{@code StaticFiles} serves the page, compressed once at the start. {@code VersionedPage} gives
 * its files addresses with a hash of all of them, so that browsers keep them.
 *
 * <p>Nothing here knows the rules of the game or who may see it: the lobby decides that, or asks
 * the game's owner.
 */
@NullMarked
package com.paperdynasty.http;

import org.jspecify.annotations.NullMarked;
