package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The faults that the linter has to catch, as {@code lint-mutants.yaml} lists them, and those that
 * are too large or too odd for a table.
 */
final class LintMutants {

  private static final String TABLE = "lint-mutants.yaml";

  private LintMutants() {}

  /** Every one. */
  static List<LintMutant> all() {
    List<LintMutant> mutants = new ArrayList<>();
    for (Map.Entry<String, JsonNode> model : table().properties()) {
      for (JsonNode row : model.getValue()) {
        mutants.add(
            new LintMutant(
                row.required("rule").textValue(),
                row.required("fault").textValue(),
                () -> Models.named(model.getKey()),
                run -> LintEdits.apply(row, run),
                row.required("says").textValue(),
                row.path("platform").booleanValue()));
      }
    }
    mutants.addAll(odd());
    return mutants;
  }

  private static JsonNode table() {
    try (InputStream file = Objects.requireNonNull(LintMutants.class.getResourceAsStream(TABLE))) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LintMutant> odd() {
    String deep = "[".repeat(999) + "]".repeat(999);
    return List.of(
        read("ENV-1", "no last line feed", run -> run.trimLast(), "line feed"),
        read("ENV-6", "Latin 1", run -> run.replaceByte("\"Ada\"", 'A', 0xC4), "UTF-8"),
        read("ENV-21", "deep", run -> run.replace("\"a\"", deep), "nesting"),
        read("ENV-21", "many digits", run -> run.replace("1.50", "1".repeat(1001)), "numbers"),
        read("ENV-22", "huge", run -> run.replace("Ada", "a".repeat(20_000_000)), "20000"),
        new LintMutant(
            "CMD-4", "SPEC in line 12", Models::sourceSpec, LintMutants::delay, "line 12", false));
  }

  private static LintMutant read(String rule, String fault, Spoiler spoiler, String word) {
    return new LintMutant(rule, fault, Models::read, spoiler::spoil, word, false);
  }

  private static void delay(ModelRun run) {
    for (int line = 0; line < 10; line++) {
      run.repeat("\"LOG\"");
    }
  }

  /** Changes a run. */
  private interface Spoiler {
    void spoil(ModelRun run);
  }
}
