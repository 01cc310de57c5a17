package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.NearestName;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields of a schema, held against those of the records. */
final class FieldChecks {

  private static final Set<Level> WARNINGS = Set.of(Level.WARN, Level.ERROR, Level.FATAL);

  private FieldChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(new NamedCheck<>("SRC-5", FieldChecks::seen));
  }

  /**
   * A field of a schema that no record has a value in.
   *
   * @param meant a field that came and is not declared, of nearly the same name
   */
  private record Unseen(String stream, String field, Optional<String> meant) {

    String told() {
      return stream + "." + field;
    }

    Optional<String> slip() {
      return meant.map(
          name ->
              String.format(
                  "'%s' is not in the schema of '%s', and its '%s' never came: is one the"
                      + " misspelling of the other?",
                  name, stream, field));
    }
  }

  private static Observation seen(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.FULL);
    List<Unseen> unseen = new ArrayList<>();
    for (OfferedStream stream : trials.streams()) {
      unseen.addAll(unseen(stream, whole.records(stream.id())));
    }
    unseen.removeIf(field -> trials.subject().unseenFields().contains(field.told()));
    if (unseen.isEmpty()) {
      return Observation.holds("Every field has a value in some record.");
    }
    Evidence[] warnings =
        warnings(whole, unseen.stream().map(Unseen::stream).collect(Collectors.toSet()));
    List<String> slips = unseen.stream().flatMap(field -> field.slip().stream()).toList();
    return Observation.broken(
        "No record has a value in "
            + unseen.stream().map(Unseen::told).toList()
            + (slips.isEmpty() ? cause(warnings) : ". " + String.join(" ", slips) + " If ")
            + "no record ever has one, name it in unseenFields().",
        warnings);
  }

  private static String cause(Evidence[] warnings) {
    return warnings.length == 0
        ? ". Look whether the source and the schema call it alike; if "
        : ", and the source warns of it below: let source and schema call it alike. Only if ";
  }

  private static List<Unseen> unseen(OfferedStream stream, List<JsonNode> records) {
    if (records.isEmpty()) {
      return List.of(); // the matter of another rule
    }
    JsonNode declared = stream.stream().getJsonSchema().path("properties");
    Set<String> came = new TreeSet<>();
    records.forEach(record -> record.fieldNames().forEachRemaining(came::add));
    List<String> strangers = came.stream().filter(field -> !declared.has(field)).toList();
    List<Unseen> unseen = new ArrayList<>();
    for (String field : (Iterable<String>) declared::fieldNames) {
      if (records.stream().noneMatch(record -> record.hasNonNull(field))) {
        Optional<String> meant =
            came.contains(field) ? Optional.empty() : NearestName.find(field, strangers);
        unseen.add(new Unseen(stream.name(), field, meant));
      }
    }
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
