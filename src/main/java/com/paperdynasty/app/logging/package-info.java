/**
 * Configures Logback: text for people or JSON for machines, one line each, with repeated lines
 * filtered. Begin with {@code LoggingSetup}. {@code Console} prints messages for the person who
 * started the program.
 */
@NullMarked
package com.paperdynasty.app.logging;

import org.jspecify.annotations.NullMarked;
