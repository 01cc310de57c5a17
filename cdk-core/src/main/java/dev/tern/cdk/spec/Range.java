package dev.tern.cdk.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bounds of an option, both inclusive: of the value of a number, of the characters of a text,
 * of the entries of a list. Exact up to 2^53.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
  /** The least; default: no bound. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The most; default: no bound. */
  double max() default Double.POSITIVE_INFINITY;
}
