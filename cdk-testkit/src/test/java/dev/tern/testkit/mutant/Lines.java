package dev.tern.testkit.mutant;

/** The lines that the models print. */
final class Lines {

  private Lines() {}

  static String user(int number) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"namespace\":\"shop\",\"data\":"
        + "{\"id\":"
        + number
        + ",\"name\":\"Ada\",\"active\":true,\"changed\":\"2024-01-0"
        + number
        + "T10:00:00Z\",\"born\":\"1815-12-10\",\"opens\":\"08:30:00\",\"score\":1.50,"
        + "\"address\":{\"city\":\"London\"},\"tags\":[\"a\"]},\"emitted_at\":1700000000000}}";
  }

  static String order(int number) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\"orders\",\"data\":{\"number\":"
        + number
        + "},\"emitted_at\":1700000000000}}";
  }

  static String changedOrder(int number) {
    String meta =
        "\"meta\":{\"changes\":[{\"field\":\"text\",\"change\":\"NULLED\","
            + "\"reason\":\"SOURCE_RETRIEVAL_ERROR\"}]},\"emitted_at\"";
    return order(number).replace("\"emitted_at\"", meta);
  }

  private static String descriptor(String stream) {
    String namespace = stream.equals("users") ? ",\"namespace\":\"shop\"" : "";
    return "{\"name\":\"" + stream + "\"" + namespace + "}";
  }

  static String status(String stream, String status) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1.7E12,"
        + "\"stream_status\":{\"stream_descriptor\":"
        + descriptor(stream)
        + ",\"status\":\""
        + status
        + "\"}}}";
  }

  static String limited(String stream) {
    String reason = "\"RUNNING\",\"reasons\":[{\"type\":\"RATE_LIMITED\"}]";
    return status(stream, "RUNNING").replace("\"RUNNING\"", reason);
  }

  static String estimate(String stream) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ESTIMATE\",\"emitted_at\":1700000000000,"
        + "\"estimate\":{\"type\":\"STREAM\",\"name\":\""
        + stream
        + "\",\"row_estimate\":3,\"byte_estimate\":300}}}";
  }

  static String error(String type, String more) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1700000000000,"
        + "\"error\":{\"message\":\"The store is away.\",\"internal_message\":\"timeout\","
        + "\"stack_trace\":\"at A\",\"failure_type\":\""
        + type
        + "\""
        + more
        + "}}}";
  }

  static String control(String config) {
    return "{\"type\":\"CONTROL\",\"control\":{\"type\":\"CONNECTOR_CONFIG\","
        + "\"emitted_at\":1700000000000,\"connectorConfig\":{\"config\":"
        + config
        + "}}}";
  }

  static String state(String stream, String position, int records) {
    return "{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
        + descriptor(stream)
        + ",\"stream_state\":"
        + position
        + "},\"sourceStats\":{\"recordCount\":"
        + records
        + ".0}}";
  }

  static String stateLine(String stream, String position, int records) {
    return "{\"type\":\"STATE\",\"state\":" + state(stream, position, records) + "}";
  }

  static String global(int position, int records) {
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"GLOBAL\",\"sourceStats\":{\"recordCount\":"
        + records
        + ".0},\"global\":{\"stream_states\":[{\"stream_descriptor\":"
        + descriptor("users")
        + "},{\"stream_descriptor\":"
        + descriptor("orders")
        + "}],\"shared_state\":{\"lsn\":"
        + position
        + "}}}}";
  }

  /** A state as a platform hands it on; without a position it is a reset. */
  static String given(String stream, String position, int id) {
    String blob = position.isEmpty() ? "" : ",\"stream_state\":" + position;
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
        + descriptor(stream)
        + blob
        + "},\"id\":"
        + id
        + "}}";
  }

  static String returned(String stream, String position, int id, int records) {
    String stats = "\"destinationStats\":{\"recordCount\":" + records + ".0}";
    return within(given(stream, position, id), stats);
  }

  /** A line with one more property in its payload. */
  static String within(String line, String property) {
    return line.substring(0, line.length() - 2) + "," + property + "}}";
  }
}
