package dev.tern.cdk.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The heading of an option in the user's form. On a record it is the heading of the section or of
 * the variant; one on the component wins. Default: the name in plain words, {@code page_size}
 * becomes "Page size".
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Title {
  /** One line of plain text. */
  String value();
}
