package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The fields of a schema, held against those of the records. */
final class FieldChecks {

  private static final Set<Level> WARNINGS = Set.of(Level.WARN, Level.ERROR, Level.FATAL);

  private FieldChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(new NamedCheck<>("SRC-5", FieldChecks::seen));
  }

  private static Observation seen(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.FULL);
    List<String> unseen = new ArrayList<>();
    Set<String> streams = new TreeSet<>();
    for (OfferedStream stream : trials.streams()) {
      List<String> fields = unseen(stream, whole.records(stream.id()));
      fields.removeAll(trials.subject().unseenFields());
      unseen.addAll(fields);
      if (!fields.isEmpty()) {
        streams.add(stream.name());
      }
    }
    if (unseen.isEmpty()) {
      return Observation.holds("Every field has a value in some record.");
    }
    Evidence[] warnings = warnings(whole, streams);
    String cause =
        warnings.length == 0
            ? ". Look whether the source and the schema call it alike; if "
            : ", and the source warns of it below: let source and schema call it alike. Only if ";
    return Observation.broken(
        "No record has a value in "
            + unseen
            + cause
            + "no record ever has one, name it in"
            + " unseenFields().",
        warnings);
  }

  /** As {@code stream.field}. */
  private static List<String> unseen(OfferedStream stream, List<JsonNode> records) {
    List<String> unseen = new ArrayList<>();
    stream.stream()
        .getJsonSchema()
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!records.isEmpty() && records.stream().noneMatch(it -> it.hasNonNull(field))) {
                unseen.add(stream.name() + "." + field);
              }
            });
    return unseen;
  }

  /** What the read logged about streams, such as a field it left out because nobody declared it. */
  private static Evidence[] warnings(Observed whole, Set<String> streams) {
    List<Pattern> names =
        streams.stream()
            .map(name -> Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)"))
            .toList();
    return whole.lines().stream()
        .filter(
            line ->
                line.message()
                    .map(message -> message.getLog())
                    .filter(log -> warns(log, names))
                    .isPresent())
        .map(line -> line.evidence(whole.trial().name()))
        .toArray(Evidence[]::new);
  }

  private static boolean warns(AirbyteLogMessage log, List<Pattern> names) {
    return WARNINGS.contains(log.getLevel())
        && names.stream().anyMatch(name -> name.matcher(log.getMessage()).find());
  }
}
