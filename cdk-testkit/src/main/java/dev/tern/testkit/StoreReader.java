package dev.tern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads back what a destination has stored, while it runs as well as after its end. */
@FunctionalInterface
public interface StoreReader {

  /**
   * The data of each row that is durable for a stream at this moment: where it can be seen, or in
   * the staging place of an acknowledged record.
   */
  List<JsonNode> dump(@Nullable String namespace, String stream);
}
