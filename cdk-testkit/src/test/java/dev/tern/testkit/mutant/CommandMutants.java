package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Faults in what spec, check and discover print. */
final class CommandMutants {

  private static final String SECOND_KIND = "\"const\":\"password\",\"default\":\"password\"";

  private CommandMutants() {}

  static List<LintMutant> all() {
    List<LintMutant> rows = new ArrayList<>();
    rows.addAll(
        LintMutants.of(Models::sourceSpec)
            .row("ANY-1", "prints records", run -> run.out(Models.user(1)), "RECORD")
            .row("CMD-1", "fails", CommandMutants::failSpec, "spec fails")
            .row(
                "CMD-2",
                "no schema",
                run -> spec(run, s -> s.remove("connectionSpecification")),
                "is missing")
            .row("CMD-2", "no draft-07", run -> run.replace("draft-07", "draft-04"), "draft")
            .row(
                "CMD-2",
                "no JSON schema",
                run -> run.replace("\"minimum\":1", "\"minimum\":\"1\""),
                "minimum")
            .row("CMD-3", "version 1", run -> run.replace("0.2.0", "1.0.0"), "1.0.0")
            .row("CMD-4", "SPEC in line 11", CommandMutants::delay, "line 12")
            .row("CMD-8", "no SPEC", run -> run.remove("\"SPEC\""), "no result")
            .row("CMD-9", "two SPECs", run -> run.repeat("\"SPEC\""), "again")
            .rows());
    rows.addAll(
        LintMutants.of(Models::destinationSpec)
            .row(
                "CMD-5",
                "no modes",
                run -> spec(run, s -> s.remove("supported_destination_sync_modes")),
                "modes")
            .row(
                "ENV-4", "unknown mode", run -> run.replace("\"append\",", "\"insert\","), "insert")
            .rows());
    rows.addAll(
        LintMutants.of(Models::check)
            .row("CMD-6", "takes a bad config", run -> run.config("{\"host\":1}"), "/host")
            .row("CMD-7", "and an ERROR", run -> run.out(Models.error("system_error", "")), "ERROR")
            .row("CMD-8", "says nothing", run -> run.remove("SUCCEEDED"), "check")
            .row("CMD-9", "says it twice", run -> run.repeat("SUCCEEDED"), "again")
            .row("ENV-4", "wrong case", run -> run.replace("SUCCEEDED", "Succeeded"), "Succeeded")
            .rows());
    rows.addAll(
        LintMutants.of(Models::failedCheck)
            .row("CMD-7", "FAILED, and 1", run -> run.exit(1), "exit code is 1")
            .row(
                "CMD-7", "no reason", run -> run.replace("\"message\"", "\"reason\""), "no message")
            .rows());
    rows.addAll(
        LintMutants.of(Models::brokenCheck)
            .row("ENV-10", "no trace", run -> run.removeAll("ERROR"), "No ERROR trace")
            .rows());
    return rows;
  }

