/**
 * Configures Logback: text for people or JSON for machines, one line each, with repeated lines
 * filtered.
 */
@NullMarked
package com.paperdynasty.app.logging;

import org.jspecify.annotations.NullMarked;
