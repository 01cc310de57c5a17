package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Faults in what read prints. */
final class ReadMutants {

  private ReadMutants() {}

  static List<LintMutant> records() {
    List<LintMutant> rows = new ArrayList<>();
    rows.addAll(
        LintMutants.of(Models::read)
            .row(
                "READ-1",
                "other stream",
                run -> run.insertBefore("\"id\":1", Models.order(1).replace("orders", "carts")),
                "carts")
            .row(
                "READ-2",
                "no stream",
                run ->
                    run.insertBefore("\"id\":1", Models.order(1).replace("\"stream\"", "\"name\"")),
                "stream")
            .row(
                "READ-2",
                "no data",
                run -> run.replace("\"data\":{\"number\":7}", "\"row\":{}"),
                "data")
            .row("READ-2", "empty data", run -> run.replace("{\"number\":7}", "{}"), "{}")
            .row(
                "READ-2",
                "no time",
                run -> run.replace(",\"emitted_at\":1700000000000}}", "}}"),
                "emitted_at")
            .row(
                "READ-3",
                "no namespace",
                run ->
                    run.insertBefore(
                        "\"id\":1", Models.user(1).replace("\"namespace\":\"shop\",", "")),
                "'users'")
            .row(
                "READ-3",
                "a namespace",
                run ->
                    run.insertBefore(
                        "\"id\":1",
                        Models.order(1).replace("\"orders\"", "\"orders\",\"namespace\":\"\"")),
                "orders")
            .row(
                "READ-4",
                "unlisted field",
                run -> run.replace("\"number\":7", "\"number\":7,\"tax\":1"),
                "tax")
            .row("READ-26", "no key", run -> run.replace("\"id\":1,", ""), "key")
            .row(
                "READ-27",
                "half a config",
                run ->
                    run.text(
                        "CONTROL",
                        line ->
                            Models.control("{\"port\":1,\"access\":{\"kind\":\"nobody\"}}") + "\n"),
                "host")
            .row(
                "READ-27",
                "bad config",
                run -> run.replace("\"host\":\"shop.example\"", "\"host\":7"),
                "/host")
            .row(
                "READ-29",
                "half a change",
                run -> run.replace("\"change\":\"NULLED\",", ""),
                "change")
            .row(
                "SRC-4",
                "text as number",
                run -> run.replace("\"number\":7", "\"number\":\"7\""),
                "/number")
            .row("TYPE-1", "slashes", run -> run.replace("1815-12-10", "1815/12/10"), "/born")
            .row(
                "TYPE-1",
                "epoch",
                run -> run.replace("\"2024-01-01T10:00:00Z\"", "1704103200"),
                "/changed")
            .row("TYPE-1", "no such day", run -> run.replace("1815-12-10", "1815-02-30"), "/born")
            .row(
                "TYPE-2",
                "no offset",
                run -> run.replace("2024-01-01T10:00:00Z", "2024-01-01T10:00:00"),
                "/changed")
            .row("TYPE-2", "an offset", run -> run.replace("08:30:00", "08:30:00Z"), "/opens")
            .row(
                "TYPE-3",
                "text",
                run -> run.replace("\"active\":true", "\"active\":\"true\""),
                "/active")
            .row(
                "CMD-6",
                "bad config",
                run -> run.config(Models.CONFIG.replace("443", "0")).remove("CONTROL"),
                "/port")
            .rows());
    return rows;
  }

