package com.paperdynasty.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a number among a room's settings, where they are not 1 and a billion. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Setting {
  /** The lowest number that is taken. */
  long least() default 1;

  /** The highest. */
  long most() default 1_000_000_000;
}
