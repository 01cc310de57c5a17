package dev.tern.cdk.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the platform's form shows an option; nothing here changes which values are valid. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Display {
  /** A text field of several lines ({@code multiline}). */
  boolean multiline() default false;

  /** Not in the form at all ({@code airbyte_hidden}). */
  boolean hidden() default false;

  /** Shown although it is optional, not folded away ({@code always_show}). */
  boolean alwaysShow() default false;

  /** Radio buttons for a choice instead of a drop-down list ({@code display_type}). */
  boolean radio() default false;

  /**
   * The heading of the card that the option stands in; components of the outermost record only.
   * Default: none.
   */
  String group() default "";
}
