package dev.tern.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a destination with little memory has to survive: many streams interleaved, large records,
 * many columns. Made while it is sent, so that the sender needs no memory either.
 *
 * <p>Every record has an {@code id}, which counts from 0 in its stream, and further fields of text.
 * After the records comes a state of each stream. Immutable.
 *
 * @param counts how many records each stream has
 * @param columns fields of text in each record
 * @param bytes characters in each of these fields
 */
public record HeavyInput(Map<String, Integer> counts, int columns, int bytes) {

  private static final long EMITTED_AT = 1_700_000_000_000L;

  /** Keeps its own copy, in order. */
  public HeavyInput {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Streams of equal size, interleaved. */
  public static HeavyInput ofStreams(int streams, int recordsEach) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < streams; i++) {
      counts.put("stream_" + i, recordsEach);
    }
    return new HeavyInput(counts, 1, 500);
  }

  /** A huge stream among many tiny ones. */
  public static HeavyInput ofOneHuge(int tiny, int records) {
    Map<String, Integer> counts = new LinkedHashMap<>(ofStreams(tiny, 2).counts());
    counts.put("huge", records);
    return new HeavyInput(counts, 1, 1000);
  }

  /** One stream of large records. */
  public static HeavyInput ofLargeRecords(int records, int bytes) {
    return new HeavyInput(Map.of("large", records), 1, bytes);
  }

  /** One stream of many columns, whose values are short: some stores bound the size of a row. */
  public static HeavyInput ofColumns(int columns, int records) {
    return new HeavyInput(Map.of("wide", records), columns, 5);
  }

  /** The configured catalog that appends all of it. */
  public String catalog() {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    ArrayNode streams = catalog.putArray("streams");
    for (String name : counts.keySet()) {
      ObjectNode configured = streams.addObject();
      configured.put("sync_mode", "incremental").put("destination_sync_mode", "append");
      configured.put("generation_id", 1).put("minimum_generation_id", 0).put("sync_id", 1);
      ObjectNode stream = configured.putObject("stream").put("name", name);
      stream.putArray("supported_sync_modes").add("incremental");
      ObjectNode properties =
          stream.putObject("json_schema").put("type", "object").putObject("properties");
      properties.putObject("id").put("type", "integer");
      for (int i = 0; i < columns; i++) {
        properties.putObject("c" + i).put("type", "string");
      }
    }
    return catalog.toString();
  }

  /** Sends all of it, streams mixed as a seed says. */
  public void writeTo(OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target, 1 << 16);
    byte[] fields = fields();
    List<Sending> open = new ArrayList<>();
    counts.forEach((name, count) -> open.add(new Sending(name, count)));
    Random random = new Random(1);
    while (!open.isEmpty()) {
      int place = random.nextInt(open.size());
      Sending stream = open.get(place);
      write(out, head(stream.name, stream.sent++));
      out.write(fields);
      write(out, "}}}\n");
      if (stream.sent == stream.count) {
        Collections.swap(open, place, open.size() - 1);
        open.remove(open.size() - 1);
      }
    }
    for (Map.Entry<String, Integer> stream : counts.entrySet()) {
      write(out, state(stream.getKey(), stream.getValue()));
    }
    out.flush();
  }

  /** A stream that is not sent to its end. */
  private static final class Sending {
    private final String name;
    private final int count;
    private int sent;

    Sending(String name, int count) {
      this.name = name;
      this.count = count;
    }
  }

  private byte[] fields() {
    StringBuilder text = new StringBuilder();
    String value = "x".repeat(bytes);
    for (int i = 0; i < columns; i++) {
      text.append(",\"c").append(i).append("\":\"").append(value).append('"');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String head(String stream, int id) {
    return String.format(
        "{\"type\":\"RECORD\",\"record\":{\"stream\":\"%s\",\"emitted_at\":%d,\"data\":{\"id\":%d",
        stream, EMITTED_AT, id);
  }

  private static String state(String stream, int count) {
    return String.format(
        "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
            + "{\"name\":\"%s\"},\"stream_state\":{\"n\":%d}}}}%n",
        stream, count);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
