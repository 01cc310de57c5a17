package dev.tern.testkit.lint;

import java.nio.charset.StandardCharsets;

/** What a linter is given to read. */
final class GivenLines {

  private GivenLines() {}

  /** Prints a text. */
  static void send(Linter linter, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    linter.output(bytes, 0, bytes.length);
  }

  /** A state that says how many records it covers. */
  static String state(String stream, int records) {
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
        + "{\"name\":\""
        + stream
        + "\"},\"stream_state\":{\"n\":0}},\"sourceStats\":{\"recordCount\":"
        + records
        + ".0}}}\n";
  }
}
