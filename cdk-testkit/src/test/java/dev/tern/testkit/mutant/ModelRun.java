package dev.tern.testkit.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Profile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of a model connector, line by line, that can be spoilt before it is judged. */
final class ModelRun {

  private final Verb verb;
  private final UnaryOperator<LintTask> known;
  private final List<byte[]> input = new ArrayList<>();
  private final List<byte[]> output = new ArrayList<>();
  private final List<byte[]> errors = new ArrayList<>();
  private int exitCode;
  private @Nullable JsonNode spec;
  private @Nullable JsonNode config;
  private @Nullable JsonNode catalog;
  private @Nullable JsonNode state;
  private @Nullable JsonNode before;

  /** A run that says nothing and ends with 0. */
  ModelRun(Verb verb, UnaryOperator<LintTask> known) {
    this.verb = verb;
    this.known = known;
  }

  static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  ModelRun spec(String text) {
    spec = json(text);
    return this;
  }

  ModelRun config(String text) {
    config = json(text);
    return this;
  }

  ModelRun catalog(String text) {
    catalog = json(text);
    return this;
  }

  ModelRun state(String text) {
    state = json(text);
    return this;
  }

  ModelRun before(String text) {
    before = json(text);
    return this;
  }

  /** Changes the catalog that the run was given. */
  ModelRun catalog(Consumer<ObjectNode> change) {
    change.accept((ObjectNode) Objects.requireNonNull(catalog));
    return this;
  }

  ModelRun exit(int code) {
    exitCode = code;
    return this;
  }

  ModelRun in(String... lines) {
    for (String line : lines) {
      input.add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  ModelRun out(String... lines) {
    for (String line : lines) {
      output.add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  ModelRun err(String... lines) {
    for (String line : lines) {
      errors.add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Puts a line in front of the first that has a text in it. */
  ModelRun insertBefore(String piece, String line) {
    output.add(place(piece), (line + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Puts bytes in the place of the first line that has a text in it. */
  ModelRun bytes(String piece, UnaryOperator<byte[]> change) {
    int place = place(piece);
    output.set(place, change.apply(output.get(place)));
    return this;
  }

  /** Changes the text of the first line that has a text in it. */
  ModelRun text(String piece, UnaryOperator<String> change) {
    return bytes(
        piece,
        bytes ->
            change
                .apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a text by another in the first line that has it. */
  ModelRun replace(String old, String other) {
    return text(old, line -> line.replace(old, other));
  }

  /** Changes the payload of the first message of a line that has a text in it. */
  ModelRun payload(String piece, Consumer<ObjectNode> change) {
    return text(
        piece,
        line -> {
          ObjectNode message = (ObjectNode) json(line);
          for (JsonNode part : message) {
            if (part.isObject()) {
              change.accept((ObjectNode) part);
            }
          }
          return message + "\n";
        });
  }

  /** Takes the first line away that has a text in it. */
  ModelRun remove(String piece) {
    output.remove(place(piece));
    return this;
  }

  /** Takes every line away that has a text in it. */
  ModelRun removeAll(String piece) {
    output.removeIf(line -> new String(line, StandardCharsets.UTF_8).contains(piece));
    return this;
  }

  /** Moves the first line that has a text in it to the end. */
  ModelRun moveToEnd(String piece) {
    output.add(output.remove(place(piece)));
    return this;
  }

  /** Says the first line that has a text in it twice. */
  ModelRun repeat(String piece) {
    int place = place(piece);
    output.add(place, output.get(place));
    return this;
  }

  private int place(String piece) {
    return IntStream.range(0, output.size())
        .filter(at -> new String(output.get(at), StandardCharsets.UTF_8).contains(piece))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No line has " + piece));
  }

  /** What the linter says. */
  List<Finding> findings(Profile profile) {
    return judged(profile).findings();
  }

  /** What the linter looked at. */
  Set<String> looked(Profile profile) {
    return judged(profile).judged();
  }

  private Linter judged(Profile profile) {
    Linter linter = new Linter(task(profile));
    input.forEach(line -> linter.input(line, 0, line.length));
    output.forEach(line -> linter.output(line, 0, line.length));
    errors.forEach(line -> linter.errors(line, 0, line.length));
    linter.end(OptionalInt.of(exitCode));
    return linter;
  }

  private LintTask task(Profile profile) {
    LintTask task = known.apply(LintTask.of(verb, profile));
    task = spec == null ? task : task.withSpec(spec);
    task = config == null ? task : task.withConfig(config);
    task = catalog == null ? task : task.withCatalog(catalog);
    task = state == null ? task : task.withState(state);
    return before == null ? task : task.withBefore(before);
  }
}
