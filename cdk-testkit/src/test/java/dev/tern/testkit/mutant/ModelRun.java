package dev.tern.testkit.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Profile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
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

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
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

  /** Changes a value of the catalog that the run was given. */
  ModelRun plan(String pointer, JsonNode value) {
    set(Objects.requireNonNull(catalog), pointer, value);
    return this;
  }

  ModelRun exit(int code) {
    exitCode = code;
    return this;
  }

  ModelRun in(String... lines) {
    for (String line : lines) {
      input.add(bytes(line + "\n"));
    }
    return this;
  }

  ModelRun out(String... lines) {
    for (String line : lines) {
      output.add(bytes(line + "\n"));
    }
    return this;
  }

  ModelRun err(String... lines) {
    for (String line : lines) {
      errors.add(bytes(line + "\n"));
    }
    return this;
  }

  /** Puts a line in front of the first that has a text in it. */
  ModelRun insertBefore(String piece, String line) {
    output.add(place(piece), bytes(line + "\n"));
    return this;
  }

  /** Replaces a character by a byte in the first line that has a text in it. */
  ModelRun replaceByte(String piece, char old, int other) {
    byte[] line = output.get(place(piece));
    for (int at = 0; at < line.length; at++) {
      line[at] = line[at] == old ? (byte) other : line[at];
    }
    return this;
  }

  /** Takes the last line feed away. */
  ModelRun trimLast() {
    int last = output.size() - 1;
    byte[] line = output.get(last);
    output.set(last, Arrays.copyOf(line, line.length - 1));
    return this;
  }

  /** Replaces a text by another in the first line that has it. */
  ModelRun replace(String old, String other) {
    int place = place(old);
    output.set(place, bytes(text(output.get(place)).replace(old, other)));
    return this;
  }

  /** Changes a value of the first line that has a text in it; a missing one takes it away. */
  ModelRun edit(String piece, String pointer, JsonNode value) {
    int place = place(piece);
    JsonNode message = json(text(output.get(place)));
    set(message, pointer, value);
    output.set(place, bytes(message + "\n"));
    return this;
  }

  private static void set(JsonNode root, String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.remove(name);
      object.setAll(value.isMissingNode() ? Map.of() : Map.of(name, value));
    } else if (value.isMissingNode()) {
      ((ArrayNode) parent).remove(Integer.parseInt(name));
    } else {
      ((ArrayNode) parent).insert(Integer.parseInt(name), value);
    }
  }

  /** Takes the first line away that has a text in it. */
  ModelRun remove(String piece) {
    output.remove(place(piece));
    return this;
  }

  /** Takes every line away that has a text in it. */
  ModelRun removeAll(String piece) {
    output.removeIf(line -> text(line).contains(piece));
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
        .filter(at -> text(output.get(at)).contains(piece))
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
