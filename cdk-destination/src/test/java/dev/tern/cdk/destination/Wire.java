package dev.tern.cdk.destination;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Lines as a source writes them. */
final class Wire {

  private Wire() {}

  static String record(String stream, int id) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\""
        + stream
        + "\",\"data\":{\"id\":"
        + id
        + "},\"emitted_at\":"
        + (1000 + id)
        + "}}";
  }

  static String state(String stream, int id) {
    return "{\"type\":\"STATE\",\"id\":"
        + id
        + ",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\""
        + stream
        + "\"},\"stream_state\":{\"at\":"
        + id
        + "}}}}";
  }

  static String global(int id) {
    return "{\"type\":\"STATE\",\"id\":"
        + id
        + ",\"state\":{\"type\":\"GLOBAL\",\"global\":{\"shared_state\":{\"lsn\":1},\"stream_states\":["
        + "{\"stream_descriptor\":{\"name\":\"unmapped\",\"namespace\":\"source\"},\"stream_state\":{}}]}}}";
  }

  static String legacy(int id) {
    return "{\"type\":\"STATE\",\"id\":" + id + ",\"state\":{\"data\":{\"at\":" + id + "}}}";
  }

  static String status(String stream, String status) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1.0,\"stream_status\":{"
        + "\"stream_descriptor\":{\"name\":\""
        + stream
        + "\"},\"status\":\""
        + status
        + "\"}}}";
  }

  /** What comes back for one of the states above. */
  static String echo(String state, int stored) {
    return state.substring(0, state.length() - 2)
        + String.format(Locale.ROOT, ",\"destinationStats\":{\"recordCount\":%d.0}}}", stored);
  }

  static String append(String stream) {
    return configured(stream, "\"append\"");
  }

  static String overwrite(String stream) {
    return configured(stream, "\"overwrite\"");
  }

  /** A configured stream; the mode is followed by further fields. */
  static String configured(String stream, String mode) {
    return "{\"stream\":{\"name\":\""
        + stream
        + "\",\"json_schema\":{}},\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":"
        + mode
        + "}";
  }

  static byte[] bytes(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
