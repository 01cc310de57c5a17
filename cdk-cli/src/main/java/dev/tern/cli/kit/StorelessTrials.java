package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.connector.ConnectorChecks;
import dev.tern.testkit.connector.ConnectorSubject;
import dev.tern.testkit.connector.ConnectorTrials;
import dev.tern.testkit.connector.ExitCodes;
import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.rule.Rules;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Suite;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A destination on trial whose store nobody looks into. For one thread. */
final class StorelessTrials extends ConnectorTrials {
  private static final String STREAM = "tern_check_nothing";
  private static final String NO_READER =
      "It takes a look into the store. Say how with the setting 'store'.";

  StorelessTrials(ConnectorSubject subject, TranscriptJudge judge) {
    super(subject, judge);
  }

  /** What can be told all the same; the rest is skipped with the reason. */
  static Suite<ConnectorTrials> suite() {
    List<Check<? super ConnectorTrials>> checks = new ArrayList<>(ConnectorChecks.all());
    checks.addAll(ConnectorChecks.last());
    new TreeSet<>(DestinationChecks.writtenRules()).forEach(rule -> checks.add(new Skipped(rule)));
    return new Suite<>(Subject.DESTINATION, Rules.all(), checks, List.of(ExitCodes.under()));
  }

  /** A rule that only the store tells about. */
  private record Skipped(String rule) implements Check<ConnectorTrials> {
    @Override
    public Observation examine(ConnectorTrials trials) {
      return Observation.doesNotApply(NO_READER);
    }
  }

  /** A write of one stream, with nothing to write. */
  @Override
  public Trial work(JsonNode config) {
    ObjectNode catalog = ProtocolJson.mapper().createObjectNode();
    ObjectNode configured = catalog.putArray("streams").addObject();
    ObjectNode stream = configured.putObject("stream").put("name", STREAM);
    ObjectNode schema = stream.putObject("json_schema").put("type", "object");
    schema.putObject("properties").putObject("id").put("type", "integer");
    stream.putArray("supported_sync_modes").add("full_refresh");
    configured
        .put("sync_mode", "full_refresh")
        .put("destination_sync_mode", "append")
        .put("generation_id", 1)
        .put("minimum_generation_id", 0)
        .put("sync_id", 1);
    return Trial.write(config, catalog);
  }

  /** How it ended is all that can be compared. */
  @Override
  public Optional<String> differenceIn(Connector elsewhere) throws InterruptedException {
    try (LiveRun run = connector().start(elsewhere, work(config()).named("write elsewhere"))) {
      run.endInput();
      Observed there = run.finish();
      return there.exitCode() == 0 ? Optional.empty() : Optional.of(there.end() + ".");
    }
  }
}
