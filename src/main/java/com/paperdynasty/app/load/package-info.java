/**
 * A load generator: it plays games against a server as clients would, over the plain WebSocket, and
 * says how the server did. It knows nothing of the server but its protocol.
 */
@NullMarked
package com.paperdynasty.app.load;

import org.jspecify.annotations.NullMarked;
