package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.JsonScanner;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a row: what stands in front of each value, with the places of the last record. */
final class RowFields {

  private final List<String> names;
  private final byte[][] heads;
  private final RecordField[] fields;
  private final int[] places;
  private int wanted;

  /**
   * Of the columns of one stream.
   *
   * @throws SystemException when there is none, or one comes twice
   */
  RowFields(List<String> names, String stream, RecordFields known) {
    this.names = List.copyOf(names);
    this.heads = new byte[names.size()][];
    this.fields = new RecordField[names.size()];
    this.places = new int[RecordOutline.PLACES * names.size()];
    if (names.isEmpty()) {
      throw new SystemException(
          "A row of stream " + stream + " has no columns. Name at least one.");
    }
    Set<String> different = new HashSet<>();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      if (!different.add(name)) {
        throw new SystemException(
            "A row of stream " + stream + " has column '" + name + "' twice. Name each once.");
      }
      byte[] quoted = quoted(name);
      fields[column] = known.lookUp(quoted, 1, quoted.length - 1);
      heads[column] = head(column == 0 ? '{' : ',', quoted);
      wanted += fields[column].wanted() ? 1 : 0;
    }
  }

  private static byte[] quoted(String name) {
    try {
      byte[] quoted = ProtocolJson.bytes(TextNode.valueOf(name));
      if (JsonScanner.nameEnd(quoted, 1, quoted.length) == quoted.length) {
        return quoted;
      }
    } catch (IOException e) {
      // as below
    }
    throw new SystemException("A column's name holds half of a character. Rename it.");
  }

  private static byte[] head(char mark, byte[] quoted) {
    byte[] head = new byte[quoted.length + 2];
    head[0] = (byte) mark;
    System.arraycopy(quoted, 0, head, 1, quoted.length);
    head[head.length - 1] = ':';
    return head;
  }

  List<String> names() {
    return names;
  }

  RecordField field(int column) {
    return fields[column];
  }

  /** The fields of all columns, not to be changed. */
  RecordField[] fields() {
    return fields;
  }

  /** How many of them are emitted. */
  int wanted() {
    return wanted;
  }

  /** Writes what stands in front of a value. */
  void begin(int column, LineBytes bytes) {
    int place = RecordOutline.PLACES * column;
    places[place] = bytes.size() + 1;
    bytes.write(heads[column]);
    places[place + 1] = bytes.size();
  }

  /** The value ends here. */
  void end(int column, LineBytes bytes) {
    places[RecordOutline.PLACES * column + 2] = bytes.size();
  }

  /** Where each name, its value and the end of that stand, column by column. */
  int[] places() {
    return places;
  }
}
