/**
 * The public port: routes, HTTP calls and static files. {@code /openapi.yaml} describes the calls.
 *
 * <p>{@code Routes} has all calls with the handlers in front of them, and {@code RouteTable} what
 * calls of a kind have in common. {@code HttpVerticle} serves it on each event loop, with the
 * {@code LoopServices} of that loop. Each call checks its input, asks the lobby or the chat, and
 * writes the reply or a problem document.
 *
 * <p>The files of the web page are in the room {@code page}, the handlers in front of all calls in
 * {@code security}.
 *
 * <p>Nothing here knows the rules of the game or who may see it: the lobby decides that, or asks
 * the game's owner.
 */
@NullMarked
package com.paperdynasty.http;

import org.jspecify.annotations.NullMarked;
