/**
 * YAML files with the line of every entry, for messages that say where a fault is: {@link
 * com.paperdynasty.yaml.YamlTree}. The configuration and the league files are read with it.
 */
@NullMarked
package com.paperdynasty.yaml;

import org.jspecify.annotations.NullMarked;
