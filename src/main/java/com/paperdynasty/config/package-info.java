/**
 * The configuration: packaged defaults, overridden by a file, overridden by the environment.
 *
 * <p>{@code conf/paper-dynasty.yaml} is the list of every setting with its default. {@link
 * com.paperdynasty.config.ConfigTree} merges the sources and refuses keys that are not in that
 * list; {@link com.paperdynasty.config.ConfigBinder} binds a section to a package's record by the
 * names of its components, with Jackson. Faults are collected with their file and line or their
 * variable, and reported at once.
 *
 * <p>A package declares its settings as a record; {@link com.paperdynasty.config.Setting} on a
 * component gives the bounds of a number. So each package can be tested without a configuration.
 */
@NullMarked
package com.paperdynasty.config;

import org.jspecify.annotations.NullMarked;
