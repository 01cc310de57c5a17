package dev.tern.testkit.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Trial;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Whether secrets stay where they are. */
final class SecretChecks {

  private SecretChecks() {}

  static List<Check<ConnectorTrials>> all() {
    return List.of(new NamedCheck<>("ANY-7", SecretChecks::canary));
  }

  private static Observation canary(ConnectorTrials trials)
      throws IOException, InterruptedException {
    ObjectNode config = trials.config();
    int planted = 0;
    for (PlacedOption option : PlacedOption.in(trials.specification(), config)) {
      if (option.schema().path("airbyte_secret").asBoolean() && isText(option, config)) {
        config = option.with(config, TextNode.valueOf("Canary\"/ä?" + UUID.randomUUID()));
        planted++;
      }
    }
    if (planted == 0) {
      return Observation.doesNotApply("The configuration has no secret text.");
    }
    SecretMask mask = SecretMask.of(trials.specification(), config);
    for (Trial trial : List.of(Trial.of("check", config), trials.work(config))) {
      Trial planting = trial.named(trial.name() + " with planted secrets").unjudged();
      Observed run = trials.connector().run(planting, trials.input());
      Optional<Evidence> leak = leak(run, mask);
      if (leak.isPresent()) {
        return Observation.broken(
            "A planted secret comes out of " + trial.command().get(0) + ".", leak.get());
      }
    }
    return named(mask)
        .map(file -> Observation.broken("A file is named after a planted secret: " + file + "."))
        .orElse(Observation.holds("A planted secret comes out nowhere."));
  }

  private static boolean isText(PlacedOption option, JsonNode config) {
    return option.of(config).filter(JsonNode::isTextual).isPresent()
        || (option.of(config).isEmpty() && option.schema().path("type").asText().equals("string"));
  }

  private static Optional<Evidence> leak(Observed run, SecretMask mask) {
    Stream<Evidence> out =
        run.lines().stream()
            .filter(line -> shows(spoken(line), mask))
            .map((OutputLine line) -> line.evidence(run.trial().name()));
    Stream<Evidence> errors =
        run.errors()
            .lines()
            .filter(line -> shows(line, mask))
            .map(line -> new Evidence(run.trial().name() + ", stderr", 0, line));
    return Stream.concat(out, errors)
        .findFirst()
        .map(it -> new Evidence(it.where(), it.line(), mask.apply(it.text())));
  }

  /** A line without the configuration that a CONTROL has to hand over whole. */
  private static String spoken(OutputLine line) {
    if (line.message().map(AirbyteMessage::getControl).isEmpty()) {
      return line.text();
    }
    try {
      JsonNode tree = ProtocolJson.mapper().readTree(line.text());
      if (tree.at("/control/connectorConfig") instanceof ObjectNode handed) {
        handed.remove("config");
      }
      return tree.toString();
    } catch (JsonProcessingException e) {
      return line.text();
    }
  }

  private static boolean shows(String text, SecretMask mask) {
    return !mask.apply(text).equals(text);
  }

  private static Optional<String> named(SecretMask mask) throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (shows(name, mask)) {
          return Optional.of(mask.apply(name));
        }
      }
    }
    return Optional.empty();
  }
}
