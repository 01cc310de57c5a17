package dev.tern.testkit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shapes that pictures are made of; what they look like says their class. */
final class Shapes {

  private Shapes() {}

  static void box(Markup page, String kind, double... sides) {
    shape(page, "rect", kind, List.of("x", "y", "width", "height"), sides);
  }

  static void circle(Markup page, String kind, double x, double y, double radius) {
    shape(page, "circle", kind, List.of("cx", "cy", "r"), x, y, radius);
  }

  /** A path that starts at a point; the rest of its description is relative to it. */
  static void path(Markup page, String kind, String form, double x, double y) {
    page.shape("path", "class", kind, "d", form.formatted(number(x), number(y)));
  }

  static void line(Markup page, String kind, double... ends) {
    shape(page, "line", kind, List.of("x1", "y1", "x2", "y2"), ends);
  }

  private static void shape(
      Markup page, String shape, String kind, List<String> names, double... numbers) {
    List<String> all = new ArrayList<>(List.of("class", kind));
    for (int i = 0; i < names.size(); i++) {
      all.addAll(List.of(names.get(i), number(numbers[i])));
    }
    page.shape(shape, all.toArray(String[]::new));
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
