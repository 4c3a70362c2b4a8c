/**
 * Reads the configuration, the league files and the token keys at the start and turns them into the
 * settings of each room. All faults are reported at once, before anything runs.
 */
@NullMarked
package com.paperdynasty.app.config;

import org.jspecify.annotations.NullMarked;
