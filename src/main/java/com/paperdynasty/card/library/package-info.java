/**
 * The card sets that a server has: those that come with the program, and those that users have
 * posted. Begin with {@code CardLibrary}, which the HTTP API calls.
 *
 * <p>A set never changes. Its name is the hash of its content, so the same set is stored once,
 * however many post it, and posting it again changes nothing. {@code CardSetStore} is the port to
 * the stored ones, {@code CardCatalog} has those of the program.
 *
 * <p>A set takes long to read, so that is done off the event loop, and {@code PostLimits} bounds
 * how many are in memory at once.
 */
@NullMarked
package com.paperdynasty.card.library;

import org.jspecify.annotations.NullMarked;
