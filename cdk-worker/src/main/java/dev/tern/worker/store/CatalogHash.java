package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The hash of a catalog: murmur3, 32 bits, x86 variant, seed 0, of its canonical JSON, as eight hex
 * digits with the highest byte first.
 *
 * <p>Canonical JSON has no spaces, its keys are sorted, nulls in objects are left out. Equal
 * catalogs have equal hashes; different ones may, too.
 */
public final class CatalogHash {

  private CatalogHash() {}

  /** The hash of a catalog. */
  public static String of(JsonNode catalog) {
    return of(canonical(catalog).toString());
  }

  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return String.format("%08x", MurmurHash3.hash32x86(bytes, 0, bytes.length, 0));
  }

  private static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getValue().isNull()) {
          sorted.put(field.getKey(), canonical(field.getValue()));
        }
      }
      return new ObjectNode(JsonNodeFactory.instance, sorted);
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> array.add(canonical(element)));
      return array;
    }
    return node;
  }
}
