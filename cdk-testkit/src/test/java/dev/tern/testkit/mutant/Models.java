package dev.tern.testkit.mutant;

import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Subject;
import java.util.List;

/** What good connectors print: a run of every command, in every kind that matters. */
final class Models {

  /** A specification with everything that forms know. */
  static final String CONFIG_SCHEMA =
      """
      {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","required":["host","access"],
       "groups":[{"id":"where"},{"id":"how"}],"additionalProperties":true,"properties":{
        "host":{"type":"string","order":0,"group":"where","title":"Host"},
        "port":{"type":"integer","order":1,"group":"where","minimum":1,"maximum":65535,"default":443},
        "start":{"type":"string","order":2,"format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "size":{"type":"string","order":3,"enum":["small","large"],"display_type":"radio"},
        "labels":{"type":"array","order":4,"items":{"type":"string"}},
        "access":{"type":"object","order":5,"group":"how","display_type":"dropdown","oneOf":[
          {"title":"Nobody","required":["kind"],"properties":{
            "kind":{"type":"string","const":"nobody","default":"nobody","order":0}}},
          {"title":"Password","required":["kind","password"],"properties":{
            "kind":{"type":"string","const":"password","default":"password","order":0},
            "password":{"type":"string","airbyte_secret":true,"order":1}}}]}}}
      """
          .replace("\n", "");

  static final String SPEC =
      "{\"protocol_version\":\"0.2.0\",\"connectionSpecification\":" + CONFIG_SCHEMA + "}";

  static final String DESTINATION_SPEC =
      "{\"supported_destination_sync_modes\":[\"append\",\"append_dedup\"],"
          + "\"connectionSpecification\":"
          + CONFIG_SCHEMA
          + "}";

  static final String CONFIG =
      "{\"host\":\"shop.example\",\"port\":443,"
          + "\"access\":{\"kind\":\"password\",\"password\":\"correct-horse\"}}";

  private static final String USERS =
      """
      {"name":"users","namespace":"shop","json_schema":{"type":"object","properties":{
        "id":{"type":"integer"},"name":{"type":["null","string"]},"active":{"type":"boolean"},
        "changed":{"type":"string","format":"date-time","airbyte_type":"timestamp_with_timezone"},
        "born":{"type":["null","string"],"format":"date"},
        "opens":{"type":"string","format":"time","airbyte_type":"time_without_timezone"},
        "score":{"type":["null","number"]},
        "address":{"type":"object","properties":{"city":{"type":"string"}}},
        "tags":{"type":"array","items":{"type":"string"}}}},
       "supported_sync_modes":["full_refresh","incremental"],"source_defined_cursor":true,
       "is_resumable":true,"default_cursor_field":["changed"],"source_defined_primary_key":[["id"]]}
      """
          .replace("\n", "");

  private static final String ORDERS =
      """
      {"name":"orders","json_schema":{"type":"object","properties":{"number":{"type":"integer"}}},
       "supported_sync_modes":["full_refresh"]}
      """
          .replace("\n", "");

  static final String CATALOG = "{\"streams\":[" + USERS + "," + ORDERS + "]}";

  private static final String CONFIGURED =
      "{\"streams\":[{\"stream\":"
          + USERS
          + ",\"sync_mode\":\"incremental\",\"destination_sync_mode\":\"append_dedup\","
          + "\"cursor_field\":[],\"primary_key\":[[\"id\"]]},{\"stream\":"
          + ORDERS
          + ",\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":\"append\"}]}";

  private static final String LOG =
      "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"It begins.\"}}";

  private Models() {}

  /** Every model. */
  static List<ModelRun> all() {
    return List.of(
        sourceSpec(),
        destinationSpec(),
        check(),
        failedCheck(),
        brokenCheck(),
        discover(),
        destinationDiscover(),
        read(),
        globalRead(),
        failingRead(),
        write(),
        globalWrite());
  }

  static ModelRun sourceSpec() {
    return new ModelRun(Verb.SPEC, task -> task.by(Subject.SOURCE))
        .before(SPEC)
        .out(LOG, "{\"type\":\"SPEC\",\"spec\":" + SPEC + "}");
  }

  static ModelRun destinationSpec() {
    return new ModelRun(Verb.SPEC, task -> task.by(Subject.DESTINATION))
        .out("{\"type\":\"SPEC\",\"spec\":" + DESTINATION_SPEC + "}");
  }

  static ModelRun check() {
    return new ModelRun(Verb.CHECK, task -> task)
        .spec(SPEC)
        .config(CONFIG)
        .out(
            LOG,
            "{\"type\":\"CONNECTION_STATUS\",\"connectionStatus\":{\"status\":\"SUCCEEDED\"}}");
  }

  static ModelRun failedCheck() {
    return new ModelRun(Verb.CHECK, task -> task)
        .spec(SPEC)
        .config(CONFIG.replace("443", "0"))
        .out(
            "{\"type\":\"CONNECTION_STATUS\",\"connectionStatus\":"
                + "{\"status\":\"FAILED\",\"message\":\"Port 0 is closed.\"}}");
  }

