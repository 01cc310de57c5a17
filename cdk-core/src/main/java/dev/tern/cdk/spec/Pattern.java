package dev.tern.cdk.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The regular expression that a text option, or each entry of a list of texts, has to contain a
 * match of.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Pattern {
  /** In the dialect that Java and JavaScript share; anchor it with {@code ^} and {@code $}. */
  String value();

  /**
   * The form in the user's words, such as {@code YYYY-MM-DD}; default: the expression itself is
   * shown.
   */
  String descriptor() default "";
}
