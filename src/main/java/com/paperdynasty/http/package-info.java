/**
 * The front door for HTTP: routes, problem documents, the web page.
 *
 * <p>{@link com.paperdynasty.http.Routes} is the table of calls; it reads from top to bottom. A
 * handler takes what it needs from the request, asks another room, and writes the answer; it
 * decides nothing. Whatever goes wrong ends in one place, {@code ProblemDocuments}, so that every
 * error looks alike: {@code application/problem+json} with the protocol's codes, and for a fault of
 * ours an id that stands in the log beside the trace.
 *
 * <p>Before every route stand the {@code Doorkeeper}, who finds out whose address it is and asks
 * the limits, and {@code Origins}, which turns other people's pages away; the sockets are behind
 * them too.
 *
 * <p>One {@link com.paperdynasty.http.HttpVerticle} runs on each event loop and all of them share
 * the port, so a request and its answer stay on one thread. What every one of them serves from
 * memory, the page and the documents, is read once.
 */
@NullMarked
package com.paperdynasty.http;

import org.jspecify.annotations.NullMarked;
