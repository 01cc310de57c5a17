package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be said about a connector. */
public enum SettingKey {
  COMMAND,
  ENVIRONMENT,
  SIDE,
  PROFILE,
  RULES,
  REPORTS,
  CONFIG,
  CATALOG,
  STATE,
  INPUT,
  PATIENCE,
  ANSWER_LIMIT,
  BAD_CONFIGS,
  PLAIN_OPTIONS,
  KEPT_SPECIFICATION,
  PREVIOUS_SPECIFICATION,
  PREVIOUS_CATALOG,
  NOISY_CONFIG,
  MEMORY_LIMIT,
  VERSION,
  CURSORS,
  EMPTY_STREAMS,
  UNSEEN_FIELDS,
  EXPECTED_RECORDS,
  REPEATS,
  STATE_LIMIT,
  PARTITIONED_CONFIG,
  OLD_STATE,
  FUTURE_STATE,
  LONG_CONFIG,
  FAILING_STREAM,
  WORKERS_OPTION,
  RATE_LIMITED_CONFIG,
  FAULTY_CONFIGS,
  ODD_VALUES,
  CUTS,
  KILLS,
  SHUFFLES,
  SEED,
  STORE,
  FEATURES,
  IN_LITTLE_MEMORY,
  OUTAGE,
  REJECTION,
  PREFIX,
  MANY_STREAMS,
  MANY_COLUMNS;

  /** Its name in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(SettingKey::word).toList();
  }

  /** The value, if it is what it has to be. */
  JsonNode require(JsonNode value, boolean fits, String expected) {
    if (!fits) {
      throw new ConfigException("The setting '%s' has to be %s.".formatted(word(), expected));
    }
    return value;
  }

  /** The part of a value that has to be there. */
  JsonNode part(JsonNode value, String name) {
    JsonNode part = value.path(name);
    if (part.isMissingNode()) {
      throw new ConfigException("The setting '%s' needs '%s'.".formatted(word(), name));
    }
    return part;
  }
}
