package com.paperdynasty.config;

/**
 * A YAML text.
 *
 * @param name its name in messages
 */
public record ConfigSource(String name, String text) {}
