package com.paperdynasty.config;

/**
 * A YAML text.
 *
 * @param name what messages call it
 */
public record ConfigSource(String name, String text) {}