  static List<LintMutant> specifications() {
    return LintMutants.of(Models::sourceSpec)
        .row("CMD-2", "of no object", run -> schema(run, s -> s.remove("type")), "type object")
        .row(
            "ANY-8",
            "token in the open",
            run -> run.replace("\"host\":{", "\"api_token\":{\"type\":\"string\"},\"host\":{"),
            "api_token")
        .row(
            "LINT-SPEC-1",
            "choice twice",
            run -> run.replace("\"large\"]", "\"large\",\"small\"]"),
            "/size")
        .row(
            "LINT-SPEC-2",
            "choice of no object",
            run -> property(run, "access", p -> p.remove("type")),
            "/access")
        .row("LINT-SPEC-3", "variant of nothing", CommandMutants::emptyVariant, "/access")
        .row(
            "LINT-SPEC-4",
            "no constant",
            run -> run.replace("\"const\":\"nobody\",\"default\":\"nobody\",", "").before("{}"),
            "/access")
        .row(
            "LINT-SPEC-4",
            "the same constant",
            run -> run.replace(SECOND_KIND, SECOND_KIND.replace("password", "nobody")).before("{}"),
            "'kind'")
        .row(
            "LINT-SPEC-5",
            "other default",
            run -> run.replace("\"default\":\"nobody\"", "\"default\":\"all\""),
            "/kind")
        .row(
            "LINT-SPEC-6",
            "two types",
            run -> property(run, "size", p -> p.putArray("type").add("string").add("null")),
            "/size")
        .row(
            "LINT-SPEC-7",
            "empty object",
            run -> added(run, "extra", "{\"type\":\"object\"}"),
            "/extra")
        .row(
            "LINT-SPEC-8",
            "list of what",
            run -> property(run, "labels", p -> p.remove("items")),
            "/labels")
        .row(
            "LINT-SPEC-9",
            "anyOf",
            run -> added(run, "extra", "{\"anyOf\":[{\"type\":\"string\"}]}"),
            "anyOf")
        .row(
            "LINT-SPEC-10",
            "date of any form",
            run -> added(run, "extra", "{\"type\":\"string\",\"format\":\"date\"}"),
            "/extra")
        .row(
            "LINT-SPEC-11",
            "pattern of a date",
            run ->
                added(
                    run,
                    "extra",
                    "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}"),
            "/extra")
        .row(
            "LINT-SPEC-12",
            "order twice",
            run -> run.replace("\"order\":2", "\"order\":1"),
            "/start")
        .row(
            "LINT-SPEC-13",
            "unknown group",
            run -> run.replace("\"group\":\"how\"", "\"group\":\"why\""),
            "'why'")
        .row(
            "LINT-SPEC-13",
            "nested group",
            run -> run.replace("\"const\":\"nobody\"", "\"group\":\"how\",\"const\":\"nobody\""),
            "nested")
        .row("LINT-SPEC-14", "a wheel", run -> run.replace("\"radio\"", "\"wheel\""), "wheel")
        .row(
            "LINT-SPEC-14",
            "no choice",
            run -> run.replace("\"title\":\"Host\"", "\"display_type\":\"radio\""),
            "/host")
        .row(
            "LINT-SPEC-15",
            "removed",
            run -> schema(run, s -> ((ObjectNode) s.path("properties")).remove("port")),
            "/port")
        .row(
            "LINT-SPEC-15",
            "required now",
            run -> run.replace("[\"host\",\"access\"]", "[\"host\",\"access\",\"port\"]"),
            "/port")
        .row(
            "LINT-SPEC-15",
            "other type",
            run -> run.replace("\"type\":\"integer\"", "\"type\":\"string\""),
            "/port")
        .row(
            "LINT-SPEC-15",
            "fewer choices",
            run -> run.replace("[\"small\",\"large\"]", "[\"small\"]"),
            "/size")
        .row(
            "LINT-SPEC-15",
            "tighter",
            run -> run.replace("\"minimum\":1", "\"minimum\":2"),
            "minimum")
        .row(
            "LINT-SPEC-16",
            "reference to nowhere",
            run -> added(run, "extra", "{\"$ref\":\"other.json\"}"),
            "other.json")
        .row(
            "LINT-SPEC-16",
            "requires what is not there",
            run ->
                run.replace("[\"kind\",\"password\"]", "[\"kind\",\"password\",\"pin\"]")
                    .before("{}"),
            "/pin")
        .rows();
  }

