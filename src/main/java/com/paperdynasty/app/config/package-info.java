/**
 * Reads the configuration, the league files and the token keys at the start and turns them into the
 * settings of each package. Begin with {@code Configuration}. All faults are reported at once,
 * before anything runs. How YAML and the environment become values is in {@code
 * com.paperdynasty.config}.
 */
@NullMarked
package com.paperdynasty.app.config;

import org.jspecify.annotations.NullMarked;
