package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks data against a JSON schema (draft-07), which is looked at once: then the check is a walk
 * over the bytes that builds nothing.
 *
 * <p>What the walk knows: {@code type}, {@code properties}, {@code required}, {@code items}, {@code
 * additionalProperties}, {@code minimum}, {@code maximum}, an {@code enum} of texts, and the {@code
 * format} of dates and times, as {@code airbyte_type} says. A part of the schema with any other
 * keyword that says what is valid, such as {@code oneOf}, is checked by a general validator, on a
 * tree of its value alone. Other formats are notes for people. For one thread.
 */
public final class RecordValidator {

  private final SchemaStep root;
  private final JsonScanner scanner = new JsonScanner();

  private RecordValidator(SchemaStep root) {
    this.root = root;
  }

  /**
   * Prepares for a schema.
   *
   * @throws dev.tern.cdk.error.SystemException when a part of it is no valid schema
   */
  public static RecordValidator of(JsonNode schema) {
    return new RecordValidator(SchemaStep.of(schema, schema));
  }

  /**
   * Whether a schema can be walked from end to end, and has no {@code format}: then what fits here
   * fits for every validator of draft-07, and none has to be loaded.
   */
  public static boolean walks(JsonNode schema) {
    return SchemaStep.isWholeWalk(schema);
  }

  /**
   * The first thing that does not fit, as the end of a sentence that starts with the record and
   * holds no value; empty when all fits.
   *
   * @param json holds valid JSON in a range: one object, blanks around it allowed
   */
  public Optional<String> problem(byte[] json, int offset, int length) {
    int limit = offset + length;
    int start = scanner.blanks(json, offset, limit);
    if (start < 0) {
      return Optional.of("is empty");
    }
    Finding finding = new Finding(scanner);
    return root.walk(json, start, limit, finding) < 0 ? finding.text() : Optional.empty();
  }

  /** What was found, from the inside out. */
  static final class Finding {

    /** The answer of a step whose value does not fit. */
    static final int MISFIT = -3;

    final JsonScanner scanner;
    private String path = "";
    private @Nullable String problem;

    Finding(JsonScanner scanner) {
      this.scanner = scanner;
    }

    /** The value here does not fit. */
    int misfit(String text) {
      problem = text;
      return MISFIT;
    }

    /** The misfit is inside of a field or an element. */
    void inside(String name) {
      path = "/" + name + path;
    }

    Optional<String> text() {
      String what = problem == null ? "is no JSON" : problem;
      return Optional.of(path.isEmpty() ? what : "does not fit its schema: " + path + " " + what);
    }
  }
}