  static List<LintMutant> catalogs() {
    List<LintMutant> rows = new ArrayList<>();
    rows.addAll(
        LintMutants.of(Models::destinationDiscover)
            .row(
                "CMD-18",
                "no name",
                run -> run.replace("\"object_name\"", "\"name\""),
                "object_name")
            .rows());
    rows.addAll(
        LintMutants.of(Models::discover)
            .row("CMD-8", "says nothing", run -> run.remove("CATALOG"), "discover")
            .row(
                "CMD-10",
                "no schema",
                run -> stream(run, 1, s -> s.remove("json_schema")).before("{}"),
                "json_schema")
            .row(
                "CMD-10",
                "no modes",
                run -> stream(run, 1, s -> s.putArray("supported_sync_modes")).before("{}"),
                "modes")
            .row(
                "CMD-11",
                "no properties",
                run ->
                    stream(run, 1, s -> object(s, "json_schema").remove("properties")).before("{}"),
                "orders")
            .row(
                "CMD-11",
                "properties as a list",
                run ->
                    stream(run, 1, s -> object(s, "json_schema").putArray("properties"))
                        .before("{}"),
                "orders")
            .row(
                "CMD-12",
                "a stream twice",
                run ->
                    run.payload(
                        "CATALOG", c -> c.withArray("streams").add(c.path("streams").get(1))),
                "orders")
            .row(
                "CMD-13",
                "no cursor",
                run -> stream(run, 0, s -> s.remove("default_cursor_field")).before("{}"),
                "users")
            .row(
                "CMD-13",
                "cursor of nowhere",
                run -> run.replace("[\"changed\"]", "[\"moved\"]").before("{}"),
                "users")
            .row(
                "CMD-14",
                "resumes by what",
                run -> stream(run, 0, s -> s.remove("source_defined_cursor")),
                "is_resumable")
            .row(
                "CMD-15",
                "own property",
                run -> stream(run, 1, s -> s.put("endpoint", "x")),
                "endpoint")
            .row(
                "LINT-CAT-1",
                "no schema",
                run ->
                    run.replace(
                        "\"number\":{\"type\":\"integer\"}",
                        "\"number\":{\"type\":\"integer\",\"minimum\":\"a\"}"),
                "orders")
            .row(
                "LINT-CAT-2",
                "key of nowhere",
                run -> run.replace("[[\"id\"]]", "[[\"key\"]]").before("{}"),
                "key")
            .row(
                "LINT-CAT-3",
                "reference",
                run -> added(run, "{\"$ref\":\"#/definitions/x\"}"),
                "definitions")
            .row(
                "LINT-CAT-4",
                "allOf",
                run -> added(run, "{\"allOf\":[{\"type\":\"string\"}]}"),
                "allOf")
            .row(
                "LINT-CAT-5",
                "nothing else",
                run ->
                    stream(
                        run, 1, s -> object(s, "json_schema").put("additionalProperties", false)),
                "false")
            .row(
                "LINT-CAT-6",
                "key of objects",
                run -> run.replace("[[\"id\"]]", "[[\"address\"]]").before("{}"),
                "address")
            .row(
                "LINT-CAT-7",
                "lost stream",
                run -> run.payload("CATALOG", c -> c.withArray("streams").remove(1)),
                "orders")
            .row(
                "LINT-CAT-7",
                "lost field",
                run -> run.replace("\"active\":{\"type\":\"boolean\"},", ""),
                "active")
            .row(
                "LINT-CAT-7",
                "other type",
                run ->
                    run.replace(
                        "\"score\":{\"type\":[\"null\",\"number\"]}",
                        "\"score\":{\"type\":\"string\"}"),
                "score")
            .row(
                "LINT-CAT-7",
                "lost mode",
                run -> run.replace("[\"full_refresh\",\"incremental\"]", "[\"full_refresh\"]"),
                "incremental")
            .row(
                "ENV-4",
                "mode",
                run -> run.replace("\"incremental\"", "\"INCREMENTAL\"").before("{}"),
                "INCREMENTAL")
            .rows());
    return rows;
  }

  private static void failSpec(ModelRun run) {
    run.remove("\"SPEC\"").out(Models.error("system_error", "")).exit(1);
  }

  private static void delay(ModelRun run) {
    for (int line = 0; line < 10; line++) {
      run.repeat("\"LOG\"");
    }
  }

  private static void spec(ModelRun run, Consumer<ObjectNode> change) {
    run.payload("\"SPEC\"", change);
  }

  private static void schema(ModelRun run, Consumer<ObjectNode> change) {
    spec(run, spec -> change.accept(object(spec, "connectionSpecification")));
  }

  private static void property(ModelRun run, String name, Consumer<ObjectNode> change) {
    spec(
        run,
        spec -> {
          JsonNode properties = spec.path("connectionSpecification").path("properties");
          change.accept((ObjectNode) properties.path(name));
        });
  }

  private static void added(ModelRun run, String name, String option) {
    spec(
        run,
        spec ->
            ((ObjectNode) spec.path("connectionSpecification").path("properties"))
                .set(name, ModelRun.json(option)));
  }

  private static void added(ModelRun run, String field) {
    stream(
        run,
        1,
        stream ->
            ((ObjectNode) stream.path("json_schema").path("properties"))
                .set("more", ModelRun.json(field)));
  }

  private static void emptyVariant(ModelRun run) {
    property(
        run,
        "access",
        access -> access.withArray("oneOf").add(ModelRun.json("{\"title\":\"Other\"}")));
  }

  private static ModelRun stream(ModelRun run, int at, Consumer<ObjectNode> change) {
    return run.payload(
        "CATALOG", catalog -> change.accept((ObjectNode) catalog.path("streams").get(at)));
  }

  private static ObjectNode object(JsonNode node, String name) {
    return (ObjectNode) node.path(name);
  }
}
