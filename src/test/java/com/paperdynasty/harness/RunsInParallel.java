package com.paperdynasty.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that mostly waits and measures nothing: it runs while another of its kind does, in a
 * process of its own. Everything that it opens has a port, a folder and a database that no other
 * has.
 */
@Tag("beside-others")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunsInParallel {}
