package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteRecordMessageMeta;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands around the data of every record of one stream, encoded once. For one thread. */
final class RecordEnvelope {

  private static final byte[] END = bytes("}}\n");
  private static final byte[] NO_META = {};

  private final byte[] head;
  private byte[] time = bytes(",\"emitted_at\":0");
  private byte[] timeAndEnd = bytes(",\"emitted_at\":0}}\n");
  private long emittedAt;

  RecordEnvelope(StreamDescriptor stream) {
    String namespace =
        stream.getNamespace() == null ? "" : ",\"namespace\":" + quoted(stream.getNamespace());
    this.head =
        bytes(
            "{\"type\":\"RECORD\",\"record\":{\"stream\":"
                + quoted(stream.getName())
                + namespace
                + ",\"data\":");
  }

  /** Everything in front of the data. */
  byte[] head() {
    return head;
  }

  /** How many bytes stand around the data. */
  int size(long emittedAt, byte[] meta) {
    return head.length + time(emittedAt).length + meta.length + END.length;
  }

  /** Writes everything behind the data, the line end too. */
  void end(LineBytes line, long emittedAt, byte[] meta) {
    byte[] told = time(emittedAt);
    if (meta.length == 0) {
      line.write(timeAndEnd);
    } else {
      line.write(told);
      line.write(meta);
      line.write(END);
    }
  }

  /** The changes as they stand behind the time; no byte when there are none. */
  static byte[] meta(List<AirbyteRecordMessageMetaChange> changes) {
    return changes.isEmpty()
        ? NO_META
        : bytes(",\"meta\":" + json(new AirbyteRecordMessageMeta().withChanges(changes)));
  }

  /** Many records leave within one millisecond. */
  private byte[] time(long emittedAt) {
    if (emittedAt != this.emittedAt) {
      this.emittedAt = emittedAt;
      this.time = bytes(",\"emitted_at\":" + emittedAt);
      this.timeAndEnd = bytes(",\"emitted_at\":" + emittedAt + "}}\n");
    }
    return time;
  }

  private static String quoted(String text) {
    try {
      return new String(ProtocolJson.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(AirbyteRecordMessageMeta value) {
    try {
      return new String(ProtocolJson.mapper().writeValueAsBytes(value), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
