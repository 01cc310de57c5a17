package dev.tern.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of the files in {@code golden}, one file for each kind of message. */
final class GoldenLines {

  static final List<String> MESSAGE_FILES =
      List.of(
          "record",
          "state",
          "log",
          "spec",
          "connection_status",
          "catalog",
          "trace",
          "control",
          "destination_catalog");

  private GoldenLines() {}

  /** Every line that is a message in an envelope. */
  static List<String> messages() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String file : MESSAGE_FILES) {
      lines.addAll(of(file));
    }
    return lines;
  }

  /** Every configured catalog; these travel in files of their own, without an envelope. */
  static List<String> configuredCatalogs() throws IOException {
    return of("configured_catalog");
  }

  static List<String> of(String file) throws IOException {
    return textOf("/golden/" + file + ".jsonl").lines().toList();
  }

  static String textOf(String resource) throws IOException {
    try (InputStream in = GoldenLines.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("There is no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
