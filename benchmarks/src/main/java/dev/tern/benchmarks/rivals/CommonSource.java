package dev.tern.benchmarks.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A source as one writes it without a kit: a message object for each record, printed as text. */
public final class CommonSource {

  private static final int RECORDS_PER_STATE = 10_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CommonSource() {}

  /**
   * Prints records.
   *
   * @param args a file of records to take turns with, and how many to print
   */
  public static void main(String[] args) throws IOException {
    List<ObjectNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      records.add((ObjectNode) MAPPER.readTree(line));
    }
    int count = Integer.parseInt(args[1]);
    for (int i = 0; i < count; i++) {
      ObjectNode data = records.get(i % records.size());
      data.put("id", i);
      print(record(data));
      if (i % RECORDS_PER_STATE == RECORDS_PER_STATE - 1) {
        print(state(i));
      }
    }
  }

  private static AirbyteMessage record(JsonNode data) {
    return new AirbyteMessage()
        .withType(AirbyteMessage.Type.RECORD)
        .withRecord(
            new AirbyteRecordMessage()
                .withStream("records_1")
                .withData(data)
                .withEmittedAt(System.currentTimeMillis()));
  }

  private static AirbyteMessage state(int id) {
    AirbyteStreamState state =
        new AirbyteStreamState()
            .withStreamDescriptor(new StreamDescriptor().withName("records_1"))
            .withStreamState(MAPPER.createObjectNode().put("id", id));
    return new AirbyteMessage()
        .withType(AirbyteMessage.Type.STATE)
        .withState(new AirbyteStateMessage().withStream(state));
  }

  @SuppressWarnings("SystemOut") // the common way
  private static void print(AirbyteMessage message) throws IOException {
    System.out.println(MAPPER.writeValueAsString(message));
  }
}
