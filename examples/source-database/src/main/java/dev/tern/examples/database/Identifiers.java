package dev.tern.examples.database;

import java.util.List;
import java.util.stream.Collectors;

/** Names written so that SQL takes them letter by letter. */
final class Identifiers {

  private Identifiers() {}

  /** One name in standard quotes. */
  static String quote(String name) {
    return quote(name, "\"");
  }

  /** One name in the quotes of a database. */
  static String quote(String name, String mark) {
    return mark + name.replace(mark, mark + mark) + mark;
  }

  /** A qualified name: each part quoted. */
  static String path(List<String> names, String mark) {
    return names.stream().map(name -> quote(name, mark)).collect(Collectors.joining("."));
  }
}
