/**
 * The configuration: the packaged defaults, over them a file, over that the environment.
 *
 * <p>{@code conf/paper-dynasty.yaml} is the list of every setting with its default. {@link
 * com.paperdynasty.config.ConfigTree} lays the sources over each other and refuses what is not in
 * that list; {@link com.paperdynasty.config.ConfigBinder} makes a room's own record of a section by
 * the names of its components, with Jackson. What is wrong is collected, each with its file and
 * line or its variable, and said at once.
 *
 * <p>A room states what it needs in a record; {@link com.paperdynasty.config.Setting} on a
 * component says what the component's name does not. So each room can be tested without a
 * configuration.
 */
@NullMarked
package com.paperdynasty.config;

import org.jspecify.annotations.NullMarked;
