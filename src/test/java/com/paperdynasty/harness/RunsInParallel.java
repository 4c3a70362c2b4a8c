package com.paperdynasty.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test that mostly waits and does not measure time. It runs in parallel with others of its
 * kind, each in its own process. Its ports, folders and databases are its own.
 */
@Tag("beside-others")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunsInParallel {}
