/**
 * YAML files with the line of everything in them, for messages that say where a fault stands:
 * {@link com.paperdynasty.yaml.YamlTree}. The configuration and the leagues are read with it.
 */
@NullMarked
package com.paperdynasty.yaml;

import org.jspecify.annotations.NullMarked;
