package dev.tern.cdk.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of an option that the user leaves out, which makes the option optional. A default that
 * does not fit the component is a {@link dev.tern.cdk.error.SystemException} when the specification
 * is derived.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /**
   * The value as a user would type it ({@code 100}, {@code true}, {@code fast}); JSON for lists,
   * maps and sections.
   */
  String value();
}