  static List<LintMutant> states() {
    List<LintMutant> rows = new ArrayList<>();
    rows.addAll(
        LintMutants.of(Models::read)
            .row(
                "READ-9",
                "two names of types",
                run ->
                    run.replace(
                        "{\"type\":\"STREAM\",\"stream\"",
                        "{\"state_type\":\"GLOBAL\",\"type\":\"STREAM\",\"stream\""),
                "state_type")
            .platform(
                "READ-9",
                "only the old name",
                run ->
                    run.replace(
                        "{\"type\":\"STREAM\",\"stream\"", "{\"state_type\":\"STREAM\",\"stream\""),
                "'type'")
            .row(
                "READ-9",
                "another kind than before",
                run -> run.state("[{\"type\":\"GLOBAL\",\"global\":{\"stream_states\":[]}}]"),
                "GLOBAL")
            .row(
                "READ-10",
                "no descriptor",
                run ->
                    run.insertBefore(
                        "\"id\":1",
                        "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{}}}"),
                "stream_descriptor")
            .row(
                "READ-11",
                "other stream",
                run -> run.insertBefore("\"id\":1", Models.stateLine("carts", "{}", 0)),
                "carts")
            .row(
                "READ-12",
                "own id",
                run -> run.payload("\"STATE\"", state -> state.put("id", 1)),
                "'id'")
            .row(
                "READ-17",
                "stands still",
                run -> run.replace("{\"changed\":\"3\"}", "{\"changed\":\"2\"}"),
                "1 records between")
            .row("READ-18", "counts wrong", run -> run.replace("2.0", "3.0"), "3.0")
            .row("READ-18", "count as text", run -> run.replace("2.0", "\"2\""), "recordCount")
            .platform(
                "READ-18",
                "does not count",
                run -> run.payload("\"STATE\"", state -> state.remove("sourceStats")),
                "not there")
            .row(
                "READ-19",
                "digits",
                run -> run.replace("{\"changed\":\"2\"}", "{\"changed\":12345678901234567.25}"),
                "digits")
            .rows());
    rows.addAll(
        LintMutants.of(Models::globalRead)
            .row(
                "READ-10",
                "half of all",
                run -> run.payload("\"lsn\":2", ReadMutants::forget),
                "orders")
            .row(
                "READ-9",
                "mixed",
                run -> run.insertBefore("\"lsn\":2", Models.stateLine("users", "{}", 2)),
                "STREAM")
            .row("READ-18", "counts wrong", run -> run.replace("2.0", "1.0"), "2 records")
            .row("READ-16", "no last state", run -> run.remove("\"lsn\":2"), "behind")
            .rows());
    return rows;
  }

  private static void forget(ObjectNode state) {
    state.withObject("global").withArray("stream_states").remove(1);
  }

  static List<LintMutant> lives() {
    List<LintMutant> rows = new ArrayList<>();
    rows.addAll(
        LintMutants.of(Models::read)
            .row("READ-7", "no cursor", run -> run.catalog(ReadMutants::withoutCursor), "cursor")
            .row(
                "READ-8",
                "unknown mode",
                run -> run.catalog(catalog -> stream(catalog, 1).put("sync_mode", "incremental")),
                "orders")
            .row("READ-16", "no last state", run -> run.remove("\"changed\":\"3\""), "behind")
            .row("READ-16", "no state at all", run -> run.remove("\"stream_state\":{}"), "no state")
            .platform(
                "READ-20", "no statuses", run -> run.removeAll("\"orders\"},\"status\""), "SILENT")
            .row(
                "READ-20",
                "no end",
                run -> run.remove("\"orders\"},\"status\":\"COMPLETE\""),
                "RUNNING")
            .row(
                "READ-20",
                "no start",
                run -> run.remove("\"orders\"},\"status\":\"STARTED\""),
                "SILENT")
            .row("READ-20", "late record", run -> run.out(Models.order(9)), "follows its COMPLETE")
            .row("READ-20", "late state", run -> run.moveToEnd("\"stream_state\":{}"), "state")
            .row(
                "READ-21",
                "other stream",
                run -> run.out(Models.status("carts", "STARTED")),
                "carts")
            .row(
                "READ-22",
                "half, and 0",
                run ->
                    run.replace(
                        "\"orders\"},\"status\":\"COMPLETE\"",
                        "\"orders\"},\"status\":\"INCOMPLETE\""),
                "INCOMPLETE")
            .row(
                "READ-23",
                "two reasons",
                run ->
                    run.replace(
                        "[{\"type\":\"RATE_LIMITED\"}]",
                        "[{\"type\":\"RATE_LIMITED\"},{\"type\":\"RATE_LIMITED\"}]"),
                "2 reasons")
            .row(
                "READ-24",
                "half an estimate",
                run -> run.replace(",\"byte_estimate\":300", ""),
                "byte_estimate")
            .row(
                "READ-24",
                "two kinds",
                run ->
                    run.replace(
                        "\"type\":\"STREAM\",\"name\":\"orders\"",
                        "\"type\":\"SYNC\",\"name\":\"orders\""),
                "SYNC")
            .rows());
    rows.addAll(
        LintMutants.of(Models::failingRead)
            .row("READ-22", "no INCOMPLETE", run -> run.remove("\"INCOMPLETE\""), "RUNNING")
            .row(
                "READ-22",
                "no name",
                run -> run.replace(",\"stream_descriptor\":{\"name\":\"orders\"}}}}", "}}}"),
                "no ERROR")
            .rows());
    return rows;
  }

  private static void withoutCursor(ObjectNode catalog) {
    ObjectNode stream = (ObjectNode) stream(catalog, 0).path("stream");
    stream.remove("source_defined_cursor");
    stream.remove("default_cursor_field");
  }

  private static ObjectNode stream(ObjectNode catalog, int at) {
    return (ObjectNode) catalog.path("streams").get(at);
  }
}
