/**
 * A load test: plays many games against a running server and reports figures. Begin with {@code
 * LoadTest}. It uses only the public protocol.
 */
@NullMarked
package com.paperdynasty.app.load;

import org.jspecify.annotations.NullMarked;
