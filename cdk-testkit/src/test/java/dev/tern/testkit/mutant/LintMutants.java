package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The faults that the linter has to catch: a row for each, with the rule that it breaks. */
final class LintMutants {

  private final Supplier<ModelRun> model;
  private final List<LintMutant> rows = new ArrayList<>();

  private LintMutants(Supplier<ModelRun> model) {
    this.model = model;
  }

  /** Every row. */
  static List<LintMutant> all() {
    return Stream.of(
            LintMutants.process(),
            LintMutants.framing(),
            CommandMutants.all(),
            CommandMutants.specifications(),
            CommandMutants.catalogs(),
            ReadMutants.records(),
            ReadMutants.states(),
            ReadMutants.lives(),
            WriteMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Begins a table of faults in one model. */
  static LintMutants of(Supplier<ModelRun> model) {
    return new LintMutants(model);
  }

  /** One more row. */
  LintMutants row(String rule, String fault, Consumer<ModelRun> spoil, String word) {
    rows.add(new LintMutant(rule, fault, model, spoil, word, false));
    return this;
  }

  /** One more row, of what the protocol document has nothing against. */
  LintMutants platform(String rule, String fault, Consumer<ModelRun> spoil, String word) {
    rows.add(new LintMutant(rule, fault, model, spoil, word, true));
    return this;
  }

  List<LintMutant> rows() {
    return rows;
  }

  private static List<LintMutant> framing() {
    return of(Models::read)
        .row("ENV-1", "breaks a message", run -> run.replace("\"name\":\"Ada\"", "\n"), "Line 6")
        .row("ENV-1", "no last line feed", LintMutants::cutLineFeed, "line feed")
        .row("ENV-1", "carriage return", run -> run.replace("\"id\":1", "\r\"id\":1"), "carriage")
        .row("ENV-1", "text in front", run -> run.text("\"id\":1", line -> "INFO " + line), "front")
        .row("ENV-1", "broken JSON", run -> run.replace("\"id\":1,", "\"id\":1,,"), "broken")
        .row("ENV-2", "two on a line", LintMutants::joinLines, "goes on")
        .row(
            "ENV-2", "text behind", run -> run.replace("\"It begins.\"}}", "\"x\"}} ok"), "goes on")
        .row("ENV-3", "no payload", run -> run.replace("\"log\":", "\"text\":"), "LOG")
        .row(
            "ENV-3",
            "two payloads",
            run -> run.replace("\"log\":", "\"state\":{},\"log\":"),
            "state")
        .row("ENV-3", "no type", run -> run.replace("\"type\":\"LOG\",", ""), "no type")
        .row("ENV-3", "a text that is none", run -> run.replace("\"It begins.\"", "7"), "message")
        .row(
            "ENV-3",
            "a trace of nothing",
            run -> run.replace("\"estimate\":", "\"x\":"),
            "estimate")
        .row("ENV-4", "lower case type", run -> run.replace("\"STATE\"", "\"state\""), "'state'")
        .row("ENV-4", "unknown level", run -> run.replace("\"INFO\"", "\"NOTE\""), "NOTE")
        .row("ENV-4", "status", run -> run.replace("\"RUNNING\"", "\"running\""), "running")
        .row(
            "ENV-4",
            "state type",
            run -> run.replace("\"STREAM\",\"st", "\"Stream\",\"st"),
            "Stream")
        .row("ENV-6", "Latin 1", run -> run.bytes("\"Ada\"", LintMutants::latin), "UTF-8")
        .row("ENV-6", "order mark", run -> run.text("INFO", line -> "\uFEFF" + line), "mark")
        .row("ENV-7", "a banner", run -> run.insertBefore("ESTIMATE", "** hello **"), "Line 2")
        .row("ENV-7", "foreign JSON", run -> run.insertBefore("ESTIMATE", "{\"a\":1}"), "Line 2")
        .row("ENV-8", "message on stderr", run -> run.err(Models.user(1)), "stderr")
        .row("ENV-18", "a stack as text", LintMutants::stack, "stack")
        .row("ENV-19", "logs a secret", run -> run.replace("begins", "correct-horse"), "LOG")
        .row("ENV-20", "time as text", run -> run.replace(":1700000000000}}", ":\"1\"}}"), "text")
        .row("ENV-20", "fraction", run -> run.replace("00000}}", "00000.5}}"), "emitted_at")
        .row(
            "ENV-20",
            "trace without time",
            run -> run.replace("\"emitted_at\":1.7E12,", ""),
            "emit")
        .row("ENV-21", "NaN", run -> run.replace("1.50", "NaN"), "NaN")
        .row(
            "ENV-21",
            "depth",
            run -> run.replace("\"a\"", "[".repeat(999) + "]".repeat(999)),
            "nest")
        .row("ENV-21", "digits", run -> run.replace("1.50", "1".repeat(1001)), "numbers")
        .row("ENV-22", "huge", run -> run.replace("Ada", "a".repeat(20_000_000)), "20000")
        .rows();
  }

  private static List<LintMutant> process() {
    List<LintMutant> rows = new ArrayList<>();
    rows.addAll(
        of(Models::read)
            .row("ENV-9", "1 though all is done", run -> run.exit(1), "exit code is 1")
            .row("ENV-10", "error, and 0", run -> run.out(Models.error("system_error", "")), "is 0")
            .rows());
    rows.addAll(
        of(Models::failingRead)
            .row("ENV-10", "no trace", run -> run.removeAll("\"ERROR\""), "No ERROR trace")
            .row("ENV-11", "no type", run -> error(run, "failure_type"), "failure_type")
            .row("ENV-11", "no stack", run -> error(run, "stack_trace"), "stack_trace")
            .row("ENV-11", "no message", run -> error(run, "message"), "'message'")
            .row(
                "ENV-11",
                "the user's error last",
                run -> run.out(Models.error("config_error", "")),
                "config_error")
            .rows());
    rows.addAll(
        of(Models::check)
            .row("ENV-9", "1 though it succeeded", run -> run.exit(1), "exit code is 1")
            .rows());
    return rows;
  }

  private static void error(ModelRun run, String missing) {
    run.payload("\"ERROR\"", trace -> ((ObjectNode) trace.path("error")).remove(missing));
  }

  private static void cutLineFeed(ModelRun run) {
    run.remove("orders\"},\"status\":\"COMPLETE")
        .out(Models.status("orders", "COMPLETE"))
        .text("orders\"},\"status\":\"COMPLETE", String::strip);
  }

  private static void joinLines(ModelRun run) {
    run.text("\"level\":\"INFO\"", line -> line.strip() + line);
  }

  private static byte[] latin(byte[] line) {
    byte[] changed = line.clone();
    for (int at = 1; at < changed.length; at++) {
      if (changed[at] == 'd' && changed[at - 1] == 'A') {
        changed[at] = (byte) 0xE4;
      }
    }
    return changed;
  }

  private static void stack(ModelRun run) {
    run.replace("It begins.", "It broke.\\n\\tat shop.Users.read(Users.java:7)");
  }
}
