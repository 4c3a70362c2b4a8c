package com.paperdynasty.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a number in a package's settings, if they are not the usual ones. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Setting {
  /** The lowest number by default. */
  long USUALLY_LEAST = 1;

  /** The highest number by default. */
  long USUALLY_MOST = 1_000_000_000;

  /** The lowest number that is accepted. */
  long least() default USUALLY_LEAST;

  /** The highest number that is accepted. */
  long most() default USUALLY_MOST;
}
