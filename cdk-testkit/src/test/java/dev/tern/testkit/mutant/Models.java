package dev.tern.testkit.mutant;

import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

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

  private static final Map<String, Supplier<ModelRun>> ALL =
      Map.ofEntries(
          Map.entry("sourceSpec", Models::sourceSpec),
          Map.entry("destinationSpec", Models::destinationSpec),
          Map.entry("check", Models::check),
          Map.entry("failedCheck", Models::failedCheck),
          Map.entry("brokenCheck", Models::brokenCheck),
          Map.entry("discover", Models::discover),
          Map.entry("destinationDiscover", Models::destinationDiscover),
          Map.entry("read", Models::read),
          Map.entry("globalRead", Models::globalRead),
          Map.entry("failingRead", Models::failingRead),
          Map.entry("write", Models::write),
          Map.entry("globalWrite", Models::globalWrite));

  /** Every model. */
  static List<ModelRun> all() {
    return ALL.values().stream().map(Supplier::get).toList();
  }

  /** The model of a name. */
  static ModelRun named(String name) {
    return Objects.requireNonNull(ALL.get(name), name).get();
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
        .out(Lines.error("system_error", ""))
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
        .state("[" + Lines.state("users", "{\"changed\":\"2023-12-31T00:00:00Z\"}", 0) + "]")
        .err("a word of a driver")
        .out(LOG, Lines.estimate("users"), Lines.estimate("orders"))
        .out(Lines.status("users", "STARTED"), Lines.status("users", "RUNNING"))
        .out(Lines.user(1), Lines.user(2), Lines.stateLine("users", "{\"changed\":\"2\"}", 2))
        .out(
            Lines.limited("users"),
            Lines.user(3),
            Lines.stateLine("users", "{\"changed\":\"3\"}", 1))
        .out(Lines.control(CONFIG), Lines.status("users", "COMPLETE"))
        .out(
            Lines.status("orders", "STARTED"),
            Lines.status("orders", "RUNNING"),
            Lines.order(7),
            Lines.changedOrder(8))
        .out(Lines.stateLine("orders", "{}", 2), Lines.status("orders", "COMPLETE"));
  }

  /** A read with GLOBAL states. */
  static ModelRun globalRead() {
    return new ModelRun(Verb.READ, task -> task)
        .catalog(CONFIGURED)
        .out(
            Lines.status("users", "STARTED"),
            Lines.status("orders", "STARTED"),
            Lines.status("users", "RUNNING"))
        .out(
            Lines.user(1),
            Lines.global(1, 1),
            Lines.status("orders", "RUNNING"),
            Lines.order(7),
            Lines.user(2))
        .out(
            Lines.global(2, 2),
            Lines.status("users", "COMPLETE"),
            Lines.status("orders", "COMPLETE"));
  }

  /** A read of which one stream fails. */
  static ModelRun failingRead() {
    return new ModelRun(Verb.READ, task -> task)
        .catalog(CONFIGURED)
        .out(Lines.status("orders", "STARTED"), Lines.status("orders", "RUNNING"), Lines.order(7))
        .out(Lines.error("transient_error", ",\"stream_descriptor\":{\"name\":\"orders\"}"))
        .out(Lines.status("orders", "INCOMPLETE"))
        .out(Lines.status("users", "STARTED"), Lines.status("users", "RUNNING"), Lines.user(1))
        .out(Lines.stateLine("users", "{\"changed\":\"1\"}", 1), Lines.status("users", "COMPLETE"))
        .exit(1);
  }

  static ModelRun write() {
    return new ModelRun(Verb.WRITE, task -> task)
        .spec(DESTINATION_SPEC)
        .config(CONFIG)
        .catalog(CONFIGURED)
        .in(
            Lines.given("orders", "", 1),
            Lines.user(1),
            Lines.user(2),
            Lines.given("users", "{\"c\":1}", 2))
        .in(
            Lines.order(7),
            Lines.user(3),
            Lines.given("users", "{\"c\":2}", 3),
            Lines.given("orders", "{}", 4))
        .out(LOG, Lines.returned("orders", "", 1, 0), Lines.returned("users", "{\"c\":1}", 2, 2))
        .out(Lines.returned("users", "{\"c\":2}", 3, 1), Lines.returned("orders", "{}", 4, 1));
  }

  static ModelRun globalWrite() {
    String first = Lines.within(Lines.global(1, 1), "\"id\":1");
    String last = Lines.within(Lines.global(2, 2), "\"id\":2");
    return new ModelRun(Verb.WRITE, task -> task)
        .catalog(CONFIGURED)
        .in(Lines.user(1), first, Lines.order(7), Lines.user(2), last)
        .out(Lines.within(last, "\"destinationStats\":{\"recordCount\":3.0}"));
  }
}
