package dev.tern.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The protocol as people wrote it down: what the schema and the classes are held against. */
final class ProtocolTable {

  private ProtocolTable() {}

  /** Every field, struct by struct, in the order in which it is written. */
  static List<ProtocolField> fields() throws IOException {
    List<ProtocolField> fields = new ArrayList<>();
    for (String[] row : rows("/protocol_table.txt")) {
      fields.add(new ProtocolField(row[0], row[1], row[2]));
    }
    return fields;
  }

  static List<ProtocolField> requiredFields() throws IOException {
    List<ProtocolField> fields = new ArrayList<>();
    for (String[] row : rows("/protocol_table.txt")) {
      if (row[3].equals("required")) {
        fields.add(new ProtocolField(row[0], row[1], row[2]));
      }
    }
    return fields;
  }

  /** The values of every enum, as they stand on the wire. */
  static Map<String, List<String>> enums() throws IOException {
    Map<String, List<String>> enums = new LinkedHashMap<>();
    for (String[] row : rows("/protocol_enums.txt")) {
      enums.put(row[0], List.of(row[1].split(" ")));
    }
    return enums;
  }

  private static List<String[]> rows(String resource) throws IOException {
    return GoldenLines.textOf(resource)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" \\| "))
        .toList();
  }
}
