package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One part of a stream that is read on its own: a range of keys, a parent, a month.
 *
 * @param key small JSON that names it in every sync alike: the state remembers the part by its key
 */
public record Partition(JsonNode key) {

  private static final Partition WHOLE = new Partition(JsonNodeFactory.instance.objectNode());

  /** Keeps its own copy of the key, as a state would give it back. */
  public Partition {
    key = savedForm(key);
  }

  /** The only part of a stream that is not split; its key is {@code {}}. */
  public static Partition whole() {
    return WHOLE;
  }

  /** A part named by a text, such as the key of a parent. */
  public static Partition of(String key) {
    return new Partition(JsonNodeFactory.instance.textNode(key));
  }

  /** Equal keys are equal whichever Java type their numbers had. */
  private static JsonNode savedForm(JsonNode key) {
    try {
      byte[] json = ProtocolJson.bytes(key);
      return ProtocolJson.read(json, 0, json.length);
    } catch (IOException e) {
      throw new UncheckedIOException("The key of a part cannot be written as JSON.", e);
    }
  }
}
