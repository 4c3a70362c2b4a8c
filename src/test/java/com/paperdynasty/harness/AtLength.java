package com.paperdynasty.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests that run with {@code mvn verify -Pat-length} and when they are named by {@code -Dit.test},
 * but not in every build: they take long, and others in every build hold the promise at a smaller
 * size or for one of several cases.
 */
@Tag("at-length")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLength {}