  /** A check that breaks down. */
  static ModelRun brokenCheck() {
    return new ModelRun(Verb.CHECK, task -> task)
        .spec(SPEC)
        .config(CONFIG)
        .out(error("system_error", ""))
        .exit(1);
  }

  static ModelRun discover() {
    return new ModelRun(Verb.DISCOVER, task -> task.by(Subject.SOURCE))
        .spec(SPEC)
        .config(CONFIG)
        .before(CATALOG)
        .out(LOG, "{\"type\":\"CATALOG\",\"catalog\":" + CATALOG + "}");
  }

  static ModelRun destinationDiscover() {
    return new ModelRun(Verb.DISCOVER, task -> task.by(Subject.DESTINATION))
        .out(
            "{\"type\":\"DESTINATION_CATALOG\",\"destination_catalog\":{\"operations\":["
                + "{\"object_name\":\"contact\",\"sync_mode\":\"append\",\"json_schema\":{}}]}}");
  }

  /** A read with STREAM states, and everything else that a source may say. */
  static ModelRun read() {
    return new ModelRun(Verb.READ, task -> task)
        .spec(SPEC)
        .config(CONFIG)
        .catalog(CONFIGURED)
        .state("[" + state("users", "{\"changed\":\"2023-12-31T00:00:00Z\"}", 0) + "]")
        .err("a word of a driver")
        .out(LOG, estimate("users"), estimate("orders"))
        .out(status("users", "STARTED"), status("users", "RUNNING"))
        .out(user(1), user(2), stateLine("users", "{\"changed\":\"2\"}", 2))
        .out(limited("users"), user(3), stateLine("users", "{\"changed\":\"3\"}", 1))
        .out(control(CONFIG), status("users", "COMPLETE"))
        .out(status("orders", "STARTED"), status("orders", "RUNNING"), order(7), changedOrder(8))
        .out(stateLine("orders", "{}", 2), status("orders", "COMPLETE"));
  }

  /** A read with GLOBAL states. */
  static ModelRun globalRead() {
    return new ModelRun(Verb.READ, task -> task)
        .catalog(CONFIGURED)
        .out(status("users", "STARTED"), status("orders", "STARTED"), status("users", "RUNNING"))
        .out(user(1), global(1, 1), status("orders", "RUNNING"), order(7), user(2))
        .out(global(2, 2), status("users", "COMPLETE"), status("orders", "COMPLETE"));
  }

  /** A read of which one stream fails. */
  static ModelRun failingRead() {
    return new ModelRun(Verb.READ, task -> task)
        .catalog(CONFIGURED)
        .out(status("orders", "STARTED"), status("orders", "RUNNING"), order(7))
        .out(error("transient_error", ",\"stream_descriptor\":{\"name\":\"orders\"}"))
        .out(status("orders", "INCOMPLETE"))
        .out(status("users", "STARTED"), status("users", "RUNNING"), user(1))
        .out(stateLine("users", "{\"changed\":\"1\"}", 1), status("users", "COMPLETE"))
        .exit(1);
  }

  static ModelRun write() {
    return new ModelRun(Verb.WRITE, task -> task)
        .spec(DESTINATION_SPEC)
        .config(CONFIG)
        .catalog(CONFIGURED)
        .in(given("orders", "", 1), user(1), user(2), given("users", "{\"c\":1}", 2))
        .in(order(7), user(3), given("users", "{\"c\":2}", 3), given("orders", "{}", 4))
        .out(LOG, returned("orders", "", 1, 0), returned("users", "{\"c\":1}", 2, 2))
        .out(returned("users", "{\"c\":2}", 3, 1), returned("orders", "{}", 4, 1));
  }

  static ModelRun globalWrite() {
    String first = within(global(1, 1), "\"id\":1");
    String last = within(global(2, 2), "\"id\":2");
    return new ModelRun(Verb.WRITE, task -> task)
        .catalog(CONFIGURED)
        .in(user(1), first, order(7), user(2), last)
        .out(within(last, "\"destinationStats\":{\"recordCount\":3.0}"));
  }

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

  private static String changedOrder(int number) {
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

  private static String limited(String stream) {
    String reason = "\"RUNNING\",\"reasons\":[{\"type\":\"RATE_LIMITED\"}]";
    return status(stream, "RUNNING").replace("\"RUNNING\"", reason);
  }

  private static String estimate(String stream) {
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

  private static String state(String stream, String position, int records) {
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

  private static String global(int position, int records) {
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
  private static String given(String stream, String position, int id) {
    String blob = position.isEmpty() ? "" : ",\"stream_state\":" + position;
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
        + descriptor(stream)
        + blob
        + "},\"id\":"
        + id
        + "}}";
  }

  private static String returned(String stream, String position, int id, int records) {
    String stats = "\"destinationStats\":{\"recordCount\":" + records + ".0}";
    return within(given(stream, position, id), stats);
  }

  /** A line with one more property in its payload. */
  private static String within(String line, String property) {
    return line.substring(0, line.length() - 2) + "," + property + "}}";
  }
}
