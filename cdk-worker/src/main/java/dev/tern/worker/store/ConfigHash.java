package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hash of a configuration: MD5 of its JSON as it is stored, with references in the place of
 * secrets, as 32 hex digits.
 *
 * <p>It tells whether a configuration has changed since; it protects nothing.
 */
public final class ConfigHash {

  private ConfigHash() {}

  /** The hash of a configuration as it is stored. */
  public static String of(JsonNode configuration) {
    return DigestUtils.md5Hex(configuration.toString().getBytes(StandardCharsets.UTF_8));
  }
}
