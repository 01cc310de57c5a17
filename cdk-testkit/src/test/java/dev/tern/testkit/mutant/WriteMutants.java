package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Faults in what write prints. */
final class WriteMutants {

  private WriteMutants() {}

  private static void goBack(ModelRun run) {
    run.moveToEnd("\"id\":2")
        .replace(
            "\"id\":3,\"destinationStats\":{\"recordCount\":1.0",
            "\"id\":3,\"destinationStats\":{\"recordCount\":3.0");
  }

  static List<LintMutant> all() {
    return LintMutants.of(Models::write)
        .row(
            "WRITE-2",
            "invents a state",
            run -> run.insertBefore("\"id\":2", Models.stateLine("orders", "{\"x\":1}", 0)),
            "never received")
        .row("WRITE-2", "says it twice", run -> run.repeat("\"id\":3"), "twice")
        .row("WRITE-4", "loses the id", run -> run.replace("\"id\":2,", ""), "other properties")
        .row(
            "WRITE-4",
            "changes it",
            run -> run.replace("{\"c\":1}", "{\"c\":9}"),
            "another position")
        .row(
            "WRITE-5",
            "names its table",
            run ->
                run.replace(
                    "\"users\",\"namespace\":\"shop\"", "\"users\",\"namespace\":\"public\""),
            "public.users")
        .row("WRITE-5", "lower case", run -> run.replace("\"shop\"", "\"SHOP\""), "SHOP")
        .row("WRITE-6", "goes back", WriteMutants::goBack, "newer")
        .row("WRITE-6", "loses the last", run -> run.remove("\"id\":4"), "orders")
        .row(
            "WRITE-7",
            "counts wrong",
            run ->
                run.replace(
                    "\"id\":3,\"destinationStats\":{\"recordCount\":1.0",
                    "\"id\":3,\"destinationStats\":{\"recordCount\":3.0"),
            "count 3.0")
        .platform(
            "WRITE-7",
            "does not count",
            run -> run.payload("\"id\":3", state -> state.remove("destinationStats")),
            "not there")
        .row(
            "WRITE-9",
            "takes any mode",
            run ->
                run.catalog(
                    catalog ->
                        ((ObjectNode) catalog.path("streams").get(1))
                            .put("destination_sync_mode", "overwrite")),
            "overwrite")
        .row("WRITE-19", "prints records", run -> run.out(Models.user(1)), "RECORD")
        .row(
            "WRITE-20",
            "fills a reset",
            run ->
                run.payload(
                    "\"id\":1", state -> state.withObject("stream").putObject("stream_state")),
            "without a position")
        .row("ENV-10", "error, and 0", run -> run.out(Models.error("system_error", "")), "is 0")
        .rows();
  }
}
