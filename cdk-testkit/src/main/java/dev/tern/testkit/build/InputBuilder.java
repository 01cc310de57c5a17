package dev.tern.testkit.build;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a source would send to a destination, in the making. For one thread. */
public final class InputBuilder {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<AirbyteMessage> messages = new ArrayList<>();
  private @Nullable String namespace;
  private Instant emittedAt = BEGIN;

  private InputBuilder() {}

  /** Nothing yet. */
  public static InputBuilder input() {
    return new InputBuilder();
  }

  /** The namespace of all that follows. */
  public InputBuilder namespace(String name) {
    namespace = name;
    return this;
  }

  /** When all records that follow were emitted; the start of 2026 unless told otherwise. */
  public InputBuilder emittedAt(Instant time) {
    emittedAt = time;
    return this;
  }

  /** A record. */
  public InputBuilder record(String stream, Map<String, ?> data) {
    return add(stream, JsonText.tree(data));
  }

  /** A record, as a source of this kit would write it. */
  public <T extends Record> InputBuilder record(String stream, T data) {
    return add(stream, JsonText.tree(data));
  }

  /** Many records, made from their numbers, which start at 0. */
  public InputBuilder records(String stream, int count, IntFunction<Map<String, ?>> data) {
    for (int i = 0; i < count; i++) {
      record(stream, data.apply(i));
    }
    return this;
  }

  /** The state of a stream. */
  public InputBuilder state(String stream, Map<String, ?> state) {
    return state(StateBuilder.perStream().stream(descriptor(stream), state).build().get(0));
  }

  /** A state of any kind. */
  public InputBuilder state(AirbyteStateMessage state) {
    return message(Messages.state(state));
  }

  /** The stream begins. */
  public InputBuilder started(String stream) {
    return message(Messages.streamStatus(descriptor(stream), AirbyteStreamStatus.STARTED));
  }

  /** The stream was read to its end. */
  public InputBuilder complete(String stream) {
    return message(Messages.streamStatus(descriptor(stream), AirbyteStreamStatus.COMPLETE));
  }

  /** The stream broke off. */
  public InputBuilder incomplete(String stream) {
    return message(Messages.streamStatus(descriptor(stream), AirbyteStreamStatus.INCOMPLETE));
  }

  /** Any message. */
  public InputBuilder message(AirbyteMessage message) {
    messages.add(message);
    return this;
  }

  /** The messages in their order. */
  public List<AirbyteMessage> build() {
    return List.copyOf(messages);
  }

  /** The messages as a source writes them, a line each. */
  public String toLines() {
    return toLines(messages);
  }

  /** Messages as a source writes them, a line each. */
  public static String toLines(List<AirbyteMessage> messages) {
    return messages.stream().map(JsonText::of).collect(Collectors.joining("\n", "", "\n"));
  }

  private InputBuilder add(String stream, ObjectNode data) {
    return message(
        new AirbyteMessage()
            .withType(AirbyteMessage.Type.RECORD)
            .withRecord(
                new AirbyteRecordMessage()
                    .withStream(stream)
                    .withNamespace(namespace)
                    .withData(data)
                    .withEmittedAt(emittedAt.toEpochMilli())));
  }

  private StreamDescriptor descriptor(String stream) {
    return new StreamDescriptor().withName(stream).withNamespace(namespace);
  }
}
