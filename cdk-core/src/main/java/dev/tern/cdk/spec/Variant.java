package dev.tern.cdk.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The discriminator's value of one variant of a sealed interface; without it the record's simple
 * name in snake case, {@code ApiKey} becomes {@code api_key}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Variant {
  /** The constant, such as {@code oauth2.0}. */
  String value();
}
