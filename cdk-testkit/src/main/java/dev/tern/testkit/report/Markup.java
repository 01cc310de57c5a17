package dev.tern.testkit.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML in the making, with SVG inside. Every text and every attribute is made visible and escaped
 * on its way in; only {@link #raw} takes text of our own as it is. For one thread.
 */
final class Markup {

  private final StringBuilder text = new StringBuilder("<!DOCTYPE html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; an empty value stands for a bare name
   */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    text.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    text.append("</").append(open.pop()).append('>');
    if (open.size() < 5) {
      text.append('\n');
    }
    return this;
  }

  /** An element that holds text only. */
  Markup leaf(String tag, String content, String... attributes) {
    return open(tag, attributes).text(content).close();
  }

  /** An element without an end, such as {@code meta}. */
  Markup only(String tag, String... attributes) {
    start(tag, attributes);
    text.append('>');
    return this;
  }

  /** A shape of a picture. */
  Markup shape(String tag, String... attributes) {
    start(tag, attributes);
    text.append("/>");
    return this;
  }

  Markup text(String content) {
    escape(content);
    return this;
  }

  /** Text of our own for elements whose content is not escaped: style and script. */
  Markup raw(String content) {
    text.append(content);
    return this;
  }

  /** The whole, once everything is closed. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Elements are still open: " + open);
    }
    return text.toString();
  }

  private void start(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        text.append("=\"");
        escape(attributes[i + 1]);
        text.append('"');
      }
    }
  }

  private void escape(String content) {
    String visible = VisibleText.of(content);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c);
      }
    }
  }
}
