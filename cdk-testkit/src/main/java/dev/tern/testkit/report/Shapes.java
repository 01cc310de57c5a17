package dev.tern.testkit.report;

import java.util.Locale;

/** The shapes that pictures are made of; what they look like says their class. */
final class Shapes {

  private Shapes() {}

  static void box(Markup page, String kind, double... sides) {
    page.shape(
        "rect",
        "class",
        kind,
        "x",
        number(sides[0]),
        "y",
        number(sides[1]),
        "width",
        number(sides[2]),
        "height",
        number(sides[3]));
  }

  static void circle(Markup page, String kind, double x, double y, double radius) {
    page.shape("circle", "class", kind, "cx", number(x), "cy", number(y), "r", number(radius));
  }

  /** A path that starts at a point; the rest of its description is relative to it. */
  static void path(Markup page, String kind, String form, double x, double y) {
    page.shape("path", "class", kind, "d", form.formatted(number(x), number(y)));
  }

  static void line(Markup page, String kind, double... ends) {
    page.shape(
        "line",
        "class",
        kind,
        "x1",
        number(ends[0]),
        "y1",
        number(ends[1]),
        "x2",
        number(ends[2]),
        "y2",
        number(ends[3]));
  }

  static void label(Markup page, String kind, double x, double y, String text) {
    page.leaf("text", text, "class", kind, "x", number(x), "y", number(y));
  }

  /** With one decimal at most, the same in every locale. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
